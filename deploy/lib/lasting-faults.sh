# shellcheck shell=bash
# Faults that last, and what must be so during each of them: an engine that hangs, agents that die again and again, a disk
# under an agent that is full or cannot be written, a member that runs and serves nobody.

# engine_hangs HOST NAME SECONDS: the engine is stopped in the middle of everything, and a container's process is killed
# behind it. It is said that nothing is known and nothing is decided; afterwards that container is started once, and
# nothing else is touched.
engine_hangs() {
  local host=$1 name=$2 seconds=$3 process before others mark since
  process=$(first_process "$host" "$name")
  before=$(state_of "$host" "$name")
  others=$(fleet_print | grep -v " /$name ")
  mark=$(log_mark "$host")
  since=$(moment)
  at "$host" sh -c 'kill -STOP "$(cat /run/docker.pid)"'
  at "$host" kill -KILL "$process"
  until_true 30 log_says "$host" "$mark" 'nothing is decided while the engine does not answer' ||
    broken "the agent of $host does not say that its engine hangs" "$(log_since "$host" "$mark" | tail -n 5)"
  until_true 30 controller_says 'nothing is known: the engine does not answer' || broken "nobody is told that the engine of $host hangs" "$(controller status)"
  ends 4 "$host .*its Docker engine does not answer" "an engine that hangs is told of, and nothing of what was known" controller drift
  at controller sleep "$seconds"
  engines_go_on
  until_true 60 runs_anew "$host" "$name" "$before" || broken "$name on $host was not started after its engine hung" "$(log_since "$host" "$mark" | tail -n 5)"
  until_true 120 all_serve || broken "not everything serves after the engine of $host hung" "$(controller status)"
  [[ $(fleet_print | grep -v " /$name ") == "$others" ]] ||
    broken "the engine of $host hung, and others than $name were touched" "$(diff <(echo "$others") <(fleet_print | grep -v " /$name ") || true)"
  [[ $(calls_on "$host" "$since") == "start $name" ]] ||
    broken "the engine of $host hung, and more was done there than to start $name" "$(calls_on "$host" "$since")"
  held "an engine that hung for more than $seconds s: what died behind it is started once, nothing else is touched"
}
engines_go_on() {
  local host
  for host in "${HOSTS[@]}"; do at "$host" sh -c 'kill -CONT "$(cat /run/docker.pid)"'; done
}
# Whoever greps to the first find only breaks the pipe of the one that is read.
log_says() { grep -qE "$3" < <(log_since "$1" "$2"); }
controller_says() { grep -qE "$1" < <(controller status 2>&1); }
runs_anew() { [[ $(state_of "$1" "$2") == running* && $(state_of "$1" "$2") != "$3" ]]; }

# calls_on HOST SINCE: what was done to containers there, by the engine's own record, one a line.
calls_on() {
  engine "$1" events --since "$2" --until "$(moment)" --filter type=container --format '{{.Action}} {{.Actor.Attributes.name}}' |
    grep -E '^(create|start|stop|kill|pause|unpause|destroy|rename|update) ' || true
}

