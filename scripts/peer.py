#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets another solver solve a model that `planner solve --export-model` wrote; peers.py runs it in a process of its own.

    python peer.py highs|cp-sat MODEL.mps SECONDS THREADS TRACE SOLUTION

The Python is that of an environment with ortools and highspy, which can't be loaded into one process. TRACE gets a JSON
object a line whenever there's a better choice or bound, with the seconds since the model was read; SOLUTION the best
choice, which `planner solve --model-solution` reads. Both are there at any moment, so that the process may be killed.
"""
import json
import os
import sys
import time


class Trace:
    """The two files."""

    def __init__(self, trace, solution):
        self.file = open(trace, "w", encoding="utf-8")
        self.solution = solution
        self.start = time.monotonic()
        self.last = None

    def tell(self, cost, bound):
        """A cost or a bound; None is none yet."""
        if (cost, bound) != self.last:
            self.last = (cost, bound)
            self.file.write(json.dumps({"seconds": time.monotonic() - self.start, "cost": cost, "bound": bound}) + "\n")
            self.file.flush()

    def keep(self, names, values):
        """The best choice so far, put in the place of the one before at once."""
        lines = [f"{name} {round(value)}\n" for name, value in zip(names, values) if round(value) != 0]
        with open(self.solution + ".part", "w", encoding="utf-8") as file:
            file.writelines(lines)
        os.replace(self.solution + ".part", self.solution)


def read_model(path):
    """Of a file in planner's own free MPS: names and most of the columns, their costs, the constant, the rows.

    A row is its least and most (None is none), numbers of columns and factors. All columns are whole numbers from 0 up.
    """
    kinds, rows, columns, costs, upper, constant = {}, {}, {}, [], [], 0
    sides, ranges, section = {}, {}, ""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("*"):
                continue
            if not line.startswith(" "):
                section = line.split()[0] if line.strip() else section
                continue
            words = line.split()
            if section == "ROWS":
                kinds[words[1]] = words[0]
                rows[words[1]] = ([], [])
            elif section == "COLUMNS" and words[1] != "'MARKER'":
                number = columns.setdefault(words[0], len(columns))
                if number == len(costs):
                    costs.append(0)
                    upper.append(None)
                if words[1] == "COST":
                    costs[number] = int(words[2])
                else:
                    rows[words[1]][0].append(number)
                    rows[words[1]][1].append(int(words[2]))
            elif section == "RHS":
                sides[words[1]] = int(words[2])
            elif section == "RANGES":
                ranges[words[1]] = int(words[2])
            elif section == "BOUNDS":
                upper[columns[words[2]]] = int(words[3])
    constant = -sides.get("COST", 0)
    return list(columns), upper, costs, constant, [
        (*limits(kinds[row], sides.get(row, 0), ranges.get(row)), *rows[row]) for row in rows if kinds[row] != "N"]


def limits(kind, side, reach):
    """Least and most of a row."""
    if kind == "E":
        return side, side
    if kind == "L":
        return None if reach is None else side - reach, side
    return side, None if reach is None else side + reach


def cp_sat(path, seconds, threads, trace, solution):
    from ortools.sat.python import cp_model

    names, upper, costs, constant, rows = read_model(path)
    model = cp_model.CpModel()
    variables = [model.new_int_var(0, most, "") for most in upper]
    for least, most, numbers, factors in rows:
        total = cp_model.LinearExpr.weighted_sum([variables[number] for number in numbers], factors)
        if set(factors) == {1} and most == 1 and all(upper[number] == 1 for number in numbers):
            one = [variables[number] for number in numbers]
            if least == 1:
                model.add_exactly_one(one)
                continue
            if least is None:
                model.add_at_most_one(one)
                continue
        least = cp_model.INT_MIN if least is None else least
        most = cp_model.INT_MAX if most is None else most
        model.add_linear_expression_in_domain(total, cp_model.Domain(least, most))
    model.minimize(cp_model.LinearExpr.weighted_sum(variables, costs) + constant)
    # Where nothing takes place all columns are 0, but for those of which one must be taken.
    for variable in variables:
        model.add_hint(variable, 0)
    told = Trace(trace, solution)

    class Better(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            told.tell(round(self.objective_value), self.best_objective_bound)
            told.keep(names, [self.value(variable) for variable in variables])

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = seconds
    best = lambda: told.last[0] if told.last else None
    solver.best_bound_callback = lambda bound: told.tell(best(), bound)
    status = solver.solve(model, Better())
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        told.tell(round(solver.objective_value), solver.best_objective_bound)


def highs(path, seconds, threads, trace, solution):
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", threads)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    solver.readModel(path)
    names = [solver.getColName(number)[1] for number in range(solver.getNumCol())]
    told = Trace(trace, solution)
    finite = lambda value: value if abs(value) < 1e29 else None

    def progress(event):
        told.tell(finite(event.data_out.mip_primal_bound), finite(event.data_out.mip_dual_bound))

    def better(event):
        told.tell(event.data_out.objective_function_value, finite(event.data_out.mip_dual_bound))
        told.keep(names, list(event.data_out.mip_solution))

    solver.cbMipLogging.subscribe(progress)
    solver.cbMipImprovingSolution.subscribe(better)
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status == 2:
        told.tell(info.objective_function_value, finite(info.mip_dual_bound))
        told.keep(names, list(solver.getSolution().col_value))


if __name__ == "__main__":
    if len(sys.argv) != 7 or sys.argv[1] not in ("highs", "cp-sat"):
        sys.exit(__doc__)
    run = {"highs": highs, "cp-sat": cp_sat}[sys.argv[1]]
    run(sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), sys.argv[5], sys.argv[6])
