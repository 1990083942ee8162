#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the rows of docs/benchmarks.md: each group folder solved once by the planner given.

    scripts/benchmark.py .build/release/planner config/samples/* /some/real/group
"""
import json
import os
import subprocess
import sys
import time


def solve(planner, folder):
    """The plan of one run, its seconds, and its peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(
        [planner, "solve", folder, "--seed", "1", "--quiet", "--format", "json"], stdout=subprocess.PIPE)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"benchmark: {folder}: status {os.waitstatus_to_exitcode(status)}")
    return json.loads(text), time.monotonic() - start, usage.ru_maxrss / 1024


def contents(planner, folder):
    """Schools, people, lessons and activities, as `check` counts them."""
    text = subprocess.run([planner, "check", folder], capture_output=True, text=True, check=True).stdout
    return [part.split()[0] for part in text.strip().splitlines()[-1].rsplit(": ", 1)[1].split(", ")]


def row(planner, folder):
    plan, seconds, memory = solve(planner, folder)
    placed = len({occurrence["activity"] for occurrence in plan["occurrences"]})
    rest = sum(plan["objective"]["parts"].values()) / 1000
    name = os.path.basename(os.path.normpath(folder))
    cells = [name, *contents(planner, folder), placed, len(plan["releases"]), plan["objective"]["must"], f"{rest:.1f}",
             plan["run"]["rounds"], f"{seconds:.1f}", f"{memory:.0f}"]
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for path in sys.argv[2:]:
        print(row(sys.argv[1], path), flush=True)
