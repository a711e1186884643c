"""Reads how long a fault took from what Docker and the agent wrote down with times, and tells of many.

usage: fault-times.py one FAULT CONTAINER EVENTS LOG    one line of milliseconds: detected issued running ready
       fault-times.py table < LINES                     LINES: kind, fault, and those four; "-" is unknown

EVENTS is what "docker events --format '{{json .}}'" says of the container's host, LOG the agent's log there since the
fault (empty for a container that no agent looks after).

The moment of a fault is the engine's: the end of the process, the pause, or the removal. A start counts as issued when
the engine joins the container to its network, the first thing it does with it; a pause is over when it is issued.
"""

import datetime
import json
import re
import sys

BEGINS = {"pause": "pause", "rm": "destroy"}
UNKNOWN = "-"


def events(path, container):
    """(milliseconds, action) of the container, oldest first."""
    ids, found = set(), []
    for line in open(path, encoding="utf-8"):
        event = json.loads(line)
        who = event["Actor"]
        at = event["timeNano"] / 1e6
        if event["Type"] == "container" and who["Attributes"].get("name") == container:
            ids.add(who["ID"])
            found.append((at, event["Action"].split(":")[0]))
        elif event["Type"] == "network" and event["Action"] == "connect":
            found.append((at, "connect " + who["Attributes"].get("container", "")))
    return sorted((at, "connect" if what.startswith("connect ") else what)
                  for at, what in found if not what.startswith("connect ") or what[8:] in ids)


def after(found, begin, actions):
    return next((at for at, what in found if at > begin and what in actions), None)


def said(path, container):
    """(milliseconds, phase) of what the agent says became of the container."""
    phases = []
    pattern = re.compile(r"^(\S+) .* " + re.escape(container) + r" is ([A-Z]+)(?:, was [A-Z]+)?: ")
    for line in open(path, encoding="utf-8", errors="replace"):
        match = pattern.match(line)
        if match:
            when = datetime.datetime.fromisoformat(match.group(1).replace("Z", "+00:00"))
            phases.append((when.timestamp() * 1000, match.group(2)))
    return phases


def one(fault, container, event_file, log):
    found = events(event_file, container)
    begin = next((at for at, what in found if what == BEGINS.get(fault, "die")), None)
    if begin is None:
        return [None] * 4
    running = after(found, begin, {"start", "unpause"})
    # A removed container never joined its network in its first life: the second one's joining is the first after it.
    issued = running if fault == "pause" else after(found, begin, {"connect"})
    # The log has milliseconds, rounded down.
    phases = [(at, phase) for at, phase in said(log, container) if at >= begin - 1]
    detected = next((at for at, phase in phases if phase != "READY"), None)
    # A broker that is started too early for its old session ends again: ready is the last coming to serve.
    ready = next((at for at, phase in reversed(phases) if phase == "READY"), None)
    return [None if at is None else max(0, at - begin) for at in (detected, issued, running, ready)]


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def table(lines):
    rows = {}
    for line in lines:
        kind, fault, *times = line.split()
        for who in ((kind, fault), ("all", fault), (kind, "every fault"), ("all", "every fault")):
            if who[1] != "every fault" or not fault.startswith("docker"):
                rows.setdefault(who, []).append(times)
    print(f"{'p50 / p99 / max, seconds':<34} {'detected':>20} {'start issued':>20} {'running':>20} {'ready':>20}   n")
    for (kind, fault), many in sorted(rows.items(), key=lambda row: (row[0][1], row[0][0] == "all", row[0][0])):
        cells = []
        for column in zip(*many):
            known = [float(value) / 1000 for value in column if value != UNKNOWN]
            parts = (quantile(known, 0.5), quantile(known, 0.99), max(known)) if known else ()
            cells.append(" / ".join(f"{part:.2f}" for part in parts) or UNKNOWN)
        print(f"{fault + ' ' + kind:<34} " + " ".join(f"{cell:>20}" for cell in cells) + f" {len(many):>3}")


if sys.argv[1] == "one":
    print(*(UNKNOWN if value is None else round(value) for value in one(*sys.argv[2:])))
else:
    table(sys.stdin)
