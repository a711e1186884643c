# shellcheck shell=bash
# Images of ZooKeeper and Kafka on a Java runtime, built from Debian packages and published jars, without a registry.
# Each is known by the hash of everything it is made of, so that nothing is built, saved or loaded twice.

declare -rA IMAGE_TAG=(
  [java]=longshore-lab/java:17
  [zookeeper]=hyperledger/fabric-zookeeper:0.4.14
  [kafka]=hyperledger/fabric-kafka:0.4.14
)
declare -rA IMAGE_IS=(
  [java]="Java 17 runtime and busybox from Debian packages"
  [zookeeper]="ZooKeeper 3.4.9 from its published jars"
  [kafka]="Kafka 1.0.0 (Scala 2.11) from its published jars"
)
# In the order in which they are built.
readonly BASE_IMAGES=(java zookeeper kafka)

# digest_of PATH…: one hash over the names and contents of files and directories.
digest_of() {
  find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-24
}

# image_hash NAME: of all it is made of, the base image included.
image_hash() {
  case $1 in
    java) digest_of "$LAB_DIR/images/java" "$LAB_DIR/lib/java-root.sh" "$(java_home)/release" /etc/debian_version ;;
    *) printf '%s %s\n' "$(image_hash java)" "$(digest_of "$LAB_DIR/images/$1")" | sha256sum | cut -c1-24 ;;
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

# build_image NAME HASH TAG LABEL…: from the context in the build directory.
build_context() {
  local name=$1 context=$LAB_CACHE/build/$1
  rm -rf "$context"
  mkdir -p "$context"
  cp -p "$LAB_DIR/images/$name/"* "$context/"
  case $name in
    java) make_java_root "$context/root" 2>"$context.log" || fail 1 "the root of the base image could not be made; see $context.log" ;;
    zookeeper | kafka) fetch_jars "$name" "$context/lib" ;;
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

build_base_image() {
  local name=$1 hash=$2 began
  began=$(millis)
  build_context "$name"
  docker_build "$LAB_CACHE/build/$name" "${IMAGE_TAG[$name]}" "io.longshore.lab.built=${IMAGE_IS[$name]}"
  mkdir -p "$LAB_CACHE/built"
  docker_at "$BUILD_HOST" image inspect --format '{{.Id}}' "${IMAGE_TAG[$name]}" >"$(built_file "$hash")"
  rm -rf "$LAB_CACHE/build/$name"
  say "built ${IMAGE_TAG[$name]} ($(seconds_since "$began"))"
}

# is_built NAME HASH: the build host has the very image of that hash under its tag.
is_built() {
  local id
  { read -r id <"$(built_file "$2")"; } 2>/dev/null && has_image "$BUILD_HOST" "${IMAGE_TAG[$1]}" "$id"
}

base_images() {
  local name key archive
  declare -A hash
  for name in "${BASE_IMAGES[@]}"; do hash[$name]=$(image_hash "$name"); done
  key=$(printf '%s\n' "${hash[@]}" | sha256sum | cut -c1-24)
  archive=$LAB_CACHE/archives/base-$key.tar
  mkdir -p "$LAB_CACHE/build" "$LAB_CACHE/archives"
  for name in "${BASE_IMAGES[@]}"; do
    is_built "$name" "${hash[$name]}" && continue
    # Another lab on this machine may have built it.
    if [[ -e $archive ]]; then docker_at "$BUILD_HOST" load --quiet --input "$archive" >/dev/null; fi
    is_built "$name" "${hash[$name]}" && continue
    require_tools "${IMAGE_TOOLS[@]}"
    build_base_image "$name" "${hash[$name]}"
  done
  if [[ ! -e $archive ]]; then
    rm -f "$LAB_CACHE/archives/base-"*.tar
    docker_at "$BUILD_HOST" save --output "$archive.new" "${IMAGE_TAG[@]}"
    mv "$archive.new" "$archive"
  fi
  share_images "$archive" "${IMAGE_TAG[@]}"
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

load_archive() { docker_at "$1" load --quiet --input "$ARCHIVE" >/dev/null; }
