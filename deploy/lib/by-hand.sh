# shellcheck shell=bash
# The tightest script a person would write for the same containers: docker run, then a polling gate, stage after stage.
# It is given what takes a person longest: the exact options of every container, the keys and the genesis block.

# A template of Docker's, not of the shell's.
# shellcheck disable=SC2016
readonly RUN_OPTIONS='
{{- range .Config.Env}} --env {{printf "%q" .}}{{end}}
{{- range .HostConfig.Binds}} --volume {{printf "%q" .}}{{end}}
{{- range .HostConfig.Mounts}} --mount type={{.Type}},source={{.Source}},target={{.Target}}{{if .ReadOnly}},readonly{{end}}{{end}}
{{- range .HostConfig.ExtraHosts}} --add-host {{.}}{{end}}
{{- range $port, $bound := .HostConfig.PortBindings}}{{range $bound}} --publish {{.HostIP}}:{{.HostPort}}:{{$port}}{{end}}{{end}}
{{- if .Config.Tty}} --tty --interactive{{end}}
{{- if .Config.WorkingDir}} --workdir {{.Config.WorkingDir}}{{end}} --hostname {{.Config.Hostname}} --network {{.HostConfig.NetworkMode}}'

by_hand_docker() { docker -H "unix://$(host_socket_of "$1")" "${@:2}"; }
host_socket_of() { printf '%s/hosts/%s/docker.sock\n' "${FLEET_HOME%/fleet}" "$1"; }

# record_by_hand DIR: writes a "docker run" line for every container that runs now.
record_by_hand() {
  local host name
  rm -rf "$1"
  mkdir -p "$1"
  for host in "${HOSTS[@]}"; do
    for name in $(by_hand_docker "$host" ps --format '{{.Names}}'); do
      printf '%s %s %s\n' "$host" "$name" "$(by_hand_docker "$host" inspect --format "$RUN_OPTIONS {{.Config.Image}}{{range .Config.Cmd}} {{printf \"%q\" .}}{{end}}" "$name" | tr '\n' ' ')"
    done
  done >"$1/containers"
}

# run_by_hand DIR: brings the recorded network up, one stage after another.
run_by_hand() {
  local host network
  while read -r host network; do
    by_hand_docker "$host" network create "$network" >/dev/null &
  done < <(sed -E 's/^([^ ]+) .* --network ([^ ]+) .*/\1 \2/' "$1/containers" | sort -u)
  wait
  by_hand_stage "$1" '^zk[0-9]' && until_by_hand zookeeper_serves "$1"
  by_hand_stage "$1" '^kafka[0-9]' && until_by_hand brokers_registered "$1"
  by_hand_stage "$1" '^orderer[0-9]' && until_by_hand logged "$1" '^orderer[0-9]' 'Start phase completed successfully'
  by_hand_stage "$1" '^(peer[0-9]|cli)' && until_by_hand logged "$1" '^peer[0-9]' 'Started peer with ID'
}

by_hand_stage() {
  local host name options pids=() pid
  while read -r host name options; do
    [[ $name =~ $2 ]] || continue
    eval "by_hand_docker $host run --detach --name $name $options >/dev/null" &
    pids+=($!)
  done <"$1/containers"
  for pid in "${pids[@]}"; do wait "$pid"; done
}

until_by_hand() {
  local deadline=$((SECONDS + 120))
  until "$@"; do
    ((SECONDS < deadline)) || fail "the script's stage did not come up: $*"
    sleep 0.1
  done
}

four_letters() {
  lab exec controller timeout 2 bash -c "exec 3<>/dev/tcp/$1/2181 && printf '%s' '$2' >&3 && cat <&3" 2>/dev/null || true
}

zookeeper_serves() {
  local address
  for address in 192.168.31.86 192.168.31.168 192.168.31.121; do
    four_letters "$address" srvr | grep -q '^Mode: ' || return 1
  done
}

# Cheaper than asking the brokers, and early by what they still need to know each other: in the script's favour.
brokers_registered() {
  local address brokers
  for address in 192.168.31.86 192.168.31.168 192.168.31.121; do
    brokers=$(four_letters "$address" dump | grep -c '/brokers/ids/' || true)
    ((brokers < 4)) || return 0
  done
  return 1
}

logged() {
  local host name options
  while read -r host name options; do
    [[ $name =~ $2 ]] || continue
    by_hand_docker "$host" logs "$name" 2>&1 | grep -q "$3" || return 1
  done <"$1/containers"
}
