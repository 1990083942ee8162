#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How low the linear relaxation of an exported explicit model comes, and what each kind of its rows does for that.

  planner solve GROUP --export-model MODEL.mps --model-options 40
  .build-oracles/bin/python scripts/relaxation.py MODEL.mps                     # all rows
  .build-oracles/bin/python scripts/relaxation.py MODEL.mps 'classes to cover'  # and without these, one kind after the other

Prints the relaxation's least cost in lesson-equivalents (HiGHS, interior point). What must take place counts as much as keeps
it in, in the place of the factor that puts it before everything else, which no solver's tolerances bear.
"""
import re
import sys

# What a thousandth of the must tier counts, in thousandths of a lesson-equivalent.
MUST = 300


def comments(path):
    """Names of rows, and how often the must tier is in the cost (0: not at all)."""
    names, factor = {}, 0
    with open(path) as file:
        for line in file:
            if not line.startswith("*"):
                break
            row = re.match(r"\* (R\d+): (.*)", line)
            if row:
                names[row[1]] = row[2]
            must = re.search(r"the must tier is in it (\d+) times", line)
            if must:
                factor = int(must[1])
    return names, factor


def tamed(cost, factor):
    """A cost with its part of the must tier at MUST."""
    missing = round(cost / factor) if factor else 0
    return cost - missing * factor + missing * MUST


def relaxed(highspy, path):
    """The model without whole numbers, and its rows' names in order."""
    names, factor = comments(path)
    model = highspy.Highs()
    for option, value in (("output_flag", False), ("solver", "ipm"), ("run_crossover", "off")):
        model.setOptionValue(option, value)
    model.readModel(path)
    lp = model.getLp()
    count = lp.num_col_
    model.changeColsIntegrality(count, list(range(count)), [highspy.HighsVarType.kContinuous] * count)
    for column in range(count):
        model.changeColCost(column, tamed(lp.col_cost_[column], factor))
    model.changeObjectiveOffset(tamed(lp.offset_, factor))
    return model, [names.get(name, name) for name in lp.row_names_]


def least(model):
    model.run()
    return model.getInfo().objective_function_value / 1000


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    import highspy

    model, rows = relaxed(highspy, sys.argv[1])
    lp = model.getLp()
    bounds = list(zip(lp.row_lower_, lp.row_upper_))
    print(f"all {len(rows)} rows: {least(model):.1f}")
    for kind in sys.argv[2:]:
        left_out = [number for number, name in enumerate(rows) if name.startswith(kind)]
        if not left_out:
            sys.exit(f"relaxation: no row's name begins with '{kind}'")
        for number in left_out:
            model.changeRowBounds(number, -highspy.kHighsInf, highspy.kHighsInf)
        print(f"without {len(left_out)} rows '{kind}': {least(model):.1f}", flush=True)
        for number in left_out:
            model.changeRowBounds(number, *bounds[number])


if __name__ == "__main__":
    main()
