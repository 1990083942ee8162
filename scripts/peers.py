#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the native search with other solvers on the same groups, one after another on an otherwise idle machine.

    scripts/peers.py .build/release/planner 400 .build-oracles FIGURES /some/groups/*
    scripts/peers.py .build/release/planner 400 .build-oracles FIGURES --options 20 /some/groups/*

The third argument is a Python environment with the packages ortools and highspy (scripts/setup.sh test makes one).
CP-SAT (eight threads) and HiGHS (two) solve the explicit model as --export-model writes it: once with its usual 40
options of each activity, and once with 12, the core that's left when options are filtered as the model does it; or
once with each number that --options names (20, or 40,20). Each gets the seconds given, exporting included and reading
the file not; the native search gets its default rounds. What they choose becomes a plan by --model-solution, is
verified and counted like any other, with what the native engine puts in besides.

Prints a row for each engine and group for docs/benchmarks.md, which says what the columns are, and writes for each group
NAME.json, its curves of objective and bound, and NAME.svg, their figure, into the folder FIGURES.
"""
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

import curves

# Name and threads. CP-SAT gives each thread a strategy of its own: with two it lacks those that find most.
PEERS = [("CP-SAT", "cp-sat", 8), ("HiGHS", "highs", 2)]
USUAL = 40
# How many options of each activity the models have.
MODELS = (USUAL, 12)
# Seconds beyond their limit after which solvers that don't look at the clock are ended, with the best that they told of.
GRACE = 30


class Outcome:
    """How an engine did on a group: curves of (seconds, must, rest) and of (seconds, bound), the last plan, its end."""

    def __init__(self, name, ended, plans=(), bounds=(), plan=None, cost=None):
        self.name, self.ended = name, ended
        self.plans, self.bounds = list(plans), list(bounds)
        # Must and rest of the verified plan; rest of the choice that its own bound is about, with its must.
        self.plan, self.cost = plan, cost

    def falling(self, must):
        """The objectives of plans in which no more than that of the must tier is missing."""
        return curves.falling([(seconds, rest) for seconds, own, rest in self.plans if own <= must])


def tiers(plan):
    """Must and rest in lesson-equivalents."""
    return plan["objective"]["must"], sum(plan["objective"]["parts"].values()) / 1000


def solve(planner, group, *options):
    done = subprocess.run([planner, "solve", group, "--quiet", "--format", "json", *options], stdout=subprocess.PIPE,
                          check=True)
    return json.loads(done.stdout)


def native(planner, group, folder):
    """The native search with default rounds."""
    trace = os.path.join(folder, "trace")
    start = time.monotonic()
    plan = solve(planner, group, "--seed", "1", "--trace", trace)
    ended = time.monotonic() - start
    with open(trace, encoding="utf-8") as file:
        rounds = [event for event in map(json.loads, file) if event["event"] == "round"]
    bounds = [(event["seconds"], event["modelBound"] / 1000) for event in rounds]
    bounds += [(ended, entry["value"] / 1000) for entry in plan["bounds"] if entry["tier"] == "rest"]
    plans = [(event["seconds"], event["must"], event["rest"] / 1000) for event in rounds if event.get("lawful", True)]
    return Outcome("native", ended, plans + [(ended, *tiers(plan))], bounds, tiers(plan), tiers(plan))


def export(planner, group, model, options):
    """Writes the explicit model: the seconds it took, and how often the must tier is in its costs; None if too large."""
    start = time.monotonic()
    done = subprocess.run([planner, "solve", group, "--quiet", "--export-model", model, "--model-options", str(options)],
                          stderr=subprocess.PIPE, text=True)
    if "engine.model-too-large" in done.stderr:
        return None
    if done.returncode != 0:
        sys.exit(f"peers: {done.stderr}")
    seconds = time.monotonic() - start
    with open(model, encoding="utf-8") as file:
        found = re.search(r"the must tier is in it (\d+) times", file.read(2000))
    return seconds, int(found.group(1)) if found else 0


def split(cost, weight):
    """Must and rest of a modelled cost.

    The last tier is below 0 in all but hopeless plans, and its differences weigh less than one of the first.
    """
    must = math.ceil(cost / weight) if weight else 0
    return must, (cost - must * weight) / 1000


def peer(name, kind, threads, command, limit, exported, readback, folder):
    """What another solver makes of a model: command is the Python with peer.py, readback makes a plan of a solution."""
    model, (before, weight) = exported
    trace, solution = (os.path.join(folder, f"{kind}.{part}") for part in ("trace", "solution"))
    for path in (trace, solution):
        if os.path.exists(path):
            os.remove(path)
    left = max(1.0, limit - before)
    process = subprocess.Popen([*command, kind, model, str(left), str(threads), trace, solution],
                               stdout=subprocess.DEVNULL)
    start = time.monotonic()
    events = []
    while process.poll() is None:
        # The clock runs from when the model was read: the file is there by then.
        if not os.path.exists(trace):
            start = time.monotonic()
        elif time.monotonic() - start > left + GRACE:
            process.kill()
        time.sleep(0.05)
    ended = before + time.monotonic() - start
    if process.returncode != 0:
        print(f"peers: {name} ended with status {process.returncode} after {ended:.0f} s; what it told by then counts",
              file=sys.stderr)
    if os.path.exists(trace):
        with open(trace, encoding="utf-8") as file:
            events = [json.loads(line) for line in file if line.endswith("\n")]
    plans = [(before + event["seconds"], *split(event["cost"], weight)) for event in events
             if event["cost"] is not None]
    # The bound of a plan with as little of the must tier missing as any engine's is known once all have ended.
    bounds = [(before + event["seconds"], (event["bound"], weight)) for event in events if event["bound"] is not None]
    outcome = Outcome(name, ended, plans, bounds)
    if plans and os.path.exists(solution):
        outcome.cost = min((must, rest) for _, must, rest in plans)
        outcome.plan = tiers(readback(solution))
        outcome.plans.append((ended, *outcome.plan))
    return outcome


def run(planner, group, limit, environment, models, folder):
    """All engines' outcomes."""
    here = os.path.dirname(os.path.abspath(__file__))
    python = [os.path.join(environment, "bin", "python"), os.path.join(here, "peer.py")]
    outcomes = [native(planner, group, folder)]
    for options in models:
        model = os.path.join(folder, f"model-{options}.mps")
        exported = export(planner, group, model, options)
        for name, kind, threads in PEERS:
            name = name if options == USUAL else f"{name}, {options} options"
            if exported is None:
                outcomes.append(Outcome(name + " (model too large)", None))
                continue
            readback = lambda solution: solve(
                planner, group, "--model-solution", solution, "--model-options", str(options))
            outcomes.append(peer(name, kind, threads, python, limit, (model, exported), readback, folder))
    return outcomes


def fitting(bound, must):
    """What a bound says of the rest of plans that miss so much of the must tier; None if it's about that tier alone.

    A peer's is a cost and the weight of the must tier in it, more than any difference of the rest.
    """
    if not isinstance(bound, tuple):
        return bound
    cost, weight = bound
    rest = cost - weight * must
    return rest / 1000 if weight == 0 or abs(rest) < weight else None


def settle(outcomes):
    """The least missing of the must tier in any engine's plan, and the best rest of such plans; bounds are made to fit."""
    must, best = min(outcome.plan for outcome in outcomes if outcome.plan)
    for outcome in outcomes:
        fitted = [(seconds, fitting(bound, must)) for seconds, bound in outcome.bounds]
        outcome.bounds = curves.rising([(seconds, bound) for seconds, bound in fitted if bound is not None])
        best = min([best] + [rest for _, rest in outcome.falling(must)])
    return must, best


def as_good(own, plan):
    """The seconds after which an engine had a plan at least as good."""
    return next((seconds for seconds, must, rest in own.plans if (must, rest) <= plan), None)


def row(group, outcome, versus, own, must, best, limit):
    """The cells of an engine; `versus` is the peer against which the native search is timed."""
    if outcome.plan is None:
        ended = "" if outcome.ended is None else f"{outcome.ended:.1f}"
        bound = f"{outcome.bounds[-1][1]:.1f}" if outcome.bounds else ""
        integral = "" if outcome.ended is None else f"{limit:.2f}"
        return [group, outcome.name, "no plan", "", bound, "", "", ended, integral, "", ""]
    curve = outcome.falling(must)
    bound = outcome.bounds[-1][1] if outcome.bounds else None
    gap = curves.final_gap(outcome.cost[1], bound) if outcome.cost[0] == must else None
    # The last one is the same plan once more, verified and with what was put in besides.
    found = min((own_must, rest, seconds) for seconds, own_must, rest in outcome.plans[:-1] or outcome.plans)[2]
    cells = [group, outcome.name, outcome.plan[0], f"{outcome.plan[1]:.1f}", "" if bound is None else f"{bound:.1f}",
             "" if gap is None else f"{gap * 100:.2f} %", f"{found:.1f}", f"{outcome.ended:.1f}",
             f"{curves.primal_integral(curve, best, limit):.2f}"]
    if versus is None:
        return cells + ["", ""]
    seconds = as_good(own, versus.plan)
    return cells + ["never" if seconds is None else f"{seconds:.1f}",
                    "" if seconds is None else f"{versus.ended / max(seconds, 0.001):.1f}"]


def report(group, outcomes, limit, figures):
    """Prints the rows of a group and writes its curves and their figure."""
    must, best = settle(outcomes)
    own, peers = outcomes[0], [outcome for outcome in outcomes[1:] if outcome.plan]
    best_peer = min(peers, key=lambda outcome: (outcome.plan, outcome.ended), default=None)
    for outcome in outcomes:
        versus = best_peer if outcome is own else outcome
        print("| " + " | ".join(map(str, row(group, outcome, versus, own, must, best, limit))) + " |", flush=True)
    shown = {"title": group, "horizon": limit, "engines": [
        {"name": outcome.name, "plans": outcome.falling(must), "bounds": outcome.bounds} for outcome in outcomes
        if outcome.ended is not None]}
    os.makedirs(figures, exist_ok=True)
    with open(os.path.join(figures, group + ".json"), "w", encoding="utf-8") as file:
        json.dump(shown, file, indent=1)
    with open(os.path.join(figures, group + ".svg"), "w", encoding="utf-8") as file:
        file.write(curves.figure(group, shown["engines"], limit))


def main(planner, limit, environment, figures, models, groups):
    print("| group | engine | must | rest | bound | gap | found s | ended s | primal integral s | native as good after s "
          "| times sooner |\n|" + "---|" * 11)
    for group in groups:
        with tempfile.TemporaryDirectory() as folder:
            outcomes = run(planner, group, limit, environment, models, folder)
        report(os.path.basename(os.path.normpath(group)), outcomes, limit, figures)


if __name__ == "__main__":
    arguments, models = sys.argv[1:], MODELS
    if "--options" in arguments[:-1]:
        place = arguments.index("--options")
        models = tuple(map(int, arguments[place + 1].split(",")))
        del arguments[place:place + 2]
    if len(arguments) < 5:
        sys.exit(__doc__)
    main(arguments[0], float(arguments[1]), arguments[2], arguments[3], models, arguments[4:])
