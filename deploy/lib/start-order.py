"""Reads what engines tell of containers and finds what agents must not have done.

usage: start-order.py RUNNING < EVENTS

RUNNING has "ROLE HOST/NAME" of each container that ran at first, one a line; EVENTS "NANOSECONDS ACTION HOST/NAME", in any
order.
A broker may be started while two ZooKeeper servers run, an orderer while three brokers do, a peer while an orderer does.
What ended within the last seconds counts as running: nobody can know it at once.
"""

import sys

NEEDS = {"kafka": ("zookeeper", 2), "orderer": ("kafka", 3), "peer": ("orderer", 1)}
KNOWN_NANOS = 4_000_000_000
NOT_FOR_AGENTS = {"create", "destroy", "stop", "pause", "rename", "update"}

roles, ended, found, told = {}, {}, [], False
for line in open(sys.argv[1], encoding="utf-8"):
    role, name = line.split()
    roles[name] = role

events = sorted((int(words[0]), words[1], words[-1]) for words in map(str.split, sys.stdin))
for nanos, action, name in events:
    role = roles.get(name)
    if role is None:
        continue
    told = True
    if action in NOT_FOR_AGENTS:
        found.append(f"{name}: {action}")
    elif action == "die":
        ended[name] = nanos
    elif action == "start":
        if name not in ended:
            found.append(f"{name} was started though it ran")
        earlier, needed = NEEDS.get(role, ("", 0))
        there = [one for one, its in roles.items() if its == earlier and nanos - ended.get(one, nanos) < KNOWN_NANOS]
        if len(there) < needed:
            found.append(f"{name} was started while {len(there)} of {earlier} ran")
        ended.pop(name, None)

if not told:
    found.append("no event was told, not even of what was killed")
for one in found:
    print(one)
sys.exit(1 if found else 0)
