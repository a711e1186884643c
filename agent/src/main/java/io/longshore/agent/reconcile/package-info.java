/**
 * What the agent does next, decided by pure functions: desired and observed state, the history of
 * restarts and the time go in, at most one action for each subject comes out, each with its reason.
 */
package io.longshore.agent.reconcile;
