#!/bin/sh
# Becomes the ZooKeeper server of ${ZOO_CONF_DIR}/zoo.cfg. JVMFLAGS adds flags to Java's.
set -e
case $1 in
  start-foreground) ;;
  *)
    echo "usage: zkServer.sh start-foreground" >&2
    exit 2
    ;;
esac
# shellcheck disable=SC2086
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xss256k -Xmx64m \
  -XX:SharedArchiveFile=/opt/zookeeper/classes.jsa \
  -Dlog4j.configuration=file:/opt/zookeeper/conf/log4j.properties \
  -cp "$(echo /opt/zookeeper/lib/*.jar | tr ' ' ':')" \
  $JVMFLAGS org.apache.zookeeper.server.quorum.QuorumPeerMain "$ZOO_CONF_DIR/zoo.cfg"
