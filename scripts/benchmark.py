#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the rows of docs/benchmarks.md: each group solved once, in a process of its own.

    scripts/benchmark.py job .build/release/planner config/samples/*/ /some/real/group
    scripts/benchmark.py steps .build/release/planner-bench /some/groups/*
    scripts/benchmark.py first .build/release/planner /some/groups/*
    scripts/benchmark.py bounds .build/release/planner /some/groups/*
    scripts/benchmark.py assignment .build/release/planner-bench /some/instances
    scripts/benchmark.py make .build/release/planner /some/groups 40
    scripts/benchmark.py make .build/release/planner /some/groups 500-tight-3 2000-loose
    scripts/benchmark.py seeds .build/release/planner /some/groups 185-tight
    scripts/benchmark.py seeds .build/release/planner /some/groups 2000-tight-1 --time-limit 300
    scripts/benchmark.py scale .build/release/planner-bench /some/groups/*-tight-1

assignment prints the table of docs/choice.md: a folder with instances in gap/ and mmkp/, beside best_known.csv in gap/.
make writes frozen groups of Benchmarks/instances/groups.csv into a folder: those of at most so many schools, or those of a
name, or whose name begins so, or fits a pattern as '*-tight-1'. seeds makes those named where they aren't there yet, solves
each with seed 1, default rounds, and at most so many seconds of search, and prints the median and the worst of each size
and density; each group's own figures go to standard error. scale prints what a school costs, without search.
"""
import csv
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import typing

import curves


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


class Result(typing.NamedTuple):
    """What a whole run came to: must in thousandths, rest and bound in lesson-equivalents."""
    must: int
    rest: float
    bound: float
    seconds: float
    memory: float

    @property
    def gap(self):
        return (curves.final_gap(self.rest, self.bound) or 0) * 100


def solved(planner, group, *options):
    """The plan of default rounds and seed 1, and its figures."""
    text, seconds, _, memory = run(planner, "solve", group, "--seed", "1", "--quiet", "--format", "json", *options)
    plan = json.loads(text)
    bound = next(entry["value"] for entry in plan["bounds"] if entry["tier"] == "rest")
    rest = sum(plan["objective"]["parts"].values())
    return plan, Result(plan["objective"]["must"], rest / 1000, bound / 1000, seconds, memory)


def bounds(planner, group):
    """How far the plan of default rounds is from its bound."""
    plan, result = solved(planner, group)
    must = next(entry["value"] for entry in plan["bounds"] if entry["tier"] == "must")
    return [name(group), result.must, must, f"{result.rest:.1f}", f"{result.bound:.1f}", f"{result.gap:.1f} %",
            plan["run"]["stop"], f"{result.seconds:.1f}", f"{result.memory:.0f}"]


def frozen(*which):
    """The frozen groups that are chosen, in their order: a number is the most schools, anything else a name or pattern."""
    with open(os.path.join(os.path.dirname(__file__), "../Benchmarks/instances/groups.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    for one in which:
        if not any(chosen(row, one) for row in rows):
            sys.exit(f"benchmark: no frozen group is '{one}'")
    return [row for row in rows if not which or any(chosen(row, one) for one in which)]


def chosen(row, which):
    if which.isdigit():
        return int(row["schools"]) <= int(which)
    return fnmatch.fnmatchcase(row["name"], which) or row["name"].startswith(which + "-")


def made(planner, folder, row):
    """The folder of a frozen group, which is made if it isn't there."""
    place = os.path.join(folder, row["name"])
    if not os.path.exists(place):
        os.makedirs(folder, exist_ok=True)
        run(planner, "generate", place, "--schools", row["schools"], "--density", row["density"], "--seed", row["seed"])
    return place


def summary(label, results):
    """The median and the worst of some runs."""
    def cells(title, pick):
        values = [pick([result.must for result in results], max), pick([result.rest for result in results], max),
                  pick([result.bound for result in results], min), pick([result.gap for result in results], max),
                  pick([result.seconds for result in results], max), pick([result.memory for result in results], max)]
        forms = ["{}", "{:.1f}", "{:.1f}", "{:.1f} %", "{:.1f}", "{:.0f}"]
        return [label, f"{title} of {len(results)}", values[0],
                *(form.format(value) for form, value in list(zip(forms, values))[1:])]
    return [cells("median", lambda values, _: curves.median(values)), cells("worst", lambda values, worst: worst(values))]


def seeds(planner, folder, which, limit):
    """Medians and worst over the frozen groups chosen, for each size and density."""
    print_row(["group", "", "must", "rest", "bound", "gap", "seconds", "MB"])
    print("|" + "---|" * 8)
    sizes = {}
    for row in frozen(*which):
        sizes.setdefault(f"{row['schools']}-{row['density']}", []).append(row)
    for label, rows in sizes.items():
        results = []
        for row in rows:
            _, result = solved(planner, made(planner, folder, row), *(["--time-limit", str(limit)] if limit else []))
            results.append(result)
            print(f"{row['name']}: must {result.must}, rest {result.rest:.1f}, bound {result.bound:.1f}, gap "
                  f"{result.gap:.1f} %, {result.seconds:.1f} s, {result.memory:.0f} MB", file=sys.stderr, flush=True)
        for cells in summary(label, results):
            print_row(cells)


def scale(bench, group):
    """What a school costs up to a verified first plan: options, milliseconds of processor time by step, kilobytes."""
    figures = json.loads(run(bench, "figures", group, "--rounds", "0")[0])
    processor = lambda key: float(figures[key].split("/")[1])
    schools = figures["schools"]
    each = lambda seconds: f"{seconds * 1000 / schools:.1f}"
    return [name(group), schools, f"{figures['options'] / schools:.0f}", each(processor("readSeconds")),
            each(processor("compileSeconds")), each(processor("firstPlanSeconds") - processor("compileSeconds")),
            each(processor("solveSeconds") - processor("firstPlanSeconds")), each(processor("verifySeconds")),
            f"{figures['peakMB'] * 1024 / schools:.0f}", f"{figures['rest'] / 1000 / schools:.1f}",
            figures["isVerified"]]


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
    if len(sys.argv) >= 5 and sys.argv[1] == "make":
        for row in frozen(*sys.argv[4:]):
            made(sys.argv[2], sys.argv[3], row)
        sys.exit()
    if len(sys.argv) >= 5 and sys.argv[1] == "seeds":
        which, limit = sys.argv[4:], None
        if len(which) > 2 and which[-2] == "--time-limit":
            which, limit = which[:-2], int(which[-1])
        seeds(sys.argv[2], sys.argv[3], which, limit)
        sys.exit()
    tables = {"job": job, "steps": steps, "first": first, "bounds": bounds, "scale": scale}
    if len(sys.argv) < 4 or sys.argv[1] not in tables:
        sys.exit(__doc__)
    for path in sys.argv[3:]:
        print_row(tables[sys.argv[1]](sys.argv[2], path))
