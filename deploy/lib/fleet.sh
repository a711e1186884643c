# shellcheck shell=bash
# The lab's fleet: a controller and an agent on each of the four hosts.

readonly CONTROLLER=$REPOSITORY/controller/target/dist/bin/controller
readonly AGENT=$REPOSITORY/agent/target/dist/bin/agent
readonly FLEET_HOME=${LONGSHORE_LAB_HOME:-/var/lib/longshore-lab}${LONGSHORE_LAB_NAME:+/labs/$LONGSHORE_LAB_NAME}/fleet
readonly CONTROLLER_ADDRESS=192.168.31.10
readonly HOSTS=(h86 h168 h121 h231)

# What a check starts its controller with besides.
CONTROLLER_OPTIONS=()

export LONGSHORE_IDENTITY=$FLEET_HOME/controller/operator

lab() { "$LAB" "$@"; }
# Real peers need Fabric's builder image, or chaincode images made before, to run a chaincode; channels need neither.
controller() {
  local scope=()
  case $1 in
    apply | plan) lab_runs_chaincode || scope=(--without-chaincode) ;;
  esac
  lab exec controller "$CONTROLLER" "$@" "${scope[@]}"
}

# Whether a chaincode can run here; asked of the engine once. In a network of stand-ins none is tried.
lab_runs_chaincode() {
  if [[ -z ${LAB_RUNS_CHAINCODE:-} ]]; then
    LAB_RUNS_CHAINCODE=no
    if real_fabric_in_lab; then
      [[ -z $(lab exec h86 docker images --quiet 'hyperledger/fabric-ccenv' 2>/dev/null) &&
        -z $(lab exec h86 docker images --quiet 'dev-*' 2>/dev/null) ]] || LAB_RUNS_CHAINCODE=yes
    else
      LAB_RUNS_CHAINCODE=yes
    fi
  fi
  [[ $LAB_RUNS_CHAINCODE == yes ]]
}

# The images of chaincodes, which a wipe of the lab leaves where they are: they are built anew.
forget_chaincode() {
  local host images
  for host in "${HOSTS[@]}"; do
    images=$(lab exec "$host" docker images --format '{{.Repository}}' 'dev-*')
    # shellcheck disable=SC2086 # one word a name
    [[ -z $images ]] || lab exec "$host" docker rmi --force $images >/dev/null
  done
}

# Whether the peers' image is Fabric's own.
real_fabric_in_lab() {
  local label
  label=$(lab exec h86 docker image inspect --format '{{index .Config.Labels "io.longshore.stand-in"}}' \
    hyperledger/fabric-peer:1.4.0 2>/dev/null) && [[ -z $label ]]
}
agent_state() { printf '%s/agents/%s\n' "$FLEET_HOME" "$1"; }
controller_answers() { controller hosts >/dev/null 2>&1 || [[ $? == 4 ]]; }

start_controller() {
  lab stop controller controller 2>/dev/null || true
  mkdir -p "$FLEET_HOME/agents"
  chmod 700 "$FLEET_HOME"
  lab start controller controller "$CONTROLLER" serve --state "$FLEET_HOME/controller" "${CONTROLLER_OPTIONS[@]}"
  until_true 60 controller_answers ||
    fail "the controller does not answer: $(lab logs controller controller | tail -n 1)" "$LAB logs controller controller"
}

# enrol_and_start HOST: enrols the agent if it has no identity yet, and starts it.
enrol_and_start() {
  local host=$1 state token
  state=$(agent_state "$host")
  lab stop "$host" agent 2>/dev/null || true
  if [[ ! -e $state/identity/certificate.pem ]]; then
    token=$(mktemp)
    controller token "$host" >"$token"
    lab exec "$host" "$AGENT" enrol --controller "$CONTROLLER_ADDRESS" --token-file "$token" --state "$state"
    rm -f "$token"
  fi
  lab start "$host" agent "$AGENT" run --state "$state"
}

stop_fleet() {
  local host
  for host in "${HOSTS[@]}"; do lab stop "$host" agent 2>/dev/null & done
  wait
  lab stop controller controller 2>/dev/null || true
}

agents_attached() { controller hosts >/dev/null 2>&1; }

start_fleet() {
  local host enrolling=()
  start_controller
  for host in "${HOSTS[@]}"; do
    enrol_and_start "$host" &
    enrolling+=($!)
  done
  for host in "${enrolling[@]}"; do wait "$host" || fail "an agent could not be enrolled"; done
  until_true 120 agents_attached || fail "not every agent has reached the controller" "$CONTROLLER hosts"
}
