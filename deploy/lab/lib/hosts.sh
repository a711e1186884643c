# shellcheck shell=bash
# Hosts: a set of namespaces held by a first process, and a real Docker daemon inside.

init_file() { printf '%s/init.pid\n' "$(host_dir "$1")"; }
dockerd_file() { printf '%s/dockerd.pid\n' "$(host_dir "$1")"; }
host_is_up() { living_pid "$(init_file "$1")" >/dev/null; }

# enter_host HOST [NSENTER-OPTION…] -- COMMAND…: in the namespaces of a running host.
enter_host() {
  local init
  init=$(living_pid "$(init_file "$1")") || fail 4 "host $1 is down" "start the lab: $LAB_COMMAND up"
  shift
  nsenter --target "$init" --net --mount --uts --ipc --pid "$@"
}

# launch HOST PIDFILE LOGFILE COMMAND…: a background process of the host, in the caller's working directory.
launch() {
  local host=$1 pid_file=$2
  shift
  rm -f "$pid_file"
  enter_host "$host" --wdns="$(working_dir_on "$host")" -- setsid --fork "$LAB_DIR/lib/host-launch" "$@" 9>&-
  until_true 5 test -s "$pid_file" || fail 1 "nothing started on $host: ${*:3}" "see $2"
}

# working_dir_on HOST: the caller's directory, or the root when the host does not have it (its /run is its own).
working_dir_on() {
  case $PWD/ in /run/* | /var/run/* | /proc/*) printf '/\n' ;; *) printf '%s\n' "$PWD" ;; esac
}

power_on() {
  local host=$1 dir
  dir=$(host_dir "$host")
  mkdir -p "$dir/services"
  rm -f "$dir"/*.pid "$dir/services/"*.pid
  # nsenter and unshare rather than "ip netns exec", which mounts a new /sys and so hides the device cgroup from dockerd.
  setsid nsenter --net="/run/netns/$(host_namespace "$host")" \
    unshare --mount --uts --ipc --pid --fork --kill-child --propagation private \
    "$LAB_DIR/lib/host-init" "$host" "$(init_file "$host")" \
    </dev/null >"$dir/init.log" 2>&1 9>&- &
  until_true 10 test -s "$(init_file "$host")" ||
    fail 1 "host $host did not start" "its first words: $(head -3 "$dir/init.log")"
}

start_dockerd() {
  local host=$1 dir
  dir=$(host_dir "$host")
  rm -f "$dir/docker.sock"
  printf '{}\n' >"$dir/daemon.json"
  launch "$host" "$(dockerd_file "$host")" "$dir/dockerd.log" dockerd \
    --config-file "$dir/daemon.json" --data-root "$dir/docker" --exec-root /run/docker --pidfile /run/docker.pid \
    --host unix:///var/run/docker.sock --host "unix://$dir/docker.sock" \
    --cgroup-parent "/$(host_namespace "$host")" --shutdown-timeout 5 --log-level warn
}

dockerd_listens_or_died() { [[ -S $(host_socket "$1") ]] || is_gone "$(dockerd_file "$1")"; }

await_dockerd() {
  local host=$1
  # The socket is there before the daemon is ready, and an early question waits for its answer.
  if until_true 30 dockerd_listens_or_died "$host" &&
    timeout 30 docker -H "unix://$(host_socket "$host")" version >/dev/null 2>&1; then return; fi
  say "the Docker daemon of $host does not answer; the end of $(host_dir "$host")/dockerd.log:"
  tail -5 "$(host_dir "$host")/dockerd.log" >&2
  return 1
}

# docker_up HOST: its daemon runs and answers; started when it is not running.
docker_up() {
  living_pid "$(dockerd_file "$1")" >/dev/null || start_dockerd "$1"
  await_dockerd "$1"
}

# host_ready HOST: power and, where it belongs, a daemon that answers.
host_ready() {
  host_is_up "$1" || power_on "$1"
  if has_docker "$1"; then docker_up "$1"; fi
}

hosts_up() {
  local host
  mkdir -p "$LAB_STATE"
  lan_up
  # One after the other: "ip netns add" is not safe beside itself.
  for host in "$@"; do host_is_up "$host" || plug_in "$host"; done
  each_at_once host_ready "$@" || fail 1 "the lab is not whole" "run it again: $LAB_COMMAND up"
}

# cut_power HOST: everything on the host dies at once, as when its plug is pulled. Its disk stays.
cut_power() {
  local host=$1
  signal_process "$(init_file "$host")" KILL
  until_true 10 is_gone "$(init_file "$host")" || fail 1 "the first process of $host does not die"
  unplug "$host"
  until_true 10 remove_cgroups "$host" || say "cgroups of $host are left: $(cgroups_of "$host")"
  rm -f "$(host_dir "$host")"/*.pid "$(host_dir "$host")"/services/*.pid "$(host_socket "$host")"
}

# shut_down HOST: services and daemon are asked to end, then the power goes.
shut_down() {
  local host=$1 file
  for file in "$(host_dir "$host")"/services/*.pid; do
    [[ ! -e $file ]] || end_process "$file" 10 &
  done
  wait
  if has_docker "$host"; then end_process "$(dockerd_file "$host")" 12; fi
  cut_power "$host"
}

# The cgroups of a host, under every hierarchy of version 1 or the single one of version 2, the innermost first.
cgroups_of() {
  find /sys/fs/cgroup -mindepth 1 -maxdepth 2 -type d -name "$(host_namespace "$1")" -exec find {} -depth -type d \; 2>/dev/null
}

remove_cgroups() {
  local cgroups
  mapfile -t cgroups < <(cgroups_of "$1")
  ((${#cgroups[@]} == 0)) || rmdir "${cgroups[@]}" 2>/dev/null
}
