/**
 * The fleet's certificates after they are made: who holds which, who is let in no more, renewal,
 * and what operators may ask about all that.
 */
package io.longshore.controller.certs;
