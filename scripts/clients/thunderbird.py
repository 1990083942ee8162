# SPDX-License-Identifier: Apache-2.0
"""Thunderbird on a screen that nobody sees, with a profile that subscribes to calendars and speaks to nobody else.

It asks every minute, the least that it allows; what it has is read from its own storage, a database of SQLite.
"""

import contextlib
import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import uuid

from events import Event

EPOCH = datetime.datetime(1970, 1, 1)
ALL_DAY = 8  # CAL_ITEM_FLAG.EVENT_ALLDAY of its storage

# What would open a window before the calendar, or ask somebody outside.
QUIET = {
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.shell.checkDefaultClient": False,
    "mail.spotlight.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}

EVENTS = """
SELECT id, event_start, event_end, title, ical_status, flags,
  (SELECT value FROM cal_properties AS p WHERE p.item_id = id AND p.cal_id = cal_events.cal_id AND p.key = 'LOCATION'),
  event_start_tz, event_end_tz
FROM cal_events WHERE cal_id = ?
"""


class Thunderbird:
    name = "thunderbird"
    patience = 150  # seconds: by then it has had two turns
    conditional = True  # it asks by itself, every minute

    def __init__(self, work):
        self.work = work
        self.profile = work / "profile"
        self.running = []

    def start(self, feeds):
        self.profile.mkdir(parents=True)
        self.calendars = {name: str(uuid.uuid4()) for name in feeds}
        preferences = dict(QUIET)
        for name, url in feeds.items():
            of = f"calendar.registry.{self.calendars[name]}."
            preferences |= {
                of + "type": "ics", of + "uri": url, of + "name": name, of + "cache.enabled": True,
                of + "refreshInterval": "1", of + "calendar-main-in-composite": True,
            }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
        (self.profile / "user.js").write_text("".join(lines), encoding="utf-8")
        display = self._start(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], stdout=subprocess.PIPE
        )
        number = display.stdout.readline().decode().strip()
        assert number, "Xvfb doesn't start"
        self._start(
            ["thunderbird", "--profile", str(self.profile), "--no-remote"],
            env=dict(os.environ, DISPLAY=":" + number, HOME=str(self.work)),
            stdout=subprocess.DEVNULL,
        )

    def _start(self, command, **options):
        log = open(self.work / f"{command[0]}.log", "wb")
        self.running.append(subprocess.Popen(command, stderr=log, **options))
        return self.running[-1]

    def see(self):
        """What its storage holds of each calendar."""
        assert self.running[-1].poll() is None, "Thunderbird has ended by itself"
        storage = self.profile / "calendar-data"
        copy = self.work / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        # It holds its database locked. A copy that's taken while it writes may be torn: then it's looked at again.
        try:
            for path in storage.glob("cache.sqlite*"):
                shutil.copy(path, copy / path.name)
            with contextlib.closing(sqlite3.connect(copy / "cache.sqlite")) as database:
                return {
                    name: [event_of(row) for row in database.execute(EVENTS, (calendar,))]
                    for name, calendar in self.calendars.items()
                }
        except (sqlite3.DatabaseError, FileNotFoundError):
            return {}

    def expected(self, events):
        """What it should have of events that are published: all of it."""
        return events

    def stop(self):
        while self.running:
            process = self.running.pop()
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)


def event_of(row):
    """Its times are microseconds since 1970 in UTC; of whole days those of a midnight without a zone."""
    uid, start, end, title, status, flags, location, *zones = row
    moments = [EPOCH + datetime.timedelta(microseconds=value) for value in (start, end)]
    if flags & ALL_DAY:
        times = [moment.strftime("%Y%m%d") for moment in moments]
    elif zones == ["UTC", "UTC"]:
        times = [moment.strftime("%Y%m%dT%H%M%SZ") for moment in moments]
    else:
        times = [f"{zone} {moment.isoformat()}" for zone, moment in zip(zones, moments)]
    return Event(uid, *times, title, status, location)
