# shellcheck shell=bash
# Images of ZooKeeper and Kafka on a Java runtime, built from Debian packages and published jars, without a registry.
# Each is known by the hash of everything it is made of, so that nothing is built, saved or loaded twice.

declare -rA IMAGE_TAG=(
  [java]=longshore-lab/java:17
  [zookeeper]=hyperledger/fabric-zookeeper:0.4.14
  [kafka]=hyperledger/fabric-kafka:0.4.14
  [orderer-stand-in]=longshore-lab/fabric-orderer-stand-in:1.4.0
  [peer-stand-in]=longshore-lab/fabric-peer-stand-in:1.4.0
  [tools-stand-in]=longshore-lab/fabric-tools-stand-in:1.4.0
)
declare -rA IMAGE_IS=(
  [java]="Java 17 runtime and busybox from Debian packages"
  [zookeeper]="ZooKeeper 3.4.9 from its published jars"
  [kafka]="Kafka 1.0.0 (Scala 2.11) from its published jars"
  [orderer-stand-in]="test double of Fabric's orderer"
  [peer-stand-in]="test double of Fabric's peer"
  [tools-stand-in]="test double of Fabric's tools"
)
declare -rA STAND_IN_SAYS=(
  [orderer-stand-in]="This is not Hyperledger Fabric: a test double that checks its identity and orders through Kafka as the orderer does."
  [peer-stand-in]="This is not Hyperledger Fabric: a test double that checks its identity and answers for its channels as the peer does."
  [tools-stand-in]="This is not Hyperledger Fabric: a shell in the place of Fabric's tools."
)
# In the order in which they are built.
readonly BASE_IMAGES=(java zookeeper kafka)
# The jars of the stand-ins, where Maven leaves them.
readonly STAND_IN_JARS=$LAB_DIR/stand-in/target/dist/lib

# digest_of PATH…: one hash over the names and contents of files and directories.
digest_of() {
  find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-24
}

hash_together() { printf '%s\n' "$@" | sha256sum | cut -c1-24; }

java_hash() { digest_of "$LAB_DIR/images/java" "$LAB_DIR/lib/java-root.sh" "$(java_home)/release" /etc/debian_version; }

# image_hash NAME: of all it is made of, the base image included.
image_hash() {
  local base
  [[ $1 == java ]] || base=$(java_hash)
  case $1 in
    java) java_hash ;;
    orderer-stand-in | peer-stand-in) hash_together "$base" "$(digest_of "$LAB_DIR/images/$1" "$STAND_IN_JARS")" ;;
    *) hash_together "$base" "$(digest_of "$LAB_DIR/images/$1")" ;;
  esac
}

# built_file HASH: holds the id of the image that was built from that hash.
built_file() { printf '%s/built/%s\n' "$LAB_CACHE" "$1"; }

# image_ids HOST: lines "tag id" of all tagged images in the host's daemon.
image_ids() { docker_at "$1" images --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}'; }

# has_image HOST TAG ID
has_image() { image_ids "$1" | grep -qxF "$2 $3"; }

# run_logged NAME COMMAND…: its output in a log, and the end of that when it fails.
run_logged() {
  local log=$LAB_CACHE/build/$1.log
  shift
  "$@" >"$log" 2>&1 || {
    say "failed: $*; the end of $log:"
    tail -15 "$log" >&2
    return 1
  }
}

# fetch_jars NAME DIRECTORY: the jars its pom names.
fetch_jars() {
  run_logged "$1-jars" mvn --quiet --batch-mode --file "$LAB_DIR/images/$1/pom.xml" \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$2" || fail 1 "the jars of $1 could not be fetched"
}

# build_context NAME: gathers in the build directory what the image is made of.
build_context() {
  local name=$1 context=$LAB_CACHE/build/$1
  rm -rf "$context"
  mkdir -p "$context"
  cp -p "$LAB_DIR/images/$name/"* "$context/"
  case $name in
    java) make_java_root "$context/root" 2>"$context.log" || fail 1 "the root of the base image could not be made; see $context.log" ;;
    zookeeper | kafka) fetch_jars "$name" "$context/lib" ;;
    # What changes with every build of the stand-ins comes in a layer of its own, above their libraries.
    orderer-stand-in | peer-stand-in)
      cp -rp "$STAND_IN_JARS" "$context/lib"
      mkdir "$context/own"
      mv "$context/lib/"lab-stand-in-*.jar "$context/own/"
      ;;
  esac
}

