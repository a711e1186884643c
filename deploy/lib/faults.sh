# shellcheck shell=bash
# Faults done to real containers, daemons, agents and hosts, and what must be so after each of them.

# shellcheck disable=SC2034
readonly KINDS=(zookeeper kafka orderer peer tools)

declare -A MEMBERS=()

# The containers of each kind, "HOST/NAME …", as the engines' labels have them.
learn_members() {
  local host name role
  MEMBERS=()
  for host in "${HOSTS[@]}"; do
    while read -r name role; do
      MEMBERS[$role]+="$host/$name "
    done < <(engine "$host" ps --all --filter label=io.longshore.deployment --format '{{.Names}} {{.Label "io.longshore.role"}}' | sort)
  done
  for role in "${KINDS[@]}"; do [[ -n ${MEMBERS[$role]:-} ]] || fail "no container has the role $role"; done
}

# member KIND NUMBER: one of the kind, "HOST NAME", in turn.
member() {
  local all
  read -r -a all <<<"${MEMBERS[$1]}"
  printf '%s\n' "${all[$2 % ${#all[@]}]/\// }"
}

# engine HOST ARG…: the docker client on the host's daemon, from outside: a third of the time it takes on the host.
engine() { docker -H "unix://${FLEET_HOME%/fleet}/hosts/$1/docker.sock" "${@:2}"; }
agent_log() { printf '%s/hosts/%s/services/agent.log\n' "${FLEET_HOME%/fleet}" "$1"; }
state_of() { engine "$1" inspect --format '{{.State.Status}} {{.State.StartedAt}}' "$2" 2>/dev/null || true; }

# fault FAULT HOST NAME: does it, and returns when it is done.
fault() {
  local host=$2 name=$3
  case $1 in
    crash) at "$host" kill -KILL "$(first_process "$host" "$name")" ;;
    kill) engine "$host" kill "$name" >/dev/null ;;
    oom) run_out_of_memory "$host" "$name" "$(first_process "$host" "$name")" ;;
    stop) engine "$host" stop --time 1 "$name" >/dev/null ;;
    pause) engine "$host" pause "$name" >/dev/null ;;
    rm) engine "$host" rm --force "$name" >/dev/null ;;
    *) fail "there is no fault '$1'" ;;
  esac
}

# The one that takes the memory may go down with the container; what counts is that its first process did.
run_out_of_memory() {
  local said
  said=$(at "$1" python3 "$REPOSITORY/deploy/lib/memory-hog.py" "$3" 2>&1) || true
  until_true 10 other_process "$@" || fail "the kernel did not kill the first process of $2 on $1 for its memory: $said"
}
other_process() { [[ $(first_process "$1" "$2") != "$3" ]]; }
first_process() { engine "$1" inspect --format '{{.State.Pid}}' "$2"; }

# healed FAULT HOST NAME BEFORE SINCE: whether the engine has it running anew; of a pause, whether it was ended.
healed() {
  local now
  now=$(state_of "$2" "$3")
  [[ $now == running* ]] || return 1
  if [[ $1 == pause ]]; then
    [[ -n $(engine "$2" events --since "$5" --until "$(moment)" --filter "container=$3" --filter event=unpause) ]]
  else
    [[ $now != "$4" ]]
  fi
}
moment() { printf '%s\n' "${EPOCHREALTIME/,/.}"; }

# log_mark HOST: how long the agent's log is now.
log_mark() { stat --format %s "$(agent_log "$1")"; }
log_since() { tail --bytes "+$(($2 + 1))" "$(agent_log "$1")"; }

# Strangers on a host: a container that runs, one that does not, a volume with content and a network. None is ours.
plant_strangers() {
  local host
  for host in "${HOSTS[@]}"; do
    engine "$host" rm --force stranger stranger-asleep >/dev/null 2>&1 || true
    engine "$host" volume rm stranger-data >/dev/null 2>&1 || true
    engine "$host" network rm stranger-net >/dev/null 2>&1 || true
    engine "$host" network create stranger-net >/dev/null
    engine "$host" run --detach --name stranger --network stranger-net --volume stranger-data:/data --entrypoint /bin/sh \
      longshore-lab/java:17 -c 'echo theirs >/data/content; exec sleep 1000000' >/dev/null
    engine "$host" create --name stranger-asleep longshore-lab/java:17 /bin/sleep 1 >/dev/null
  done
}
remove_strangers() {
  local host
  for host in "${HOSTS[@]}"; do
    engine "$host" rm --force stranger stranger-asleep >/dev/null 2>&1 || true
    engine "$host" volume rm stranger-data >/dev/null 2>&1 || true
    engine "$host" network rm stranger-net >/dev/null 2>&1 || true
  done
}

