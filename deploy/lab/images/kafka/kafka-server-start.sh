#!/bin/sh
# Becomes the Kafka broker of a properties file. KAFKA_HEAP_OPTS, KAFKA_OPTS and KAFKA_JVM_PERFORMANCE_OPTS are Kafka's own.
set -e
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:--Xms64m -Xmx512m} \
  ${KAFKA_JVM_PERFORMANCE_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xss256k} \
  -XX:SharedArchiveFile=/opt/kafka/classes.jsa -Dlog4j.configuration=file:/opt/kafka/config/log4j.properties \
  -cp "$(echo /opt/kafka/libs/*.jar | tr ' ' ':')" \
  $KAFKA_OPTS kafka.Kafka "${1:-/opt/kafka/config/server.properties}"
