# SPDX-License-Identifier: Apache-2.0
"""The group that the clients subscribe to, and what its office does: all by planner's own commands.

It's the sample `diocese` (sessions, secondments of whole days and of half-days) with a guest who leads three meetings.
One may be before or after October's clock change and one before or after March's: when the guest can't come at the time
that was planned, they move to the other side. The third may be in one week alone, and is called off.
"""

import datetime
import json
import re
import shutil
import subprocess
import time
import urllib.request
import zoneinfo

UTC = datetime.timezone.utc
LONDON = zoneinfo.ZoneInfo("Europe/London")

# Characters that iCalendar escapes, that take several bytes at the fold, and that look like a property of their own.
GUEST = "Zoë Ærøskov; “reads, writes\\counts”"
TITLES = {
    "autumn": "Before or after the autumn clock change: Zoë’s circle, part one; “what works – and what doesn’t” \\n 😀",
    "spring": "Før eller efter sommertid: naïveté, déjà vu; BEGIN:VEVENT – “two columns, one row”",
    "once": "Only in one week",
}
WINDOWS = {
    "autumn": (("2026-10-05", "2026-10-16"), ("2026-11-03", "2026-11-20")),
    "spring": (("2027-03-08", "2027-03-24"), ("2027-04-13", "2027-04-30")),
    "once": (("2027-02-01", "2027-02-05"),),
}
# The day on which the change is told, before all windows.
TODAY = "2026-09-14"


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def write_group(sample, folder):
    """The sample with the guest and the three wishes."""
    shutil.copytree(sample, folder)
    with open(folder / "providers.csv", "a", encoding="utf-8") as file:
        file.write(f"zoe,{quoted(GUEST)},guest,zoe@example.org,2026-09-01..2027-07-21,,,,40,2,\n")
    with open(folder / "activities.csv", encoding="utf-8") as file:
        columns = next(line for line in file if line.startswith("id,")).strip().split(",")
    with open(folder / "activities.csv", "a", encoding="utf-8") as file:
        for name, windows in WINDOWS.items():
            row = {
                "id": name, "kind": "session", "title": quoted(TITLES[name]), "priority": "5", "times": "meeting",
                "windows": ";".join("..".join(window) for window in windows), "earliest": "15:30", "length": "45",
                "expected": "role=mentor", "quorum": "4", "least_schools": "4", "venue": "st-oswin", "leaders": "zoe",
            }
            file.write(",".join(row.get(column, "") for column in columns) + "\n")


class Office:
    """A database and the program that keeps it."""

    def __init__(self, planner, work):
        self.planner = planner
        self.work = work
        self.database = work / "group.db"
        self.server = None
        self.tokens = {}

    def run(self, *arguments):
        """What a command printed; it has to end with status 0."""
        command = [str(self.planner), *map(str, arguments)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"status {done.returncode} of {' '.join(command)}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def keep(self, *arguments):
        """A command on the database."""
        return self.run(*arguments, "--database", self.database)

    def publish_first(self, group):
        """Loads the group and publishes a plan of the whole year."""
        self.keep("load", group)
        self.run("solve", group, "--seed", "7", "--rounds", "60", "--quiet", "--output", self.work / "first")
        self.keep("propose", self.work / "first")
        self.keep("approve", "1", "--by", "A. Head")
        self.keep("publish", "1")

    def publish_change(self):
        """Publishes what follows from the events that were noted."""
        self.keep("replan", "--as-of", TODAY, "--quiet")
        number = max(plan["number"] for plan in json.loads(self.keep("plans", "--format", "json"))["plans"])
        self.keep("approve", number, "--by", "A. Head")
        self.keep("publish", number)

    def plan(self):
        """The published plan, as other programs read it."""
        path = self.work / "published.json"
        path.unlink(missing_ok=True)
        self.keep("plans", "--published", "--output", path)
        return json.loads(path.read_text(encoding="utf-8"))

    def open_feed(self, name, *options):
        """The path of a calendar that's opened for these options of `feed add`."""
        path = self.keep("feed", "add", *options).strip()
        self.tokens[name] = len(self.tokens) + 1
        return path

    def close_feed(self, name):
        """Revokes its token, which has the number in whose turn it was opened."""
        self.keep("feed", "revoke", self.tokens[name])

    def serve(self):
        """Starts the server on a free port, which it returns."""
        log = open(self.work / "serve.log", "w", encoding="utf-8")
        command = [self.planner, "serve", "--database", self.database, "--port", "0", "--log-level", "debug"]
        self.server = subprocess.Popen(command, stderr=log)
        for _ in range(100):
            port = re.search(r"listening .*port=(\d+)", (self.work / "serve.log").read_text(encoding="utf-8"))
            if port:
                self.port = int(port[1])
                return self.port
            time.sleep(0.1)
        raise AssertionError("planner serve doesn't listen")

    def get(self, path):
        """The bytes that the server has under a path, asked directly."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return answer.read()

    def stop(self):
        """Ends the server, which has to end well."""
        if self.server is not None:
            self.server.terminate()
            status = self.server.wait(timeout=20)
            self.server = None
            assert status == 0, "planner serve didn't end with status 0"


def instant(date, clock):
    """What a clock on a school's wall shows, in UTC, by the machine's zone data."""
    local = datetime.datetime.fromisoformat(f"{date}T{clock}").replace(tzinfo=LONDON)
    return local.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def meetings(plan, wanted):
    """Start and end in UTC of the plan's occurrences that are wanted, in order."""
    return sorted(
        (instant(entry["date"], entry["span"]["start"]), instant(entry["date"], entry["span"]["end"]))
        for entry in plan["occurrences"]
        if wanted(entry)
    )
