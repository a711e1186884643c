/** Gates: conditions of the running cluster, judged on the host by measuring them. */
package io.longshore.agent.gate;
