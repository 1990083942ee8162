# SPDX-License-Identifier: Apache-2.0
"""Parsers that are no calendar programs: three in Python, by the tests' own oracle, and one in PHP."""

import json
import pathlib
import subprocess
import sys

from events import Event

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Tests" / "Oracles"))
import calendar_oracle  # noqa: E402 - found by the line before

PHP_READER = pathlib.Path(__file__).with_name("sabre.php")
# What the oracle reads by vobject too.
SHARED = ("uid", "start", "end", "summary", "location")


def parse(paths):
    """For each file what `icalendar` reads of it, after the others have agreed: vobject, recurring-ical-events."""
    files = calendar_oracle.parse([str(path) for path in paths])
    for path, file in zip(paths, files):
        first, second = ([tuple(event[name] for name in SHARED) for event in file[by]] for by in ("events", "vobject"))
        assert first == second, f"{path.name}: icalendar and vobject disagree"
        third = sorted([event["start"], event["end"], event["uid"]] for event in file["events"])
        assert file["expanded"] == third, f"{path.name}: icalendar and recurring-ical-events disagree"
    return files


def by_sabre(paths):
    """The version of sabre/vobject, and for each file the warnings of validate() and its events."""
    command = ["php", str(PHP_READER), *map(str, paths)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60).stdout
    result = json.loads(printed)
    files = [(file["warnings"], [Event.of(event) for event in file["events"]]) for file in result["files"]]
    return result["version"], files
