/**
 * A first spec for somebody who has hosts and no spec: placed by the rules, commented throughout.
 */
package io.longshore.controller.init;
