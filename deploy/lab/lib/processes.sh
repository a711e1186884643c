# shellcheck shell=bash
# Processes known by pid files. A pid alone is no identity, since it is recycled: a pid file holds the pid and the
# clock tick at which that process started, and both must agree before anything is sent a signal.

# process_start PID: the tick since boot at which it started; fails when there is none, or only its corpse.
process_start() {
  local line
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  # The command's name, in parentheses, may hold spaces: count from behind it. State is then field 1, the start field 20.
  # shellcheck disable=SC2086
  set -- ${line##*) }
  [[ $1 != Z && $1 != X ]] || return 1
  printf '%s\n' "${20}"
}

# living_pid FILE: the pid in a pid file, if that very process lives.
living_pid() {
  local pid start
  { read -r pid start <"$1"; } 2>/dev/null || return 1
  [[ -n $start && $(process_start "$pid") == "$start" ]] || return 1
  printf '%s\n' "$pid"
}

is_gone() { ! living_pid "$1" >/dev/null; }

# signal_process FILE SIGNAL: "no such process" is no failure, it may end on its own at any time.
signal_process() {
  local pid
  pid=$(living_pid "$1") || return 0
  kill -s "$2" "$pid" 2>/dev/null || is_gone "$1"
}

# end_process FILE SECONDS: asks it to end, and makes it end when it has not within that time.
end_process() {
  signal_process "$1" TERM
  until_true "$2" is_gone "$1" || signal_process "$1" KILL
  until_true 5 is_gone "$1" || fail 1 "process $(living_pid "$1") ($1) does not end"
  rm -f "$1"
}
