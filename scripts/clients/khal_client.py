# SPDX-License-Identifier: Apache-2.0
"""vdirsyncer, which copies a calendar by HTTP into a folder, and khal, which shows what lies there."""

import datetime
import json
import subprocess
import zoneinfo

from events import Event

LONDON = zoneinfo.ZoneInfo("Europe/London")
FIELDS = ("start-long", "end-long", "all-day", "title", "status", "location")

SYNC = """[general]
status_path = "{work}/status"
"""
PAIR = """
[pair {name}]
a = "{name}_served"
b = "{name}_copy"
collections = null
conflict_resolution = "a wins"

[storage {name}_served]
type = "http"
url = "{url}"

[storage {name}_copy]
type = "filesystem"
path = "{work}/calendars/{name}"
fileext = ".ics"
"""
SHOW = """[locale]
local_timezone = Europe/London
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M

[sqlite]
path = {work}/khal.db

[calendars]
"""


class Khal:
    name = "khal"
    patience = 15  # seconds: it's told to fetch at each look
    conditional = False  # vdirsyncer keeps nothing by which it could

    def __init__(self, work, programs):
        self.work = work
        self.programs = programs

    def start(self, feeds):
        self.feeds = list(feeds)
        self.work.mkdir()
        sync, show = SYNC.format(work=self.work), SHOW.format(work=self.work)
        for name, url in feeds.items():
            sync += PAIR.format(name=name, url=url, work=self.work)
            show += f"[[{name}]]\npath = {self.work}/calendars/{name}\nreadonly = True\n"
        (self.work / "vdirsyncer.conf").write_text(sync, encoding="utf-8")
        (self.work / "khal.conf").write_text(show, encoding="utf-8")
        self._sync("discover")

    def _sync(self, *arguments):
        command = [self.programs / "vdirsyncer", "-c", self.work / "vdirsyncer.conf", *arguments]
        # It asks whether it may make the folder of a copy.
        output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.run(command, input="y\n" * 50, **output, text=True, timeout=60)
        assert done.returncode == 0, f"vdirsyncer {arguments[0]}: {done.stdout}"

    def see(self):
        """What khal lists of each calendar once vdirsyncer has fetched it."""
        self._sync("sync")
        return {name: self._listed(name) for name in self.feeds}

    def _listed(self, name):
        command = [self.programs / "khal", "-c", self.work / "khal.conf", "list", "--once", "-a", name]
        for field in FIELDS:
            command += ["--json", field]
        command += ["2026-09-01", "2027-09-01"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
        assert done.returncode == 0, f"khal: {done.stderr}"
        # A list for each day that has events.
        return sorted({event_of(entry) for line in done.stdout.splitlines() for entry in json.loads(line)}, key=str)

    def expected(self, events):
        """What it should have: vdirsyncer puts a hash of the rest in a uid's place, so that equal events become one."""
        return sorted({event._replace(uid="") for event in events}, key=str)

    def stop(self):
        """Nothing runs between two looks."""


def event_of(entry):
    """khal shows local time, and the last day of whole days where iCalendar has the day after."""
    if entry["all-day"] == "True":
        start = datetime.date.fromisoformat(entry["start-long"])
        end = datetime.date.fromisoformat(entry["end-long"]) + datetime.timedelta(days=1)
        times = [day.strftime("%Y%m%d") for day in (start, end)]
    else:
        local = [datetime.datetime.fromisoformat(entry[field]) for field in ("start-long", "end-long")]
        moments = [moment.replace(tzinfo=LONDON).astimezone(datetime.timezone.utc) for moment in local]
        times = [moment.strftime("%Y%m%dT%H%M%SZ") for moment in moments]
    return Event("", *times, entry["title"] or None, entry["status"].strip() or None, entry["location"] or None)