# What would betray that one was touched. Of the running one everything, unless its host or its engine was ended.
strangers() {
  local host
  for host in "${HOSTS[@]}"; do
    engine "$host" inspect --format "$host {{.Name}} {{.Id}} {{.State.Status}} {{.State.StartedAt}}" stranger stranger-asleep
    engine "$host" network inspect --format "$host network {{.Id}}" stranger-net
    engine "$host" volume inspect --format "$host volume {{.Mountpoint}}" stranger-data
  done
}
# A host that went down takes a stranger with it; nobody but its owner starts it again.
wake_strangers() {
  local host
  for host in "$@"; do
    [[ $(state_of "$host" stranger) == exited* ]] ||
      broken "a stranger on $host that went down with its host is not as it was left" "$(state_of "$host" stranger)"
    engine "$host" start stranger >/dev/null
  done
}

# Which folder each named volume is: one made anew has another inode or another birth. When the engine says that a volume
# was created is when its folder changed last.
volumes() {
  local host name folder
  for host in "${HOSTS[@]}"; do
    while read -r name; do
      folder=$(engine "$host" volume inspect --format '{{.Mountpoint}}' "$name")
      printf '%s %s %s\n' "$host" "$name" "$(at "$host" stat --format 'inode %i born %W' "$folder")"
    done < <(engine "$host" volume ls --quiet | grep -vE '^[0-9a-f]{64}$' | sort)
  done
}

# ledger: the newest block, by ordering one more message.
ledger() { controller prove 2>&1 | grep -oE 'block [0-9]+' | tail -n 1 | tr -dc 0-9; }

remember() {
  STRANGERS=$(strangers)
  VOLUMES=$(volumes)
  NAMES=$(container_names)
  BLOCK=$(ledger)
  [[ -n $BLOCK ]] || broken "nothing is ordered before the faults"
}

container_names() {
  local host
  for host in "${HOSTS[@]}"; do ours "$host" | sed "s/^/$host /"; done
}

# promises WHAT: after it every container is there once and serves, no data is lost, and no stranger was touched.
promises() {
  local block
  until_true 180 all_serve || broken "$1: not everything serves again" "$(controller status 2>&1 | grep -v ' ready ' | head -n 20)"
  [[ $(container_names) == "$NAMES" ]] || broken "$1: other containers than before" "$(diff <(echo "$NAMES") <(container_names) || true)"
  [[ $(volumes) == "$VOLUMES" ]] || broken "$1: other volumes than before" "$(diff <(echo "$VOLUMES") <(volumes) || true)"
  [[ $(strangers) == "$STRANGERS" ]] || broken "$1: a stranger was touched" "$(diff <(echo "$STRANGERS") <(strangers) || true)"
  for host in "${HOSTS[@]}"; do
    [[ $(at "$host" cat "$(volume_path "$host")/content") == theirs ]] || broken "$1: a stranger's data are gone on $host"
  done
  block=$(ledger)
  [[ -n $block ]] && ((block > BLOCK)) || broken "$1: the ledger was lost: block $BLOCK before, ${block:-none} after"
  BLOCK=$block
  held "$1: 18 containers once each, every volume, the ledger at block $block, no stranger touched"
}
all_serve() { controller status 2>/dev/null | grep -q '18 of 18 containers ready; 4 of 4 hosts attached'; }
volume_path() { engine "$1" volume inspect --format '{{.Mountpoint}}' stranger-data; }

# agents_die TIMES: a container of another kind is killed each time, and every agent as soon as it is noticed.
agents_die() {
  local host name turn mark
  for ((turn = 0; turn < $1; turn++)); do
    read -r host name < <(member "${KINDS[$((turn % ${#KINDS[@]}))]}" "$turn")
    mark=$(log_mark "$host")
    fault kill "$host" "$name"
    until_true 60 notices "$host" "$name" "$mark" || broken "no agent noticed that $name on $host was killed" "$(log_since "$host" "$mark" | tail -n 5)"
    for host in "${HOSTS[@]}"; do
      lab kill "$host" agent
      lab start "$host" agent "$AGENT" run --state "$(agent_state "$host")"
    done
  done
  held "every agent is killed $1 times while containers are healed"
}
notices() { log_since "$1" "$3" | grep -E " ${2//./\\.} is [A-Z]+" | grep -qv " is READY"; }

# first_starts ROLE SINCE HOST…: when each container of the role was first started since then on those hosts, in
# nanoseconds by their engines' own records, the earliest first.
first_starts() {
  local role=$1 since=$2 host
  for host in "${@:3}"; do
    engine "$host" events --since "$since" --until "$(moment)" --filter type=container --filter event=start \
      --filter "label=io.longshore.role=$role" --format '{{.Actor.Attributes.name}} {{.TimeNano}}'
  done | sort -k 2n | awk '!($1 in seen) { seen[$1]; print $2 }'
}

