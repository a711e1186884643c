# shellcheck shell=bash
# What an agent costs its host: memory, processor time at rest, and the time of a start.

# Three hosts that hold the same in the seed's network: ZooKeeper, broker, orderer, peer, tools.
readonly ALIKE=(h86 h168 h121)
readonly IDLE_SECONDS=30

agent_pid() { lab status 2>/dev/null | sed -n "s/^$1 .*agent(\([0-9]*\)).*/\1/p"; }
kilobytes() { awk -v key="$2:" '$1 == key { print $2 }' "$1"; }
# utime and stime, in hundredths of a second.
processor_time() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# restarted HOST OPTION…: the agent runs again with these; words like NAME=VALUE before the first option are its environment.
restarted() {
  local host=$1 environment=() state
  state=$(agent_state "$host")
  shift
  while (($# > 0)) && [[ $1 =~ ^[A-Z_]+= ]]; do
    environment+=("$1")
    shift
  done
  lab stop "$host" agent
  lab start "$host" agent env "${environment[@]}" LONGSHORE_AGENT_JAVA_OPTIONS="$*" "$AGENT" run --state "$state"
}

# settled HOST OPTION…: milliseconds from the start of the process to the engine's first answer.
settled() {
  local host=$1 began
  began=$(millis)
  restarted "$@"
  until_true 60 said_since "$host" "$began" || fail "the agent of $host does not begin with: ${*:2}" "$LAB logs $host agent"
  printf '%s\n' "$(($(date --date "$(answered_at "$host" "$began")" +%s%3N) - began))"
}

answered_at() {
  local line
  while read -r line; do
    if (($(date --date "${line%% *}" +%s%3N 2>/dev/null || echo 0) >= $2)); then printf '%s\n' "${line%% *}"; fi
  done < <(lab logs "$1" agent | grep 'the engine answers') | tail -n 1
}
said_since() { [[ -n $(answered_at "$1" "$2") ]]; }

# measured HOST OPTION…: start ms, then of a host at rest RSS, PSS, anonymous KB and hundredths of a second in 30 s, then the
# most that was resident while two crashed containers came back.
measured() {
  local host=$1 start pid before rolled
  start=$(settled "$@")
  pid=$(agent_pid "$host")
  sleep "$IDLE_SECONDS"
  before=$(processor_time "$pid")
  sleep "$IDLE_SECONDS"
  before=$(($(processor_time "$pid") - before))
  rolled=$(mktemp)
  cat "/proc/$pid/smaps_rollup" >"$rolled"
  lab exec "$host" bash -c 'docker ps --quiet | head -n 2 | xargs docker kill' >/dev/null
  sleep 10
  printf '%s %s %s %s %s %s\n' "$start" "$(kilobytes "$rolled" Rss)" "$(kilobytes "$rolled" Pss)" \
    "$(kilobytes "$rolled" Anonymous)" "$before" "$(kilobytes "/proc/$pid/status" VmHWM)"
  rm -f "$rolled"
}

# resident_row OPTIONS HOST START RSS PSS ANONYMOUS CPU PEAK
resident_row() {
  awk -v name="${1:-as shipped}" -v host="$2" -v start="$3" -v rss="$4" -v pss="$5" -v anon="$6" -v cpu="$7" -v peak="$8" -v s="$IDLE_SECONDS" \
    'BEGIN { printf "%-58s %-5s %6.2f %6.1f %6.1f %6.1f %6.1f %6.1f\n", name, host, start / 1000, rss / 1024, pss / 1024, anon / 1024, peak / 1024, cpu * 10 / s }'
}
