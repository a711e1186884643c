# shellcheck shell=bash
# The root file system of the base image: glibc, busybox and a Java 17 runtime, all of them from Debian packages.

readonly ROOT_PACKAGES=(libc6 libstdc++6 libgcc-s1 gcc-12-base zlib1g busybox-static)
# java.desktop is there for log4j 1.2, which sets its properties through java.beans.
readonly RUNTIME_MODULES=java.base,java.logging,java.management,java.naming,java.sql,java.xml,java.desktop,java.security.jgss,java.security.sasl,jdk.crypto.ec,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

# The home of a JDK 17 with its jmods: JAVA_HOME's, or the one Debian installs.
java_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-openjdk-*; do
    if [[ -d $home/jmods ]] && grep -q '^JAVA_VERSION="17' "$home/release"; then
      printf '%s\n' "$home"
      return
    fi
  done
  fail 3 "there is no JDK 17 with jmods on this machine" "install it: apt-get install openjdk-17-jdk-headless"
}

# make_java_root DIRECTORY
make_java_root() {
  local root=$1 packages
  packages=$(mktemp -d)
  mkdir -p "$root"/{usr/bin,usr/sbin,usr/lib,usr/lib64,etc,tmp,root,opt,var/tmp,proc,sys,dev}
  ln -s usr/bin usr/sbin usr/lib usr/lib64 "$root/"
  chmod 1777 "$root/tmp" "$root/var/tmp"
  download_packages "$packages"
  local package
  for package in "$packages"/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$root" \
      --exclude='./usr/share/*' --exclude='*/gconv/*' --exclude='./etc/ld.so.conf.d/*'
  done
  rm -rf "$packages"
  link_applets "$root"
  write_names "$root"
  link_runtime "$root/opt/java"
}

download_packages() {
  # apt drops its rights to a user that must be able to write here.
  chmod 777 "$1"
  (cd "$1" && apt-get --quiet=2 download "${ROOT_PACKAGES[@]}") ||
    (apt-get --quiet=2 update && cd "$1" && apt-get --quiet=2 download "${ROOT_PACKAGES[@]}") ||
    fail 1 "apt-get could not download ${ROOT_PACKAGES[*]}"
}

link_applets() {
  local applet
  while read -r applet; do
    [[ -e $1/usr/bin/$applet ]] || ln -s busybox "$1/usr/bin/$applet"
  done < <("$1/usr/bin/busybox" --list)
}

write_names() {
  # Without "multi on" a name with two lines in /etc/hosts has only its first address, and a ZooKeeper server whose
  # own name stands first with its host's address cannot bind to it.
  printf 'multi on\n' >"$1/etc/host.conf"
  printf 'hosts: files dns\npasswd: files\ngroup: files\n' >"$1/etc/nsswitch.conf"
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$1/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$1/etc/group"
}

link_runtime() {
  local home
  home=$(java_home)
  "$home/bin/jlink" --module-path "$home/jmods" --add-modules "$RUNTIME_MODULES" --output "$1" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress=0
  # Windows and sound serve nobody in a container.
  rm -f "$1"/lib/lib{awt_xawt,splashscreen,mlib_image,javajpeg,lcms,fontmanager,jsound,jawt,awt_headless}.so
}
