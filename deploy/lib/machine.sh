# shellcheck shell=bash
# What this machine needs, and how it gets it.

# Tool and the Debian package it comes in.
readonly NEEDS=(
  javac:openjdk-17-jdk-headless mvn:maven dockerd:docker.io ip:iproute2 iptables:iptables openssl:openssl python3:python3
)

# Installs what is missing when it may (root, apt-get, and LONGSHORE_INSTALL is not "no"); else says exactly what to install.
prepare_machine() {
  local entry missing=()
  ((EUID == 0)) || fail "the lab makes network namespaces and runs Docker daemons, which only root may do" \
    "run it as root on a machine where that is all right, for example in a virtual machine"
  for entry in "${NEEDS[@]}"; do
    command -v "${entry%%:*}" >/dev/null || missing+=("${entry#*:}")
  done
  export LONGSHORE_INSTALL=${LONGSHORE_INSTALL:-yes}
  ((${#missing[@]} > 0)) || return 0
  if [[ $LONGSHORE_INSTALL != yes ]] || ! command -v apt-get >/dev/null; then
    fail "this machine lacks: ${missing[*]}" "apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "installing ${missing[*]}"
  install_packages "${missing[@]}"
}

# No service is started by the installation: a Docker daemon of the machine's own is not our business.
install_packages() {
  local policy=/usr/sbin/policy-rc.d ours=no log code=0
  log=$(mktemp)
  if [[ ! -e $policy ]]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1 || code=$?
  [[ $ours == no ]] || rm -f "$policy"
  ((code == 0)) || fail "apt-get could not install $*: $(tail -n 1 "$log")" "see $log"
  rm -f "$log"
  hash -r
}

# Builds the distributions. The build is the project's own; tests are verify's work.
build() {
  local log
  log=$(mktemp)
  (cd "$REPOSITORY" && mvn -B -q -DskipTests package) >"$log" 2>&1 ||
    fail "the build failed: $(grep -m 1 ERROR "$log" || tail -n 1 "$log")" "see $log"
  rm -f "$log"
}
