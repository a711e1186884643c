# shellcheck shell=bash
# The LAN: a bridge alone in its own namespace, and one cable to each host. Were the bridge in the machine's own
# namespace, br_netfilter would show its frames to the machine's iptables, where a Docker daemon drops them.

namespace_exists() { [[ -e /run/netns/$1 ]]; }

lan_up() {
  if namespace_exists "$LAB_LAN" && ip -n "$LAB_LAN" link show lan >/dev/null 2>&1; then return; fi
  lan_down
  ip netns add "$LAB_LAN"
  ip -n "$LAB_LAN" -batch - <<-END
	link set lo up
	link add lan type bridge
	link set lan up
	END
}

lan_down() {
  if namespace_exists "$LAB_LAN"; then ip netns del "$LAB_LAN"; fi
}

# plug_in HOST: its namespace, its cable into the bridge, its address.
plug_in() {
  local host=$1 ns
  ns=$(host_namespace "$host")
  unplug "$host"
  ip netns add "$ns"
  ip -n "$LAB_LAN" -batch - <<-END
	link add $host type veth peer name eth0 netns $ns
	link set $host master lan up
	END
  ip -n "$ns" -batch - <<-END
	link set lo up
	addr add ${ADDRESS[$host]}/24 dev eth0
	link set eth0 up
	END
  nsenter --net="/run/netns/$ns" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
}

# A namespace is taken apart some time after its deletion, the cable at once: so the cable goes first, and its name is free.
unplug() {
  local ns
  ns=$(host_namespace "$1")
  ip -n "$LAB_LAN" link del "$1" 2>/dev/null || true
  if namespace_exists "$ns"; then ip netns del "$ns"; fi
}
