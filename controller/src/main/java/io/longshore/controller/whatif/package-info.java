/**
 * What still works when hosts are lost: a pure calculation over where the members of a Fabric
 * network stand, before anything has happened to any of them.
 */
package io.longshore.controller.whatif;