# in_order WHAT SINCE HOST…: whatever went down with those hosts was started in order: a broker after a quorum of
# ZooKeeper, an orderer after as many brokers as a partition has replicas, a peer after an orderer.
in_order() {
  after_enough "$1: brokers before a quorum of ZooKeeper" kafka zookeeper 2 "${@:2}"
  after_enough "$1: orderers before the brokers" orderer kafka 3 "${@:2}"
  after_enough "$1: peers before an orderer" peer orderer 1 "${@:2}"
  held "$1: started again in order, by the engines' own records"
}

# after_enough WHAT LATER EARLIER ENOUGH SINCE HOST…: those of the earlier role on other hosts never went down.
after_enough() {
  local what=$1 later=$2 earlier=$3 enough=$4 since=$5 all others lack first nth host
  shift 5
  read -r -a all <<<"${MEMBERS[$earlier]}"
  others=${#all[@]}
  for host in "$@"; do others=$((others - $({ grep -o "$host/" <<<"${MEMBERS[$earlier]}" || true; } | wc -l))); done
  lack=$((enough - others))
  first=$(first_starts "$later" "$since" "$@" | head -n 1)
  [[ -n $first ]] || broken "$what: no $later was started on $*"
  ((lack > 0)) || return 0
  nth=$(first_starts "$earlier" "$since" "$@" | sed -n "${lack}p")
  [[ -n $nth ]] && ((first > nth)) || broken "$what" "$later at $first, $earlier number $lack at ${nth:-no time}"
}

all_run() {
  local host
  for host in "${HOSTS[@]}"; do
    (($(engine "$host" ps --quiet --filter label=io.longshore.deployment 2>/dev/null | wc -l) == $(grep -c "^$host " <<<"$NAMES"))) || return 1
  done
}

# hosts_lose_power HOST…: with no controller there.
hosts_lose_power() {
  local host since what="$# of 4 hosts lost power, no controller there"
  lab stop controller controller
  since=$(moment)
  lab power-cycle "$@" >/dev/null
  for host in "$@"; do lab start "$host" agent "$AGENT" run --state "$(agent_state "$host")"; done
  until_true 240 all_run || broken "$what: not everything was started again" "$(fleet_print)"
  in_order "$what" "$since" "$@"
  start_controller
  wake_strangers "$@"
  STRANGERS=$(strangers)
  promises "$what"
}

engine_dies() {
  local host=$1 since
  since=$(moment)
  at "$host" sh -c 'kill -KILL "$(cat /run/docker.pid)"'
  until_true 20 engine_is_gone "$host" || broken "the engine of $host outlived SIGKILL"
  lab up --only-hosts >/dev/null
  until_true 180 all_run || broken "after its engine died not everything of $host runs" "$(fleet_print)"
  in_order "the engine of $host killed" "$since" "$host"
  wake_strangers "$host"
  STRANGERS=$(strangers)
  promises "the engine of $host was killed and came back"
}
engine_is_gone() { ! engine "$1" version >/dev/null 2>&1; }

# state_is_damaged HOST: each file of the agent's own is altered, then lost. It is started over them; then it learns again
# where the controller is, as by an enrolment.
state_is_damaged() {
  local host=$1 state how before mark file
  state=$(agent_state "$host")/state
  before=$(fleet_print)
  cp "$state/controllers" "$SCRATCH/controllers"
  for how in altered lost; do
    lab kill "$host" agent
    while read -r file; do damage "$file" "$how"; done < <(find "$state" -type f -size +0)
    mark=$(log_mark "$host")
    lab start "$host" agent "$AGENT" run --state "${state%/state}"
    until_true 60 looked_since "$host" "$mark" || broken "an agent whose state was $how does not look at its host" "$(log_since "$host" "$mark" | tail -n 5)"
    lab kill "$host" agent
    cp "$SCRATCH/controllers" "$state/controllers"
    lab start "$host" agent "$AGENT" run --state "${state%/state}"
    until_true 120 all_serve || broken "not everything serves with the agent's state $how" "$(controller status)"
    [[ $(fleet_print) == "$before" ]] || broken "an agent with its state $how touched containers" "$(diff <(echo "$before") <(fleet_print) || true)"
    held "an agent whose state was $how is told it again, and touches no container"
  done
}
looked_since() { log_since "$1" "$2" | grep -q 'the engine answers'; }
damage() {
  case $2 in
    altered) printf '\xff' | dd of="$1" bs=1 seek="$(($(stat --format %s "$1") / 2))" conv=notrunc status=none ;;
    lost) rm "$1" ;;
  esac
}
