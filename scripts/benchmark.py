#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the rows of docs/benchmarks.md: each group solved once, in a process of its own.

    scripts/benchmark.py job .build/release/planner config/samples/*/ /some/real/group
    scripts/benchmark.py steps .build/release/planner-bench /some/groups/*
    scripts/benchmark.py first .build/release/planner /some/groups/*
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time


def run(*command):
    """What a process printed, its seconds, the seconds of its processor time, and its peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"benchmark: {' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return text, time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def name(group):
    return os.path.basename(os.path.normpath(group))


def job(planner, group):
    """The main job with default rounds."""
    counted, *_ = run(planner, "check", group)
    counts = [part.split()[0] for part in counted.decode().strip().splitlines()[-1].rsplit(": ", 1)[1].split(", ")]
    text, seconds, _, memory = run(planner, "solve", group, "--seed", "1", "--quiet", "--format", "json")
    plan = json.loads(text)
    placed = {occurrence["activity"] for occurrence in plan["occurrences"]}
    placed |= {secondment["activity"] for secondment in plan["secondments"]}
    rest = sum(plan["objective"]["parts"].values()) / 1000
    return [name(group), *counts, len(placed), len(plan["releases"]), plan["objective"]["must"], f"{rest:.1f}",
            plan["run"]["rounds"], f"{seconds:.1f}", f"{memory:.0f}"]


def steps(bench, group):
    """What each step of a solve with default rounds takes; seconds as clock/processor."""
    figures = json.loads(run(bench, "figures", group)[0])
    thousands = lambda key: f"{figures[key] / 1000:.1f}"
    return [name(group), figures["people"], figures["activities"], figures["compileSeconds"], figures["options"],
            figures["bytesPerOption"], figures["firstPlanSeconds"], figures["firstPlaced"], thousands("firstRest"),
            figures["rounds"], figures["solveSeconds"], figures["placed"], figures["must"], thousands("rest"),
            figures["verifySeconds"], figures["peakMB"]]


def first(planner, group):
    """From the start of the process to a first verified plan with everything written."""
    folder = tempfile.mkdtemp()
    try:
        _, seconds, processor, memory = run(
            planner, "solve", group, "--rounds", "0", "--quiet", "--output", os.path.join(folder, "plan"))
        files = sum(len(files) for _, _, files in os.walk(folder))
    finally:
        shutil.rmtree(folder)
    return [name(group), f"{seconds:.2f}", f"{processor:.2f}", files, f"{memory:.0f}"]


if __name__ == "__main__":
    tables = {"job": job, "steps": steps, "first": first}
    if len(sys.argv) < 4 or sys.argv[1] not in tables:
        sys.exit(__doc__)
    for path in sys.argv[3:]:
        print("| " + " | ".join(map(str, tables[sys.argv[1]](sys.argv[2], path))) + " |", flush=True)