# agents_die_for SECONDS: every agent is killed again and again, after 0.1 to 6 s of life, and each time a container of
# another kind with them. Of their engines nothing is asked but to start what was killed, each behind its gate.
agents_die_for() {
  local seconds=$1 until=$((SECONDS + $1)) turn=0 deaths=0 kills=0 host name pid streams=() dying lives=(0.1 2.5 0.6 4 1.5 6)
  running_now >"$SCRATCH/running"
  for host in "${HOSTS[@]}"; do
    # The client itself, not a shell around it: it is to end when it is told to.
    docker -H "unix://${FLEET_HOME%/fleet}/hosts/$host/docker.sock" events --filter type=container \
      --format '{{.TimeNano}} {{.Action}} {{.Actor.Attributes.name}}' >"$SCRATCH/events.$host" &
    streams+=($!)
  done
  while ((SECONDS < until)); do
    read -r host name < <(member "${KINDS[turn % ${#KINDS[@]}]}" "$turn")
    if [[ $(state_of "$host" "$name") == running* ]]; then
      fault kill "$host" "$name"
      kills=$((kills + 1))
    fi
    dying=()
    for host in "${HOSTS[@]}"; do
      agent_dies "$host" &
      dying+=($!)
    done
    for pid in "${dying[@]}"; do wait "$pid" || broken "an agent could not be started again"; done
    deaths=$((deaths + ${#HOSTS[@]}))
    at controller sleep "${lives[turn % ${#lives[@]}]}"
    turn=$((turn + 1))
  done
  until_true 180 all_serve || broken "not everything serves after agents died for $seconds s" "$(controller status)"
  kill "${streams[@]}"
  wait "${streams[@]}" 2>/dev/null || true
  for host in "${HOSTS[@]}"; do sed -E "s|^([0-9]+ .*) ([^ ]+)$|\1 $host/\2|" "$SCRATCH/events.$host"; done >"$SCRATCH/events"
  python3 "$REPOSITORY/deploy/lib/start-order.py" "$SCRATCH/running" <"$SCRATCH/events" ||
    broken "agents that died for $seconds s did what they should not"
  held "agents were killed $deaths times in $seconds s, and $kills containers: nothing was made, stopped or removed, each start in order"
}
agent_dies() {
  lab kill "$1" agent
  lab start "$1" agent "$AGENT" run --state "$(agent_state "$1")"
}
# running_now: "ROLE HOST/NAME" of each container of ours that runs.
running_now() {
  local host
  for host in "${HOSTS[@]}"; do
    engine "$host" ps --filter label=io.longshore.deployment --format "{{.Label \"io.longshore.role\"}} $host/{{.Names}}"
  done
}

# on_own_disk HOST: its agent's state comes onto a disk of its own with 2 MiB of room.
on_own_disk() {
  local state
  state=$(agent_state "$1")
  lab stop "$1" agent
  at "$1" sh -ec "mkdir -p /run/disk
    mount -t tmpfs -o mode=700,size=\$((\$(du -sk '$state' | cut -f1) + 2048))k tmpfs /run/disk
    cp -a '$state/.' /run/disk/
    mount --bind /run/disk '$state'"
  lab start "$1" agent "$AGENT" run --state "$state"
}
# off_own_disk HOST: back, with all that was written meanwhile.
off_own_disk() {
  local state
  state=$(agent_state "$1")
  lab stop "$1" agent
  at "$1" sh -ec "umount '$state'
    rm -rf '$state'/*
    cp -a /run/disk/. '$state/'
    umount /run/disk"
  lab start "$1" agent "$AGENT" run --state "$state"
}

# heals HOST NAME WHEN: a killed container is started again there.
heals() {
  local before
  before=$(state_of "$1" "$2")
  fault kill "$1" "$2"
  until_true 90 runs_anew "$1" "$2" "$before" || broken "$3 $2 was not healed" "$(lab logs "$1" agent | tail -n 5)"
}

# disk_is_bad HOST FIRST SECOND: the disk under its agent is full, then read-only. Containers are healed all the same, it
# is said what is wrong and what helps, and once there is room nothing is left of it.
disk_is_bad() {
  local host=$1 first=$2 second=$3 state mark
  state=$(agent_state "$host")
  on_own_disk "$host"
  until_true 120 all_serve || broken "not everything serves with the agent of $host on a disk of its own" "$(controller status)"
  at "$host" sh -c "cat /dev/zero >'$state/filler' 2>/dev/null" || true
  heals "$host" "$first" "on a full disk"
  until_true 30 controller_says 'No space left on device' || broken "nobody is told that the disk of $host is full" "$(controller status)"
  controller_says 'make room on the host.s disk' || broken "it is not said what helps against a full disk" "$(controller status)"
  held "a full disk under the agent of $host is told of with a remedy"
  mark=$(log_mark "$host")
  agent_dies "$host"
  until_true 60 looked_since "$host" "$mark" || broken "an agent does not begin on a full disk" "$(log_since "$host" "$mark" | tail -n 5)"
  heals "$host" "$second" "by an agent that began on a full disk"
  held "containers are healed on a full disk, by an agent that was there before and by one that began on it"
  at "$host" rm "$state/filler"
  until_true 120 all_serve || broken "not everything serves with room on the disk again" "$(controller status)"
  until_true 30 nothing_is_wrong || broken "a disk that has room again is still told of" "$(controller status)"
  at "$host" grep -q "$second" "$state/state/restarts" || broken "what was started on a full disk is not written down once there is room"
  held "once there is room all is written down, and nothing is left of it"

  # The kernel lets nobody take writing from a mount in which a file is open for it, as the agent's lock is and what it
  # writes at the moment.
  at "$host" mount --bind "$state/state" "$state/state"
  until_true 30 read_only "$host" "$state/state" || broken "the disk of $host is written all the time"
  heals "$host" "$first" "on a read-only disk"
  until_true 30 controller_says 'Read-only file system' || broken "nobody is told that the disk of $host is read-only" "$(controller status)"
  lab kill "$host" agent
  until_true 10 read_only "$host" "$state" || broken "the disk of $host stays writable without an agent"
  mark=$(log_mark "$host")
  lab start "$host" agent "$AGENT" run --state "$state"
  until_true 30 log_says "$host" "$mark" 'cannot be written: Read-only file system' || broken "an agent that begins on a read-only disk does not say so" "$(log_since "$host" "$mark" | tail -n 5)"
  log_says "$host" "$mark" 'mount the disk for writing' || broken "an agent that begins on a read-only disk does not say what helps" "$(log_since "$host" "$mark")"
  at "$host" sh -ec "umount '$state/state'; mount -o remount,bind,rw '$state'"
  off_own_disk "$host"
  until_true 120 all_serve || broken "not everything serves after the disk of $host was read-only" "$(controller status)"
  held "on a read-only disk containers are healed and it is told of; an agent that begins there refuses, and says what helps"
}
read_only() { at "$1" mount -o remount,bind,ro "$2" 2>/dev/null; }
nothing_is_wrong() { [[ $(controller status 2>&1) != *'  ! '*'disk'* ]]; }

# ceases_to_serve HOST NAME: its processes are frozen for good, and the agent that saw it serve is gone. It runs and serves
# nobody; it alone is started anew, after two minutes.
ceases_to_serve() {
  local host=$1 name=$2 before others
  before=$(state_of "$host" "$name")
  others=$(fleet_print | grep -v " /$name ")
  # shellcheck disable=SC2046 # one word a process
  at "$host" kill -STOP $(engine "$host" top "$name" -o pid | tail -n +2)
  agent_dies "$host"
  until_true 300 runs_anew "$host" "$name" "$before" || broken "$name on $host serves nobody and is not started anew" "$(controller status)"
  until_true 120 all_serve || broken "not everything serves after $name was started anew" "$(controller status)"
  [[ $(fleet_print | grep -v " /$name ") == "$others" ]] || broken "others than $name were touched" "$(diff <(echo "$others") <(fleet_print | grep -v " /$name ") || true)"
  held "$name runs and serves nobody, before the eyes of no agent that saw it serve: it is started anew, nothing else is touched"
}
