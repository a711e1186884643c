#!/bin/sh
# Turns every KAFKA_* variable into a property of the broker (KAFKA_BROKER_ID=1 becomes broker.id=1), above the
# defaults of the image, and becomes the command. Variables that Kafka's own scripts read are left to them.
set -e
start=$KAFKA_HOME/bin/kafka-server-start.sh
[ "$1" = "$start" ] || exec "$@"

config=$KAFKA_HOME/config/broker.properties
cp "$KAFKA_HOME/config/server.properties" "$config"
for variable in $(env | sed -n 's/^\(KAFKA_[A-Z0-9_]*\)=.*/\1/p' | sort); do
  case $variable in
    KAFKA_HOME | KAFKA_HEAP_OPTS | KAFKA_OPTS | KAFKA_JVM_PERFORMANCE_OPTS | KAFKA_LOG4J_OPTS | KAFKA_JMX_OPTS | \
      KAFKA_GC_LOG_OPTS | KAFKA_DEBUG) continue ;;
  esac
  property=$(echo "${variable#KAFKA_}" | tr 'A-Z_' 'a-z.')
  eval "value=\$$variable"
  # shellcheck disable=SC2154
  echo "$property=$value" >>"$config"
done
# A broker tells its clients the name of its container, unless it was given another.
grep -q '^advertised\.' "$config" || echo "advertised.listeners=PLAINTEXT://$(hostname):9092" >>"$config"
exec "$start" "$config"
