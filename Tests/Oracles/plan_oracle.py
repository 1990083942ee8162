# SPDX-License-Identifier: Apache-2.0
"""Checks plans against the JSON Schema with the jsonschema package, and prints the errors of each as JSON.

plan_oracle.py SCHEMA PLAN...
"""

import json
import sys

import jsonschema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    results = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            plan = json.load(file)
        errors = sorted(validator.iter_errors(plan), key=lambda error: list(map(str, error.absolute_path)))
        results.append([f"{error.json_path}: {error.message[:200]}" for error in errors])
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
