# shellcheck shell=bash
# Services: named background processes of a host, such as an agent or the controller.

service_file() { printf '%s/services/%s.pid\n' "$(host_dir "$1")" "$2"; }
service_log() { printf '%s/services/%s.log\n' "$(host_dir "$1")" "$2"; }

require_service_name() {
  [[ $1 =~ ^[a-z0-9][a-z0-9._-]*$ ]] || fail 2 "'$1' is no name for a service" "use small letters, digits, '.', '_' and '-'"
}

# services_of HOST: "name(pid)" of each that lives.
services_of() {
  local file pid
  for file in "$(host_dir "$1")"/services/*.pid; do
    [[ -e $file ]] || continue
    if pid=$(living_pid "$file"); then printf '%s(%s) ' "$(basename "$file" .pid)" "$pid"; fi
  done
}

command_start() {
  (($# >= 3)) || fail 2 "usage: $LAB_COMMAND start HOST NAME COMMAND…"
  local host=$1 name=$2 file log pid
  shift 2
  require_hosts "$host"
  require_service_name "$name"
  file=$(service_file "$host" "$name")
  log=$(service_log "$host" "$name")
  if pid=$(living_pid "$file"); then fail 1 "$name already runs on $host (pid $pid)" "stop it: $LAB_COMMAND stop $host $name"; fi
  command -v "$1" >/dev/null || fail 2 "no such command: $1"
  launch "$host" "$file" "$log" "$@"
}

command_stop() {
  (($# == 2)) || fail 2 "usage: $LAB_COMMAND stop HOST NAME"
  require_hosts "$1"
  require_service_name "$2"
  end_process "$(service_file "$1" "$2")" 15
}

command_kill() {
  (($# == 2 || $# == 3)) || fail 2 "usage: $LAB_COMMAND kill HOST NAME [SIGNAL]"
  require_hosts "$1"
  require_service_name "$2"
  local signal=${3:-KILL} file
  file=$(service_file "$1" "$2")
  living_pid "$file" >/dev/null || fail 1 "$2 does not run on $1"
  signal_process "$file" "$signal"
  [[ $signal != KILL && $signal != 9 ]] || until_true 5 is_gone "$file"
}

command_logs() {
  (($# == 2)) || fail 2 "usage: $LAB_COMMAND logs HOST NAME"
  require_hosts "$1"
  require_service_name "$2"
  local log
  log=$(service_log "$1" "$2")
  [[ -e $log ]] || fail 1 "$2 has never run on $1"
  cat "$log"
}
