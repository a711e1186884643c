# shellcheck shell=bash
# What the lab says, and where: results to standard output, progress and problems to standard error.

say() { printf 'lab: %s\n' "$*" >&2; }

# fail CODE WHAT [REMEDY…]: 1 = it did not work, 2 = it was asked wrongly, 3 = the machine lacks something, 4 = the lab is down.
fail() {
  local code=$1 line
  shift
  printf 'lab: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '     %s\n' "$line" >&2; done
  exit "$code"
}

# seconds_since MILLIS: "1.4 s".
millis() { printf '%s\n' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }
seconds_since() {
  local took=$(($(millis) - $1))
  printf '%d.%d s\n' $((took / 1000)) $((took % 1000 / 100))
}

# until_true SECONDS COMMAND…: asks again every 50 ms until the command succeeds or the time is over.
until_true() {
  local deadline=$(($(millis) + $1 * 1000))
  shift
  until "$@"; do
    (($(millis) < deadline)) || return 1
    sleep 0.05
  done
}

# each_at_once FUNCTION ITEM…: runs FUNCTION ITEM for every item in parallel; fails when one failed.
each_at_once() {
  local function=$1 item pid failed=0 pids=()
  shift
  for item in "$@"; do
    "$function" "$item" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
  return "$failed"
}
