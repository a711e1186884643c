# shellcheck shell=bash
# What the lab needs from the machine, and the Debian package each comes in.

readonly TOOLS=(
  dockerd:docker.io docker:docker.io containerd:containerd runc:runc tini:tini ip:iproute2 iptables:iptables
  nsenter:util-linux unshare:util-linux setpriv:util-linux setsid:util-linux flock:util-linux mount:mount
  hostname:hostname find:findutils
)
readonly IMAGE_TOOLS=(jlink:openjdk-17-jdk-headless mvn:maven dpkg-deb:dpkg apt-get:apt tar:tar)

# missing_packages TOOL:PACKAGE…: the packages to install, each once.
missing_packages() {
  local entry
  for entry in "$@"; do
    command -v "${entry%%:*}" >/dev/null || printf '%s\n' "${entry#*:}"
  done | sort -u
}

# require_tools TOOL:PACKAGE…: installs what is missing when LONGSHORE_INSTALL=yes, else says what to install.
require_tools() {
  local packages
  mapfile -t packages < <(missing_packages "$@")
  ((${#packages[@]} > 0)) || return 0
  if [[ ${LONGSHORE_INSTALL:-} == yes ]]; then
    install_packages "${packages[@]}"
    mapfile -t packages < <(missing_packages "$@")
  fi
  ((${#packages[@]} == 0)) || fail 3 "this machine lacks Debian packages: ${packages[*]}" \
    "install them: apt-get update && apt-get install --no-install-recommends ${packages[*]}" \
    "or let the lab do it: LONGSHORE_INSTALL=yes $LAB_COMMAND up"
}

# Installs without starting any service: the lab runs its own daemons, and one of the machine's is not its business.
install_packages() {
  local policy=/usr/sbin/policy-rc.d ours=no log=$LAB_HOME/install.log code=0
  say "installing ${*}"
  mkdir -p "$LAB_HOME"
  if [[ ! -e $policy ]]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  {
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
  } >"$log" 2>&1 || code=$?
  [[ $ours == no ]] || rm -f "$policy"
  hash -r
  ((code == 0)) || fail 3 "apt-get could not install ${*}; the end of $log:" "$(tail -3 "$log")"
}

require_rights() {
  ((EUID == 0)) || fail 3 "the lab makes namespaces and runs Docker daemons: it must be run as root"
  unshare --net --mount --uts --ipc --pid --fork true 2>/dev/null ||
    fail 3 "this machine does not let root make namespaces" "a container needs --privileged for it"
}
