# SPDX-License-Identifier: Apache-2.0
"""Reads iCalendar files with parsers that know nothing of planner, and prints what they saw as JSON.

calendar_oracle.py parse FILE...        each file by icalendar, vobject and recurring-ical-events
calendar_oracle.py zone FILE YEAR YEAR  the file's VTIMEZONE against the machine's zone data, hour by hour
calendar_oracle.py offsets              stdin: [[zone, utc seconds], ...]; stdout: UTC offsets in seconds
"""

import datetime
import io
import json
import re
import sys
import zoneinfo

import dateutil.tz
import icalendar
import recurring_ical_events
import vobject

UTC = datetime.timezone.utc


def when(value):
    """An instant as UTC text, a day as a date."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            return "floating " + value.isoformat()
        return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


def text(value):
    return None if value is None else str(value)


def calendar_text(value):
    """A text property of the calendar itself; icalendar leaves the types that it doesn't know escaped."""
    if value is None or type(value) is icalendar.vText:
        return text(value)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], str(value))


def by_icalendar(data):
    calendars = icalendar.Calendar.from_ical(data, multiple=True)
    if len(calendars) != 1:
        raise ValueError(f"{len(calendars)} calendars")
    calendar = calendars[0]
    if calendar.errors or any(component.errors for component in calendar.walk()):
        raise ValueError(f"icalendar: {[component.errors for component in calendar.walk()]}")
    events = []
    for event in calendar.walk("VEVENT"):
        categories = event.get("CATEGORIES")
        geo = event.get("GEO")
        events.append({
            "uid": text(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "stamp": when(event["DTSTAMP"].dt),
            "start": when(event["DTSTART"].dt),
            "end": when(event["DTEND"].dt),
            "summary": text(event.get("SUMMARY")),
            "details": text(event.get("DESCRIPTION")),
            "location": text(event.get("LOCATION")),
            "geo": None if geo is None else [geo.latitude, geo.longitude],
            "categories": [] if categories is None else [str(c) for c in categories.cats],
            "url": text(event.get("URL")),
            "visibility": text(event.get("CLASS")),
            "transparency": text(event.get("TRANSP")),
            "busy": text(event.get("X-MICROSOFT-CDO-BUSYSTATUS")),
            "status": text(event.get("STATUS")),
        })
    interval = calendar.get("REFRESH-INTERVAL")
    return {
        "name": calendar_text(calendar.get("NAME")),
        "legacyName": calendar_text(calendar.get("X-WR-CALNAME")),
        "refreshMinutes": None if interval is None else int(interval.dt.total_seconds() // 60),
        "colour": text(calendar.get("COLOR")),
        "zones": len(calendar.walk("VTIMEZONE")),
        "properties": sorted({name for component in calendar.walk() for name in component}),
        "events": events,
    }


def by_vobject(data):
    calendars = list(vobject.readComponents(io.StringIO(data.decode("utf-8"))))
    if len(calendars) != 1:
        raise ValueError(f"{len(calendars)} calendars")
    calendar = calendars[0]
    calendar.validate(raiseException=True)
    return [
        {
            "uid": event.uid.value,
            "start": when(event.dtstart.value),
            "end": when(event.dtend.value),
            "summary": event.summary.value,
            "details": event.description.value if hasattr(event, "description") else None,
            "location": event.location.value if hasattr(event, "location") else None,
        }
        for event in calendar.contents.get("vevent", [])
    ]


def expanded(data):
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between((2020, 1, 1), (2035, 1, 1))
    return sorted([when(event["DTSTART"].dt), when(event["DTEND"].dt), str(event["UID"])] for event in found)


def check_bytes(data):
    """What RFC 5545 says of lines, read from the bytes."""
    if not data.endswith(b"\r\n"):
        raise ValueError("the file doesn't end with CRLF")
    for line in data[:-2].split(b"\r\n"):
        if b"\n" in line or b"\r" in line:
            raise ValueError(f"a bare line break in {line!r}")
        if len(line) > 75:
            raise ValueError(f"a line of {len(line)} octets: {line!r}")
        line.decode("utf-8")  # raises where a fold has split a character


def parse(paths):
    results = []
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        check_bytes(data)
        result = by_icalendar(data)
        result["vobject"] = by_vobject(data)
        result["expanded"] = expanded(data)
        results.append(result)
    return results


def zone(path, first, last):
    """Hours at which the file's VTIMEZONE and the zone data differ, by two readers of VTIMEZONE."""
    with open(path, "rb") as file:
        data = file.read()
    calendar = icalendar.Calendar.from_ical(data)
    component = calendar.walk("VTIMEZONE")[0]
    name = str(component["TZID"])
    truth = zoneinfo.ZoneInfo(name)
    block = io.StringIO(data.decode("utf-8").replace("\r\n ", ""))
    readers = {"dateutil": dateutil.tz.tzical(block).get(), "icalendar": component.to_tz(lookup_tzid=False)}
    start = datetime.datetime(int(first), 1, 1)
    hours = int((datetime.datetime(int(last) + 1, 1, 1) - start).total_seconds() // 3600)
    differing = {reader: [] for reader in readers}
    for hour in range(hours):
        local = start + datetime.timedelta(hours=hour, minutes=30)
        true = truth.utcoffset(local)
        # Readings that a clock never shows or shows twice have no single right answer.
        if true != truth.utcoffset(local.replace(fold=1)):
            continue
        for reader, tz in readers.items():
            if tz.utcoffset(local.replace(tzinfo=tz) if reader == "icalendar" else local) != true:
                differing[reader].append(local.isoformat())
    return {"name": name, "hours": hours, "differing": {k: v[:5] for k, v in differing.items()}}


def offsets():
    return [
        int(datetime.datetime.fromtimestamp(second, zoneinfo.ZoneInfo(name)).utcoffset().total_seconds())
        for name, second in json.load(sys.stdin)
    ]


def main():
    command, arguments = sys.argv[1], sys.argv[2:]
    result = {"parse": lambda: parse(arguments), "zone": lambda: zone(*arguments), "offsets": offsets}[command]()
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
