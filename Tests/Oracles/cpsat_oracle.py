# SPDX-License-Identifier: Apache-2.0
"""OR-Tools' own reading of the messages that planner writes for CP-SAT.

cpsat_oracle.py solve   stdin: {"model": [byte, ...], "parameters": [byte, ...]}
                        stdout: what was read: numbers of variables and constraints, threads, seed, whether the solver
                        listens to Ctrl-C, bytes that no field explains; and the least cost, null where there's none
"""

import json
import sys

from ortools.sat import cp_model_pb2, sat_parameters_pb2
from ortools.sat.python import cp_model


def main():
    job = json.load(sys.stdin)
    model = cp_model_pb2.CpModelProto()
    model.ParseFromString(bytes(job["model"]))
    parameters = sat_parameters_pb2.SatParameters()
    parameters.ParseFromString(bytes(job["parameters"]))
    again = len(model.SerializeToString(deterministic=True))
    wrapper = cp_model.CpModel()
    wrapper.proto.ParseFromString(bytes(job["model"])) if hasattr(wrapper.proto, "ParseFromString") else wrapper.proto.parse_text_format(str(model))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(wrapper)
    answer = {
        "variables": len(model.variables),
        "constraints": len(model.constraints),
        "cost": round(solver.objective_value) if status == cp_model.OPTIMAL else None,
        "threads": parameters.num_workers,
        "seed": parameters.random_seed,
        "listens": parameters.catch_sigint_signal,
        "unknown": len(job["model"]) - again,
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
