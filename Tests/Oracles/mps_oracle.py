# SPDX-License-Identifier: Apache-2.0
"""The optimum of problems in MPS format, by HiGHS, which knows nothing of planner.

mps_oracle.py FILE...   stdout: for each file its columns, rows, least cost, null where there's no solution, and
                       the columns that aren't 0 there

HiGHS and OR-Tools can't be loaded into one process, so that this is a script of its own.
"""

import json
import os
import sys

import highspy


def answer(path):
    highs = highspy.Highs()
    if highs.readModel(path) != highspy.HighsStatus.kOk:
        raise SystemExit(f"{path} can't be read without a warning")
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    highs.run()
    solved = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    values = list(highs.getSolution().col_value) if solved else []
    return {
        "values": {highs.getColName(column)[1]: round(value) for column, value in enumerate(values) if round(value)},
        "columns": highs.getNumCol(),
        "rows": highs.getNumRow(),
        "cost": round(highs.getObjectiveValue()) if solved else None,
    }


if __name__ == "__main__":
    # HiGHS tells on standard output how it goes; the answer alone belongs there.
    answers = os.dup(1)
    os.dup2(2, 1)
    result = [answer(path) for path in sys.argv[1:]]
    os.write(answers, json.dumps(result).encode())
