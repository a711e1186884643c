# shellcheck shell=bash
# How one side (agent or controller) comes onto a host.

DEPLOY=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
readonly DEPLOY
PREFIX=/opt/longshore
ROOT=

usage() {
  cat >&2 <<END
usage: $(basename -- "$0") [--dist DIR] [--root DIR]
  --dist DIR   the built distribution (default: the one of this checkout)
  --root DIR   install below this folder, for making an image of a host; touches no running system
END
  exit 2
}

# install_side SIDE [OPTION…]
install_side() {
  local side=$1 dist=$DEPLOY/../$1/target/dist place
  shift
  while (($# > 0)); do
    case $1 in
      --dist) dist=${2:?} && shift 2 ;;
      --root) ROOT=${2:?} && shift 2 ;;
      *) usage ;;
    esac
  done
  [[ -x $dist/bin/$side ]] || {
    echo "no distribution of the $side at $dist" >&2
    echo "    fix   build it (mvn -DskipTests package), or name it with --dist" >&2
    exit 1
  }
  [[ -n $ROOT || $EUID == 0 ]] || {
    echo "only root may write to $PREFIX" >&2
    exit 1
  }
  [[ -n $ROOT ]] || command -v java >/dev/null || {
    echo "Java 17 is missing" >&2
    echo "    fix   apt-get install --no-install-recommends openjdk-17-jre-headless" >&2
    exit 1
  }
  place=$ROOT$PREFIX/$side
  # Beside the old one first, then in its place: a crash in between leaves one of them whole.
  rm -rf "$place.new"
  mkdir -p "$place.new" "$ROOT/etc/systemd/system"
  cp -R "$dist"/. "$place.new"
  chmod -R u=rwX,go=rX "$place.new"
  rm -rf "$place.old"
  [[ ! -e $place ]] || mv "$place" "$place.old"
  mv "$place.new" "$place"
  rm -rf "$place.old"
  install -m 644 "$DEPLOY/systemd/longshore-$side.service" "$ROOT/etc/systemd/system/longshore-$side.service"
  if [[ -z $ROOT && -d /run/systemd/system ]]; then
    systemctl daemon-reload
    systemctl try-restart "longshore-$side"
  fi
  echo "installed: $place and longshore-$side.service"
}
