# shellcheck shell=bash
# What the checks share. A check ends at its first broken promise, and says which.

# shellcheck source=say.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/say.sh"
# shellcheck source=fleet.sh
. "$REPOSITORY/deploy/lib/fleet.sh"

# shellcheck disable=SC2034
readonly NETWORK_CONF=$REPOSITORY/conf/network.conf
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT

held() { printf '   ok    %s\n' "$*"; }
broken() {
  printf '   BROKEN  %s\n' "$1" >&2
  shift
  printf '           %s\n' "$@" >&2
  exit 1
}

# ends CODE PATTERN WHAT COMMAND…: the command must end with the code, and what it says must match (grep -E).
ends() {
  local wanted=$1 pattern=$2 what=$3 code=0
  shift 3
  "$@" >"$SCRATCH/said" 2>&1 || code=$?
  [[ $code == "$wanted" ]] || broken "$what: ended with $code, not $wanted" "$(tail -n 20 "$SCRATCH/said")"
  grep -qE -- "$pattern" "$SCRATCH/said" || broken "$what: did not say /$pattern/" "$(tail -n 20 "$SCRATCH/said")"
  # What a container said before it ended is told as it was said.
  ! sed 's/it last said: .*//' "$SCRATCH/said" | grep -qE '^\s+at [a-z]+\.|Exception' || broken "$what: shows a stack trace" "$(tail -n 20 "$SCRATCH/said")"
  held "$what"
}

# real_fabric_or_skip WHAT: a check of Fabric's own nodes ends here where the lab has stand-ins.
real_fabric_or_skip() {
  real_fabric_in_lab || {
    printf '   SKIPPED  %s\n' "$1: this lab has stand-ins for Fabric's nodes, and stand-ins make no channels" \
      "with LONGSHORE_LAB_ARCHIVES=<directory of docker-save archives> the lab takes the real ones"
    exit 0
  }
}

at() { lab exec "$@"; }

# The containers of all hosts with what would betray a change: one line each.
fleet_print() {
  local host ids
  for host in "${HOSTS[@]}"; do
    mapfile -t ids < <(at "$host" docker ps --all --quiet --no-trunc)
    ((${#ids[@]} == 0)) || at "$host" docker inspect --format "$host {{.Name}} {{.Id}} {{.State.Status}} {{.State.StartedAt}}" "${ids[@]}"
  done | sort
}

# The status with its codes for drift (3) and for what does not serve (1) taken as an answer.
status_json() { controller status --json || (($? == 3 || $? == 1)); }

mutations() { status_json | grep -o '"engineMutations": *"[0-9]*"'; }

fresh_fleet() {
  stop_fleet
  lab wipe
  rm -rf "$FLEET_HOME"
  start_fleet
}

# ours HOST…: names of the containers of this deployment.
ours() { at "$1" docker ps --all --filter label=io.longshore.deployment --format '{{.Names}}' | sort; }
