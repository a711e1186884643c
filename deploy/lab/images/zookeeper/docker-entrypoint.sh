#!/bin/sh
# Writes zoo.cfg and myid from the environment, unless they are there, and becomes the command.
#   ZOO_MY_ID    this server's number; 1 unless said otherwise
#   ZOO_SERVERS  the ensemble: server.1=zk1:2888:3888 server.2=…; none for a server alone
set -e
config=$ZOO_CONF_DIR/zoo.cfg
if [ ! -e "$config" ]; then
  {
    echo "clientPort=$ZOO_PORT"
    echo "dataDir=$ZOO_DATA_DIR"
    echo "dataLogDir=$ZOO_DATA_LOG_DIR"
    echo "tickTime=$ZOO_TICK_TIME"
    echo "initLimit=$ZOO_INIT_LIMIT"
    echo "syncLimit=$ZOO_SYNC_LIMIT"
    for server in $ZOO_SERVERS; do echo "$server"; done
  } >"$config"
fi
[ -e "$ZOO_DATA_DIR/myid" ] || echo "${ZOO_MY_ID:-1}" >"$ZOO_DATA_DIR/myid"
exec "$@"
