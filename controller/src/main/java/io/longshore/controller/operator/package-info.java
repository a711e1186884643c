/** What operators ask of the controller: plan, apply, status, tokens, proof. */
package io.longshore.controller.operator;