# docker_build CONTEXT TAG LABEL…: in the build host's daemon, with the classic builder, which needs no network.
docker_build() {
  local context=$1 tag=$2 labels=() label
  shift 2
  for label in "$@"; do labels+=(--label "$label"); done
  DOCKER_BUILDKIT=0 run_logged "$(basename "$context")" docker_at "$BUILD_HOST" build --network none \
    "${labels[@]}" --tag "$tag" "$context" || fail 1 "the image $tag could not be built"
}

build_image() {
  build_context "$1"
  build_in_context "$1"
}

# build_in_context NAME: the image of a context that has been gathered.
build_in_context() {
  local name=$1 hash began labels=("io.longshore.lab.built=${IMAGE_IS[$1]}")
  began=$(millis)
  hash=$(image_hash "$name")
  if [[ -n ${STAND_IN_SAYS[$name]:-} ]]; then labels+=("io.longshore.stand-in=${STAND_IN_SAYS[$name]}"); fi
  docker_build "$LAB_CACHE/build/$name" "${IMAGE_TAG[$name]}" "${labels[@]}"
  mkdir -p "$LAB_CACHE/built"
  docker_at "$BUILD_HOST" image inspect --format '{{.Id}}' "${IMAGE_TAG[$name]}" >"$(built_file "$hash")"
  rm -rf "$LAB_CACHE/build/$name"
  say "built ${IMAGE_TAG[$name]} ($(seconds_since "$began"))"
}

# is_built NAME: the build host has under its tag the very image that was built from what is here.
is_built() {
  local id
  { read -r id <"$(built_file "$(image_hash "$1")")"; } 2>/dev/null && has_image "$BUILD_HOST" "${IMAGE_TAG[$1]}" "$id"
}

# missing_images: which of ZooKeeper's and Kafka's images and their base are not built.
missing_images() {
  local name
  for name in "${BASE_IMAGES[@]}"; do is_built "$name" || printf '%s\n' "$name"; done
}

base_images() {
  local archive missing name tags=()
  require_tools "${IMAGE_TOOLS[@]}"
  for name in "${BASE_IMAGES[@]}"; do tags+=("${IMAGE_TAG[$name]}"); done
  archive=$LAB_CACHE/archives/base-$(hash_together "$(image_hash zookeeper)" "$(image_hash kafka)").tar
  mkdir -p "$LAB_CACHE/build" "$LAB_CACHE/archives"
  mapfile -t missing < <(missing_images)
  # Another lab on this machine may have built them.
  if ((${#missing[@]} > 0)) && [[ -e $archive ]]; then
    docker_at "$BUILD_HOST" load --quiet --input "$archive" >/dev/null
    mapfile -t missing < <(missing_images)
  fi
  if ((${#missing[@]} > 0)); then
    build_all "${missing[@]}"
    rm -f "$LAB_CACHE/archives/base-"*.tar
  fi
  if [[ ! -e $archive ]]; then
    docker_at "$BUILD_HOST" save --output "$archive.new" "${tags[@]}"
    mv "$archive.new" "$archive"
  fi
  share_images "$archive" "${tags[@]}"
}

# build_all NAME…: the base first, then what stands on it side by side.
build_all() {
  local name above=()
  for name in "$@"; do
    build_context "$name"
    if [[ $name == java ]]; then build_in_context java; else above+=("$name"); fi
  done
  ((${#above[@]} == 0)) || each_at_once build_in_context "${above[@]}" || fail 1 "not every image could be built"
}

# share_images ARCHIVE TAG…: copies from the build host to each daemon that lacks one of them, through the archive when
# there is one and a passing file when there is not ("").
share_images() {
  local archive=$1 wanted host lacking=() passing=
  shift
  wanted=$(image_ids "$BUILD_HOST" | grep -F "$(printf '%s \n' "$@")" | sort)
  for host in "${DOCKER_HOSTS[@]}"; do
    [[ $host == "$BUILD_HOST" || -z $(comm -23 <(printf '%s\n' "$wanted") <(image_ids "$host" | sort)) ]] || lacking+=("$host")
  done
  ((${#lacking[@]} > 0)) || return 0
  if [[ -z $archive ]]; then
    passing=$(mktemp "$LAB_CACHE/archives/passing.XXXXXX")
    archive=$passing
    docker_at "$BUILD_HOST" save --output "$archive" "$@"
  fi
  ARCHIVE=$archive each_at_once load_archive "${lacking[@]}" || fail 1 "an image could not be copied to every daemon"
  if [[ -n $passing ]]; then rm -f "$passing"; fi
}

# An image that lost its name to a newer one goes, unless a container still needs it.
load_archive() {
  docker_at "$1" load --quiet --input "$ARCHIVE" >/dev/null
  docker_at "$1" image prune --force >/dev/null
}
