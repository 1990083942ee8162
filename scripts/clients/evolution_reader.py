# SPDX-License-Identifier: Apache-2.0
"""Asks evolution-data-server over the message bus: for each line read, the events of the calendars named, as JSON.

    dbus-run-session -- /usr/bin/python3 evolution_reader.py CALENDAR...
"""

import json
import sys
import time

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer, GLib, ICalGLib  # noqa: E402 - after the versions

# How long it's waited for a calendar to be there: fetching it takes as long again, and is asked for below.
SECONDS = 1


def fields(event):
    status = event.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY)
    return {
        "uid": event.get_uid(),
        "start": event.get_dtstart().as_ical_string(),
        "end": event.get_dtend().as_ical_string(),
        "summary": event.get_summary(),
        "status": None if status is None else status.get_value_as_string(),
        "location": event.get_location(),
    }


def main():
    registry = EDataServer.SourceRegistry.new_sync(None)
    clients = {}
    for name in sys.argv[1:]:
        clients[name] = ECal.Client.connect_sync(registry.ref_source(name), ECal.ClientSourceType.EVENTS, SECONDS, None)
    for _ in sys.stdin:
        seen = {}
        for name, client in clients.items():
            try:
                # It answers at once and fetches afterwards: whoever asks looks again until it's there.
                client.refresh_sync(None)
            except GLib.Error as error:
                print(f"{name}: {error.message}", file=sys.stderr)
        time.sleep(1)
        for name, client in clients.items():
            _, events = client.get_object_list_sync("#t", None)
            seen[name] = [fields(event) for event in events]
        print(json.dumps(seen), flush=True)


if __name__ == "__main__":
    main()
