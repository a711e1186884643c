# shellcheck shell=bash
# A small image of our own as a file of docker save: /bin/sleep with its libraries, and as many megabytes as asked for.

# save_sleeper HOST IMAGE FILE MEGABYTES: HOST's Docker makes the image and saves it.
save_sleeper() {
  local host=$1 image=$2 file=$3 megabytes=$4 root library
  root=$(mktemp -d)
  mkdir -p "$root/bin"
  cp -L /bin/sleep "$root/bin/"
  for library in $(ldd /bin/sleep | grep -o '/[^ ]*'); do
    mkdir -p "$root$(dirname -- "$library")"
    cp -L "$library" "$root$library"
  done
  head -c "$((megabytes << 20))" /dev/urandom >"$root/ballast"
  tar -C "$root" -c . >"$root.tar"
  lab exec "$host" docker import "$root.tar" "$image" >/dev/null
  lab exec "$host" docker save --output "$file" "$image"
  rm -rf "$root" "$root.tar"
}
