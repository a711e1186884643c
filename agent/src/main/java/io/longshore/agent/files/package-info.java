/** File sets on disk: each version of a set appears whole, under its own name, or not at all. */
package io.longshore.agent.files;
