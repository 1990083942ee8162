#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the rows of the tables in docs/generator.md: groups generated and solved once by the planner given.

    scripts/generated.py .build/release/planner 3,12,40 loose,tight 1,2,3
    scripts/generated.py .build/release/planner 12 tight 1 --why

With --why it also counts, for each kind, what stood in the way of the wishes that aren't in the plan.
"""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile
import time

KINDS = ["visit", "session", "secondment", "specialist", "triad", "lesson-study", "shadowing"]


def run(*command):
    """What a command printed, and the seconds it took."""
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout, time.monotonic() - start


def size(folder):
    """Megabytes on disk."""
    return sum(entry.stat().st_size for entry in os.scandir(folder)) / 1e6


def wishes(folder):
    """The kind of each wish."""
    with open(os.path.join(folder, "activities.csv"), newline="", encoding="utf-8") as file:
        return {row["id"]: row["kind"] for row in csv.DictReader(file)}


def supply(plan):
    """Purchases, those of whole days, and the whole days that stand in for several people."""
    users = collections.defaultdict(set)
    for cover in plan["cover"]:
        if cover["by"].get("supply"):
            users[cover["date"], cover["lesson"]["school"], cover["by"]["supply"]].add(cover["absent"])
    days = [(p["date"], p["school"], p["number"]) for p in plan["supply"] if p["part"] == "day"]
    return len(plan["supply"]), len(days), sum(len(users[day]) > 1 for day in days)


def why(plan, kinds):
    """For each kind the first reasons and how many wishes each holds up."""
    counts = collections.defaultdict(collections.Counter)
    for entry in plan["unplaced"]:
        codes = [reason["code"] for reason in entry["reasons"]]
        counts[kinds[entry["activity"]]]["+".join(codes[:3])] += 1
    for kind in sorted(counts):
        print(f"    {kind}: " + ", ".join(f"{count} {codes}" for codes, count in counts[kind].most_common(12)))


def row(planner, schools, density, seed, explains, folder):
    group = os.path.join(folder, f"{schools}-{density}-{seed}")
    _, making = run(planner, "generate", group, "--schools", schools, "--density", density, "--seed", seed)
    kinds = wishes(group)
    checked, _ = run(planner, "check", group)
    text, solving = run(planner, "solve", group, "--quiet", "--format", "json")
    plan = json.loads(text)
    later = {entry["activity"] for entry in plan["unplaced"]
             if any(reason["code"] == "not-planned-yet" for reason in entry["reasons"])}
    missing = {entry["activity"] for entry in plan["unplaced"]} - later
    cells = [schools, density, seed]
    for kind in KINDS[:4]:
        own = {wish for wish in kinds if kinds[wish] == kind} - later
        cells.append(f"{len(own - missing)} of {len(own)}")
    planned = len(kinds) - len(later)
    bought, days, shared = supply(plan)
    cells += [len(later), f"{100 * len(missing) / max(1, planned):.1f}", f"{days} of {bought}", shared,
              plan["run"]["rounds"], f"{solving:.1f}", f"{making:.1f}", f"{size(group):.1f}"]
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    if explains:
        print("    " + checked.strip().splitlines()[-1])
        why(plan, kinds)
        ways = collections.Counter(share["way"] for post in plan["secondments"] for share in post["backfill"])
        owed = sum(balance["owed"] for balance in plan["rotaBalances"])
        due = sum(balance["due"] for balance in plan["rotaBalances"])
        print(f"    backfill: {dict(ways)}; half-days owed {owed} of {due}", flush=True)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--why"]
    if len(arguments) != 4:
        sys.exit(__doc__)
    planner, sizes, densities, seeds = arguments
    with tempfile.TemporaryDirectory() as place:
        for number in sizes.split(","):
            for name in densities.split(","):
                for start in seeds.split(","):
                    row(planner, number, name, start, "--why" in sys.argv, place)
