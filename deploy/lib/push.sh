# shellcheck shell=bash
# An archive of images on its way to the four hosts, and the same bytes over plain TLS.

readonly PUSHED=longshore-bench/push:1

# push_spec FOLDER MEGABYTES: a spec whose one image no host has.
push_spec() {
  local host
  mkdir -p "$1/images"
  save_sleeper h86 "$PUSHED" "$1/images/push.tar" "$2"
  for host in "${HOSTS[@]}"; do lab exec "$host" docker image rm --force "$PUSHED" >/dev/null 2>&1 || true; done
  cat >"$1/push.conf" <<END
network = push
hosts { h86 = 192.168.31.86, h168 = 192.168.31.168, h121 = 192.168.31.121, h231 = 192.168.31.231 }
groups { all = [h86, h168, h121, h231] }
images { archives = ["images/push.tar"] }
containers.pushed { image = "$PUSHED", on = all, command = ["/bin/sleep", "3600"] }
END
}

# The moments of the agents' own lines: from the first host's asking to the last host's having it, durably.
pushed_millis() {
  local host line begun=() ended=()
  for host in "${HOSTS[@]}"; do
    while read -r line; do
      case $line in
        *"load image $PUSHED"*) begun+=("$(date --date "${line%% *}" +%s%3N)") ;;
        *" is here: "*) ended+=("$(date --date "${line%% *}" +%s%3N)") ;;
      esac
    done < <(lab logs "$host" agent)
  done
  ((${#begun[@]} >= 4 && ${#ended[@]} >= 4)) || fail "not every host was given the archive"
  printf '%s\n' "$(($(printf '%s\n' "${ended[@]}" | sort -n | tail -n 1) - $(printf '%s\n' "${begun[@]}" | sort -n | head -n 1)))"
}

# plain_tls FILE: milliseconds for openssl to bring the file to the four hosts at once, to their disks.
plain_tls() {
  local file=$1 folder port=7500 host began servers=() clients=()
  folder=$(dirname -- "$file")
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=plain -days 1 \
    -keyout "$folder/plain.key" -out "$folder/plain.pem" 2>/dev/null
  for host in "${HOSTS[@]}"; do
    lab exec controller bash -c "cd '$folder' && exec openssl s_server -quiet -tls1_3 -WWW -naccept 1 -accept $((++port)) \
      -cert plain.pem -key plain.key" >/dev/null 2>&1 &
    servers+=($!)
  done
  until_true 30 lab exec controller bash -c '(($(cat /proc/net/tcp /proc/net/tcp6 | grep -cE ":1D(4D|4E|4F|50) 0+:0000 0A") == 4))' || fail "openssl does not listen"
  port=7500
  began=$(millis)
  for host in "${HOSTS[@]}"; do
    lab exec "$host" bash -c "printf 'GET /$(basename -- "$file") HTTP/1.0\r\n\r\n' |
      openssl s_client -quiet -tls1_3 -connect $CONTROLLER_ADDRESS:$((++port)) >'$folder/plain.$host' 2>/dev/null; sync '$folder/plain.$host'" &
    clients+=($!)
  done
  wait "${clients[@]}" || true
  began=$(($(millis) - began))
  for host in "${HOSTS[@]}"; do
    (($(stat --format %s "$folder/plain.$host") >= $(stat --format %s "$file"))) || fail "plain TLS brought too little to $host"
  done
  wait "${servers[@]}" || true
  rm -f "$folder"/plain.*
  printf '%s\n' "$began"
}

# Bytes that all hosts' network devices, but the loopback, have taken in.
received() {
  local host
  for host in "${HOSTS[@]}"; do
    lab exec "$host" awk '/:/ && !/lo:/ && !/docker|br-|veth/ { sub(/.*:/, ""); sum += $1 } END { printf "%d\n", sum }' /proc/net/dev
  done | awk '{ sum += $1 } END { printf "%d\n", sum }'
}

# Removes the image and its container everywhere, waits until the agents have them back, and says what that cost.
push_again() {
  local host before
  before=$(received)
  for host in "${HOSTS[@]}"; do
    lab exec "$host" docker rm --force pushed >/dev/null
    lab exec "$host" docker image rm --force "$PUSHED" >/dev/null
  done
  for host in "${HOSTS[@]}"; do
    until_true 120 bash -c "'$LAB' exec $host docker inspect --format '{{.State.Running}}' pushed 2>/dev/null | grep -q true" ||
      fail "the container is not back on $host"
  done
  printf '%s\n' "$(($(received) - before))"
}
