/**
 * What a network is to be, one step at a time: each step looks first, acts only if it must, and
 * looks again. Decisions are pure functions of what was seen.
 */
package io.longshore.controller.workload.fabric.client.step;
