/** What Fabric's own configuration files say: crypto-config.yaml and configtx.yaml. */
package io.longshore.controller.importing.fabric;
