# SPDX-License-Identifier: Apache-2.0
"""evolution-data-server, the calendars of GNOME, on a message bus of its own; `evolution_reader.py` asks it there."""

import contextlib
import json
import os
import pathlib
import subprocess
import urllib.parse

from events import Event

READER = pathlib.Path(__file__).with_name("evolution_reader.py")

SOURCE = """[Data Source]
DisplayName={name}
Enabled=true
Parent=webcal-stub

[Calendar]
BackendName=webcal
Selected=true

[Authentication]
Host={host}
Port={port}
Method=none

[Security]
Method=none

[Offline]
StaySynchronized=true

[Refresh]
Enabled=true
IntervalMinutes=1

[WebDAV Backend]
ResourcePath={path}
ResourceQuery={query}
"""


class Evolution:
    name = "evolution"
    patience = 60  # seconds: it's told to fetch at each look, and answers before it has
    conditional = True  # it asks by itself, every minute

    def __init__(self, work):
        self.work = work
        self.reader = None

    def start(self, feeds):
        sources = self.work / ".config" / "evolution" / "sources"
        sources.mkdir(parents=True)
        (self.work / "run").mkdir(mode=0o700)
        for name, url in feeds.items():
            parts = urllib.parse.urlsplit(url)
            text = SOURCE.format(name=name, host=parts.hostname, port=parts.port, path=parts.path, query=parts.query)
            (sources / f"{name}.source").write_text(text, encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
        environment |= {"HOME": str(self.work), "XDG_RUNTIME_DIR": str(self.work / "run")}
        environment["GSETTINGS_BACKEND"] = "memory"
        # Debian's own Python: the bindings are a package of Debian's.
        self.reader = subprocess.Popen(
            ["dbus-run-session", "--", "/usr/bin/python3", str(READER), *feeds],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open(self.work / "evolution.log", "wb"), text=True,
            env=environment,
        )

    def see(self):
        """What it answers for each calendar after a refresh."""
        self.reader.stdin.write("see\n")
        self.reader.stdin.flush()
        line = self.reader.stdout.readline()
        assert line, "evolution-data-server can't be asked: " + (self.work / "evolution.log").read_text()[-2000:]
        return {name: [Event.of(event) for event in events] for name, events in json.loads(line).items()}

    def expected(self, events):
        """What it should have of events that are published: all of it."""
        return events

    def stop(self):
        if self.reader is not None:
            self.reader.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.reader.wait(timeout=20)
            self.reader = None
