# shellcheck shell=bash
# Pulling real images, where a registry can be reached. The hosts of the lab have no way out, so a passing daemon in
# the machine's own network does it, without a bridge and without a hand on the machine's iptables.

readonly PULL_DIR=$LAB_CACHE/pull

# pull_images TAG…: pulls each into the build host's daemon; gives up at the first that does not begin within seconds.
pull_images() {
  local tag
  # Asking in vain costs seconds: not again within a day.
  [[ -z $(find "$PULL_DIR.vain" -mmin -1440 2>/dev/null) ]] || return 0
  if ! start_pulling_daemon; then
    say "the daemon that pulls images did not start; the end of its log: $(tail -1 "$PULL_DIR/dockerd.log")"
    signal_process "$PULL_DIR/dockerd.pid" KILL
    return 0
  fi
  for tag in "$@"; do
    if ! pull_begins_and_ends "$tag"; then
      touch "$PULL_DIR.vain"
      break
    fi
    pulling_docker save "$tag" | docker_at "$BUILD_HOST" load --quiet >/dev/null
    say "pulled $tag"
  done
  signal_process "$PULL_DIR/dockerd.pid" KILL
  until_true 5 is_gone "$PULL_DIR/dockerd.pid"
  rm -rf "$PULL_DIR"
}

pulling_docker() { docker -H "unix://$PULL_DIR/docker.sock" "$@"; }

start_pulling_daemon() {
  rm -rf "$PULL_DIR"
  mkdir -p "$PULL_DIR"
  printf '{}\n' >"$PULL_DIR/daemon.json"
  setsid unshare --mount --pid --fork --kill-child --mount-proc --propagation private dockerd \
    --config-file "$PULL_DIR/daemon.json" --data-root "$PULL_DIR/docker" --exec-root "$PULL_DIR/run" \
    --pidfile "$PULL_DIR/inner.pid" --host "unix://$PULL_DIR/docker.sock" \
    --bridge none --iptables=false --ip6tables=false --log-level warn \
    </dev/null >"$PULL_DIR/dockerd.log" 2>&1 9>&- &
  printf '%s %s\n' "$!" "$(process_start $!)" >"$PULL_DIR/dockerd.pid"
  # It is killed in the end, which is not worth a word from the shell; nor does unshare heed anything milder.
  disown
  until_true 10 test -S "$PULL_DIR/docker.sock" && timeout 20 docker -H "unix://$PULL_DIR/docker.sock" version >/dev/null 2>&1
}

pull_begins_and_ends() {
  local log=$PULL_DIR/pull.log pid
  pulling_docker pull "$1" >"$log" 2>&1 &
  pid=$!
  until_true 6 pull_began_or_ended "$pid" "$log" || true
  grep -q 'Pulling from' "$log" || kill "$pid" 2>/dev/null || true
  wait "$pid"
}

pull_began_or_ended() { grep -q 'Pulling from' "$2" || ! kill -0 "$1" 2>/dev/null; }
