#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the rows of docs/benchmarks.md: each group solved once, in a process of its own.

    scripts/benchmark.py job .build/release/planner config/samples/*/ /some/real/group
    scripts/benchmark.py steps .build/release/planner-bench /some/groups/*
    scripts/benchmark.py first .build/release/planner /some/groups/*
    scripts/benchmark.py bounds .build/release/planner /some/groups/*
    scripts/benchmark.py assignment .build/release/planner-bench /some/instances
    scripts/benchmark.py make .build/release/planner /some/groups 40

The last but one prints the table of docs/choice.md: a folder with instances in gap/ and mmkp/, beside best_known.csv in
gap/. The last writes the frozen groups of Benchmarks/instances/groups.csv of at most so many schools into a folder.
"""
import csv
import json
import os
import re
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


def bounds(planner, group):
    """How far the plan of default rounds is from its bound."""
    text, seconds, _, memory = run(planner, "solve", group, "--seed", "1", "--quiet", "--format", "json")
    plan = json.loads(text)
    rest = sum(plan["objective"]["parts"].values())
    bound = {entry["tier"]: entry["value"] for entry in plan["bounds"]}
    gap = (rest - bound["rest"]) / -bound["rest"] * 100 if bound["rest"] else 0
    return [name(group), plan["objective"]["must"], bound["must"], f"{rest / 1000:.1f}", f"{bound['rest'] / 1000:.1f}",
            f"{gap:.1f} %", plan["run"]["stop"], f"{seconds:.1f}", f"{memory:.0f}"]


def make(planner, folder, most):
    """Writes the frozen groups of at most so many schools."""
    with open(os.path.join(os.path.dirname(__file__), "../Benchmarks/instances/groups.csv"), newline="") as file:
        for row in csv.DictReader(file):
            if int(row["schools"]) <= most:
                run(planner, "generate", os.path.join(folder, row["name"]), "--schools", row["schools"], "--density",
                    row["density"], "--seed", row["seed"])


# Best known profits of Khan's instances.
MMKP = {"I01": 173, "I02": 364, "I03": 1602, "I04": 3597, "I05": 3905.7, "I06": 4799.3}


def best_known(folder):
    """Best known cost of each instance beside a best_known.csv of the OR-Library's."""
    with open(os.path.join(folder, "best_known.csv"), newline="") as file:
        return {name(row["Path"]): float(row["Best known solution value"]) for row in csv.DictReader(file)}


def instances(folder):
    """Kind and path of each instance in a folder, by kind and name."""
    for kind, shape in [("gap", r"[a-e]\d{5,6}"), ("mmkp", r"I\d\d")]:
        for entry in sorted(os.listdir(os.path.join(folder, kind))):
            if re.fullmatch(shape, entry):
                yield kind, os.path.join(folder, kind, entry)


def assignment(bench, kind, path, known):
    """One public instance, for at most 30 seconds."""
    line = run(bench, kind, path, "--time-limit", "30", "--seed", "1")[0].decode().strip().splitlines()[-1]
    figures = json.loads(line)
    objective, best = figures["objective"], known.get(name(path))
    loss = "" if objective is None or best is None else f"{abs(objective - best) / best * 100:.2f} %"
    return [name(path), "" if best is None else f"{best:g}", objective, loss, figures["bound"], figures["status"],
            figures["nodes"], f"{figures['seconds']:.1f}"]


def print_row(cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "assignment":
        known = {**best_known(os.path.join(sys.argv[3], "gap")), **MMKP}
        for kind, path in instances(sys.argv[3]):
            print_row(assignment(sys.argv[2], kind, path, known))
        sys.exit()
    if len(sys.argv) == 5 and sys.argv[1] == "make":
        make(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        sys.exit()
    tables = {"job": job, "steps": steps, "first": first, "bounds": bounds}
    if len(sys.argv) < 4 or sys.argv[1] not in tables:
        sys.exit(__doc__)
    for path in sys.argv[3:]:
        print_row(tables[sys.argv[1]](sys.argv[2], path))
