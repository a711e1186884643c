# shellcheck shell=bash
# Names, addresses and places of the lab. Everything else reads them from here.

readonly LAB_HOME=${LONGSHORE_LAB_HOME:-/var/lib/longshore-lab}
# Several labs can stand side by side on one machine, each with its own bridge: the addresses are the same and never meet.
readonly LAB_NAME=${LONGSHORE_LAB_NAME:-}
readonly LAB_STATE=$LAB_HOME${LAB_NAME:+/labs/$LAB_NAME}
readonly LAB_CACHE=$LAB_HOME/cache
# Prefix of every namespace and cgroup of this lab.
readonly LAB_PREFIX=ls-${LAB_NAME:+$LAB_NAME-}
readonly LAB_LAN=${LAB_PREFIX}lan

readonly DOCKER_HOSTS=(h86 h168 h121 h231)
readonly ALL_HOSTS=("${DOCKER_HOSTS[@]}" controller)
declare -rA ADDRESS=(
  [h86]=192.168.31.86
  [h168]=192.168.31.168
  [h121]=192.168.31.121
  [h231]=192.168.31.231
  [controller]=192.168.31.10
)
# Images are built in this host's daemon and copied to the others.
readonly BUILD_HOST=${DOCKER_HOSTS[0]}

# The caller's own Docker settings must never lead a command to a daemon outside the lab.
unset DOCKER_HOST DOCKER_CONTEXT DOCKER_TLS_VERIFY

host_namespace() { printf '%s%s\n' "$LAB_PREFIX" "$1"; }
host_dir() { printf '%s/hosts/%s\n' "$LAB_STATE" "$1"; }
host_socket() { printf '%s/hosts/%s/docker.sock\n' "$LAB_STATE" "$1"; }
has_docker() { [[ $1 != controller ]]; }

# docker_at HOST ARG…: the docker client on the host's daemon, from outside the host.
docker_at() {
  local host=$1
  shift
  docker -H "unix://$(host_socket "$host")" "$@"
}

# require_hosts HOST…: ends the program with the list of names when one is not a host.
require_hosts() {
  local host
  for host in "$@"; do
    [[ -n ${ADDRESS[$host]:-} ]] ||
      fail 2 "no host is called '$host'" "the hosts are: ${ALL_HOSTS[*]}"
  done
}
