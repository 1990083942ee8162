#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the native search with other solvers on the same groups, one after another on an otherwise idle machine.

    scripts/peers.py .build/release/planner 400 .build-oracles /some/groups/*

The third argument is a Python environment with the packages ortools and highspy (scripts/setup.sh test makes one).
CP-SAT solves the explicit model as --engine cp-sat, so its plan is verified and counted like any other, with what the
native engine puts in besides; HiGHS reads the same model as --export-model writes it, with two threads, and what it says
is the modelled cost. Both get the seconds given, their building and reading included;
the native search gets its default rounds. Prints one row a group for docs/benchmarks.md: must and rest of each, the
seconds it took, and after how many seconds the native search had as good a plan, from the start of its process.
"""
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

HIGHS = """
import json, sys, highspy
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("threads", 2)
solver.setOptionValue("time_limit", float(sys.argv[2]))
solver.setOptionValue("mip_rel_gap", 0.0)
solver.setOptionValue("mip_abs_gap", 0.5)
solver.readModel(sys.argv[1])
solver.run()
info = solver.getInfo()
found = info.primal_solution_status == 2
print(json.dumps({"cost": info.objective_function_value if found else None, "bound": info.mip_dual_bound}))
"""


def solve(planner, group, *options):
    """Must, rest in lesson-equivalents, and seconds of a solve."""
    start = time.monotonic()
    done = subprocess.run([planner, "solve", group, "--quiet", "--format", "json", *options], stdout=subprocess.PIPE,
                          check=True)
    objective = json.loads(done.stdout)["objective"]
    return objective["must"], sum(objective["parts"].values()) / 1000, time.monotonic() - start


def native(planner, group, folder):
    """The native search's result, and (seconds, must, rest) whenever it had a better plan."""
    trace = os.path.join(folder, "trace")
    result = solve(planner, group, "--seed", "1", "--trace", trace)
    with open(trace, encoding="utf-8") as file:
        events = [json.loads(line) for line in file if line.strip()]
    return result, [(event["seconds"], event["must"], event["rest"] / 1000) for event in events if "rest" in event]


def reached(curve, must, rest):
    """Seconds after which a plan at least as good was there."""
    for seconds, own_must, own_rest in curve:
        if (own_must, own_rest) <= (must, rest):
            return seconds
    return None


def highs(planner, group, folder, seconds, python):
    """What HiGHS makes of the export: must and rest of its model, and the seconds with exporting and reading."""
    model = os.path.join(folder, "model.mps")
    start = time.monotonic()
    subprocess.run([planner, "solve", group, "--quiet", "--export-model", model], check=True, stderr=subprocess.DEVNULL)
    with open(model, encoding="utf-8") as file:
        head = file.read(2000)
    found = re.search(r"the must tier is in it (\d+) times", head)
    weight = int(found.group(1)) if found else 0
    left = max(1, seconds - (time.monotonic() - start))
    done = subprocess.run([python, "-c", HIGHS, model, str(left)], stdout=subprocess.PIPE, check=True)
    cost = json.loads(done.stdout.decode().strip().splitlines()[-1])["cost"]
    if cost is None:
        return None, None, time.monotonic() - start
    # The last tier is below 0 in all but hopeless plans, and its differences weigh less than one of the first.
    must = math.ceil(cost / weight) if weight else 0
    return must, (cost - must * weight) / 1000, time.monotonic() - start


def cells(result, curve):
    """A peer's part of a row."""
    must, rest, seconds = result
    if must is None:
        return ["no plan", f"{seconds:.0f}", ""]
    own = reached(curve, must, rest)
    text = f"{rest:.1f}" if must == 0 else f"must {must}, {rest:.1f}"
    return [text, f"{seconds:.0f}", "never" if own is None else f"{own:.1f}"]


def main(planner, seconds, environment, groups):
    library = next(os.path.join(folder, name) for folder, _, names in os.walk(environment) for name in names
                   if name.startswith("libortools.so"))
    for group in groups:
        with tempfile.TemporaryDirectory() as folder:
            result, curve = native(planner, group, folder)
            row = [os.path.basename(os.path.normpath(group)), f"{result[1]:.1f}", f"{result[2]:.0f}"]
            row += cells(solve(planner, group, "--engine", "cp-sat", "--cp-sat-library", library, "--time-limit",
                               str(seconds)), curve)
            row += cells(highs(planner, group, folder, seconds, os.path.join(environment, "bin", "python")), curve)
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:])
