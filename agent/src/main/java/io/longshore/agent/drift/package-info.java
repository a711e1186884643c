/**
 * Where the host is not as the spec says, field by field, and what each difference is owed to.
 * Pure: both sides go in, findings come out. What neither the spec nor the agent sets is not
 * compared.
 */
package io.longshore.agent.drift;
