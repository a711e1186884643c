/** Services as docker-compose files of version 1 to 3 describe them. */
package io.longshore.controller.importing.compose;
