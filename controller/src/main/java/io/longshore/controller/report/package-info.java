/**
 * A drift report in the forms people and pipelines read: JSON with a schema, JUnit, SARIF 2.1.0,
 * and one self-contained HTML page. Each is a pure function of the report's message.
 */
package io.longshore.controller.report;
