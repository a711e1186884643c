# shellcheck shell=bash
# Fabric's images: the real ones from wherever they are to be had, and for want of them the stand-ins of this
# repository, under the real ones' names in the lab's daemons only, and never without saying so.

declare -rA FABRIC_TAG=(
  [orderer]=hyperledger/fabric-orderer:1.4.0
  [peer]=hyperledger/fabric-peer:1.4.0
  [tools]=hyperledger/fabric-tools:1.4.0
  [ccenv]=hyperledger/fabric-ccenv:1.4.0
  [baseos]=hyperledger/fabric-baseos:amd64-0.4.14
)
# The other two serve chaincode, which no stand-in builds.
readonly WITH_STAND_IN=(orderer peer tools)

fabric_images() {
  local name lacking tags
  gather_real_images
  lacking=$(lacking_real)
  for name in "${WITH_STAND_IN[@]}"; do
    if grep -qxF "${FABRIC_TAG[$name]}" <<<"$lacking"; then stand_in_for "$name"; fi
  done
  mapfile -t tags < <(comm -12 <(printf '%s\n' "${FABRIC_TAG[@]}" | sort) <(tags_on "$BUILD_HOST"))
  share_images "" "${tags[@]}"
}

# tags_on HOST [FILTER]: the tags in its daemon, sorted.
tags_on() { docker_at "$1" images --format '{{.Repository}}:{{.Tag}}' ${2:+--filter "$2"} | sort; }
stand_ins_on() { tags_on "$1" label=io.longshore.stand-in; }
real_on() { comm -23 <(tags_on "$1") <(stand_ins_on "$1"); }

# lacking_real: the tags of which the build host has no real image.
lacking_real() { comm -23 <(printf '%s\n' "${FABRIC_TAG[@]}" | sort) <(real_on "$BUILD_HOST"); }

# Brings to the build host every real image that can be had: from another host of the lab, from archives, from the
# machine's own daemon, from a registry.
gather_real_images() {
  local tag host
  local -a lacking
  for host in "${DOCKER_HOSTS[@]:1}"; do
    for tag in $(comm -12 <(lacking_real) <(real_on "$host")); do
      docker_at "$host" save "$tag" | docker_at "$BUILD_HOST" load --quiet >/dev/null
    done
  done
  if [[ -n ${LONGSHORE_LAB_ARCHIVES:-} ]]; then load_real_archives; fi
  take_from_machine
  mapfile -t lacking < <(lacking_real)
  if ((${#lacking[@]} > 0)) && [[ ${LONGSHORE_LAB_PULL:-yes} == yes ]]; then pull_images "${lacking[@]}"; fi
}

# Loads those archives of LONGSHORE_LAB_ARCHIVES that hold a lacking image.
load_real_archives() {
  local archive manifest tag
  [[ -d $LONGSHORE_LAB_ARCHIVES ]] || fail 2 "LONGSHORE_LAB_ARCHIVES is no directory: $LONGSHORE_LAB_ARCHIVES"
  for archive in "$LONGSHORE_LAB_ARCHIVES"/*.tar; do
    manifest=$(tar -xOf "$archive" manifest.json 2>/dev/null) || continue
    for tag in $(lacking_real); do
      if [[ $manifest == *"\"$tag\""* ]]; then
        docker_at "$BUILD_HOST" load --quiet --input "$archive" >/dev/null
        say "loaded $archive"
        break
      fi
    done
  done
}

take_from_machine() {
  local tag socket=unix:///var/run/docker.sock
  [[ -S /var/run/docker.sock ]] && timeout 3 docker -H "$socket" version >/dev/null 2>&1 || return 0
  for tag in $(lacking_real); do
    if [[ $(docker -H "$socket" image inspect --format '{{index .Config.Labels "io.longshore.stand-in"}}.' "$tag" 2>/dev/null) == . ]]; then
      docker -H "$socket" save "$tag" | docker_at "$BUILD_HOST" load --quiet >/dev/null
      say "took $tag from the machine's own daemon"
    fi
  done
}

# stand_in_for NAME: built when it is not, and given the real one's name.
stand_in_for() {
  local name=$1-stand-in
  [[ $1 == tools || -n $(compgen -G "$STAND_IN_JARS/*.jar") ]] ||
    fail 1 "there is no real ${FABRIC_TAG[$1]}, and its stand-in has not been compiled" \
      "compile it: mvn -q package (in the top directory of the repository)" \
      "or bring the real one: LONGSHORE_LAB_ARCHIVES=<directory of docker-save archives> $LAB_COMMAND images"
  is_built "$name" || build_image "$name"
  docker_at "$BUILD_HOST" tag "${IMAGE_TAG[$name]}" "${FABRIC_TAG[$1]}"
}

# list_images: "tag size what-it-is" of the lab's and Fabric's images in the build host's daemon.
list_images() {
  local tag size is stand_ins
  stand_ins=$(stand_ins_on "$BUILD_HOST")
  docker_at "$BUILD_HOST" images --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep -E '^(longshore-lab|hyperledger)/' | sort |
    while read -r tag size; do
      is=real
      if [[ $tag == longshore-lab/* || -n $(name_built_here "$tag") ]]; then is="built here"; fi
      if grep -qxF "$tag" <<<"$stand_ins"; then is=STAND-IN; fi
      printf '%-52s %-9s %s\n' "$tag" "$size" "$is"
    done
}

# name_built_here TAG: the name of the lab's image of that tag, if it is one.
name_built_here() {
  local name
  for name in "${BASE_IMAGES[@]}"; do [[ ${IMAGE_TAG[$name]} != "$1" ]] || printf '%s\n' "$name"; done
}

say_stand_ins() {
  local names
  mapfile -t names < <(stand_ins_on "$BUILD_HOST" | grep '^hyperledger/')
  ((${#names[@]} > 0)) || return 0
  say "NOT HYPERLEDGER FABRIC: these names stand for test doubles in this lab: ${names[*]}"
  say "the real images take their place when LONGSHORE_LAB_ARCHIVES names a directory that has them, or when they can be pulled"
}
