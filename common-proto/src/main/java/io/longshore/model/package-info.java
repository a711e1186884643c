/** What a host should hold and what it holds, as values that vouch for themselves. */
package io.longshore.model;
