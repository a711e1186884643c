/** The policy of this host: a file of root's, read again whenever it changes. */
package io.longshore.agent.policy;
