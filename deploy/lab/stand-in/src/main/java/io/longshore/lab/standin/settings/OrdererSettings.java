package io.longshore.lab.standin.settings;

import io.longshore.lab.standin.Death;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The orderer's settings from ORDERER_* variables; defaults are those of the sample orderer.yaml of
 * Fabric v1.4.0, except where the stand-in insists (genesis from a file, TLS on).
 *
 * @param timeWindow how far an envelope's timestamp may lie from this clock in Deliver
 * @param createsTopics whether the topic is created by request instead of by the broker's
 *     auto-creation; so from Kafka version 0.11 on in the real orderer
 * @param replicationFactor of a topic created by request
 */
public record OrdererSettings(
    Listener listener,
    String mspId,
    Path mspDirectory,
    Path genesisFile,
    Path ledger,
    Duration timeWindow,
    Retries retries,
    boolean createsTopics,
    int replicationFactor) {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\.\\d+)*");

  /** Reads them; dies with the first one that cannot be used. */
  public static OrdererSettings from(Environment env) throws Death {
    String method = env.text("ORDERER_GENERAL_GENESISMETHOD", "provisional");
    if (!method.equals("file")) {
      throw Death.panic(
          "Unknown genesis method: %s (the stand-in knows ORDERER_GENERAL_GENESISMETHOD=file only)",
          method);
    }
    if (!env.flag("ORDERER_GENERAL_TLS_ENABLED", false)) {
      throw Death.fatal("the stand-in serves over TLS only: set ORDERER_GENERAL_TLS_ENABLED=true");
    }
    if (env.flag("ORDERER_GENERAL_TLS_CLIENTAUTHREQUIRED", false)) {
      throw Death.fatal(
          "the stand-in does not ask clients for certificates: unset"
              + " ORDERER_GENERAL_TLS_CLIENTAUTHREQUIRED");
    }
    if (env.flag("ORDERER_KAFKA_TLS_ENABLED", false)) {
      throw Death.fatal(
          "the stand-in speaks to Kafka without TLS only: unset ORDERER_KAFKA_TLS_ENABLED");
    }
    return new OrdererSettings(
        new Listener(
            env.text("ORDERER_GENERAL_LISTENADDRESS", "127.0.0.1"),
            env.number("ORDERER_GENERAL_LISTENPORT", 7050, 0, 65535),
            env.path("ORDERER_GENERAL_TLS_PRIVATEKEY", "tls/server.key"),
            env.path("ORDERER_GENERAL_TLS_CERTIFICATE", "tls/server.crt"),
            env.paths("ORDERER_GENERAL_TLS_ROOTCAS", "[tls/ca.crt]")),
        env.text("ORDERER_GENERAL_LOCALMSPID", "SampleOrg"),
        env.path("ORDERER_GENERAL_LOCALMSPDIR", "msp"),
        env.path("ORDERER_GENERAL_GENESISFILE", "genesisblock"),
        Path.of(env.text("ORDERER_FILELEDGER_LOCATION", "/var/hyperledger/production/orderer")),
        env.duration("ORDERER_GENERAL_AUTHENTICATION_TIMEWINDOW", "15m"),
        Retries.from(env),
        createsTopics(env.text("ORDERER_KAFKA_VERSION", "0.10.2.0")),
        env.number("ORDERER_KAFKA_TOPIC_REPLICATIONFACTOR", 3, 1, Short.MAX_VALUE));
  }

  private static boolean createsTopics(String kafkaVersion) throws Death {
    Matcher version = VERSION.matcher(kafkaVersion);
    if (!version.matches()) {
      throw Death.fatal(
          "failed to parse config: ORDERER_KAFKA_VERSION is no version: '%s'", kafkaVersion);
    }
    int major = Integer.parseInt(version.group(1));
    return major > 0 || Integer.parseInt(version.group(2)) >= 11;
  }
}
