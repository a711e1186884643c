"""Takes all memory a container may have, so that the kernel kills its first process, and no other.

usage: memory-hog.py PID    PID: the container's first process, as this process's own namespace counts

The container's limit becomes what it uses now and a little more, and its first process the one the kernel likes best to
kill. Some processes join its memory cgroup and ask for memory until that process has gone. Nothing in the container's
configuration changes.
"""

import errno
import os
import sys

GRAIN = 256 << 10
MOST = 512 << 20
# Below 4 MiB the kernel's liking counts for nothing: it goes by whole thousandths of the limit's pages.
LEAST_LIMIT = 64 << 20
# None of so many comes near the first process's share of being killed, which is the whole limit.
HOGS = 4


def control_group(pid):
    for line in open(f"/proc/{pid}/cgroup", encoding="ascii"):
        _, controllers, path = line.strip().split(":", 2)
        if controllers == "memory":
            return "/sys/fs/cgroup/memory" + path, "memory.usage_in_bytes", "memory.limit_in_bytes"
        if controllers == "":
            unified = "/sys/fs/cgroup" + path
            if os.path.exists(unified + "/memory.max"):
                return unified, "memory.current", "memory.max"
    sys.exit("memory-hog.py: the process is in no memory cgroup")


def write(path, text):
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def lives(pid):
    try:
        return open(f"/proc/{pid}/stat", encoding="ascii", errors="replace").read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


pid = sys.argv[1]
group, usage, limit = control_group(pid)
write(f"/proc/{pid}/oom_score_adj", "1000")
with open(group + "/" + usage, encoding="ascii") as used:
    most = max(int(used.read()) + (1 << 20), LEAST_LIMIT)
hogs = []
for _ in range(HOGS):
    child = os.fork()
    if child == 0:
        held = []
        write(group + "/cgroup.procs", "0")
        while lives(pid) and len(held) * GRAIN < MOST:
            held.append(bytearray(os.urandom(64) * (GRAIN // 64)))
        os._exit(0)
    hogs.append(child)
# Those who ask have begun: what is used may have outgrown the limit, which the kernel then refuses.
while lives(pid):
    try:
        write(group + "/" + limit, str(most))
        break
    except OSError as refused:
        if refused.errno != errno.EBUSY:
            raise
        most += 16 << 20
for child in hogs:
    os.waitpid(child, 0)
if lives(pid):
    sys.exit("memory-hog.py: the kernel did not kill the process")
