# shellcheck shell=bash
# How the scripts here speak, and how they end.

REPOSITORY=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
readonly REPOSITORY
# shellcheck disable=SC2034
readonly LAB=$REPOSITORY/deploy/lab/lab

step() { printf '\n== %s\n' "$*"; }
say() { printf '   %s\n' "$*"; }

# fail WHAT [REMEDY…]
fail() {
  printf '\n%s: %s\n' "$(basename -- "$0")" "$1" >&2
  shift
  for line in "$@"; do printf '    fix   %s\n' "$line" >&2; done
  exit 1
}

# until_true SECONDS COMMAND…: asks again every 100 ms until the command succeeds or the time is over.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}
