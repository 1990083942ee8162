# SPDX-License-Identifier: Apache-2.0
"""When calendars are busy, by icalendar and recurring-ical-events, which know nothing of planner.

busy_oracle.py   stdin: {"zone": name, "first": day, "last": day, "calendars": [text, ...]}
                 stdout: for each calendar its busy stretches, in minutes after the first midnight of the zone's clock

The library says which occurrences take place and when they start. How long they last is worked out here from the event
itself: the library adds lengths on the wall clock, whereas RFC 5545, 3.8.5.3 makes a length that DTEND states exact and
one that DURATION states nominal, which differ across a clock change.
"""

import datetime
import json
import sys
import zoneinfo

import icalendar
import recurring_ical_events

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)


def is_day(value):
    return not isinstance(value, datetime.datetime)


class Clock:
    """The clock of a zone on some days, and a minute-by-minute record of what's busy on them."""

    def __init__(self, zone, first, last):
        self.zone = zoneinfo.ZoneInfo(zone)
        self.first = datetime.datetime.combine(first, datetime.time())
        self.minutes = ((last - first).days + 1) * 1440
        self.clear()
        hours = range(-48, self.minutes // 60 + 48)
        instants = [self.first.replace(tzinfo=UTC) + datetime.timedelta(hours=hour) for hour in hours]
        self.changes = [b for a, b in zip(instants, instants[1:]) if self.offset(a) != self.offset(b)]

    def clear(self):
        self.busy = bytearray(self.minutes)

    def offset(self, instant):
        return instant.astimezone(self.zone).utcoffset()

    def aware(self, value, zone=None):
        """The instant of a time; one without a zone is the clock's."""
        return (value if value.tzinfo else value.replace(tzinfo=zone or self.zone)).astimezone(UTC)

    def add_wall(self, start, end):
        """Busy from one reading of the clock to another."""
        low = (start - self.first) // datetime.timedelta(minutes=1)
        high = -((self.first - end) // datetime.timedelta(minutes=1))
        low, high = max(low, 0), min(high, self.minutes)
        if low < high:
            self.busy[low:high] = b"\1" * (high - low)

    def add(self, start, end):
        """Busy from one instant to another."""
        if start >= end:
            return
        bounds = [start, *(change for change in self.changes if start < change < end), end]
        before = None
        for low, high in zip(bounds, bounds[1:]):
            offset = self.offset(low)
            # Readings that the clock skips belong to what goes on around them.
            shift = min(offset, before) if before is not None else offset
            self.add_wall((low + shift).replace(tzinfo=None), (high + offset).replace(tzinfo=None))
            before = offset

    def stretches(self):
        result, start = [], self.busy.find(1)
        while start >= 0:
            end = self.busy.find(0, start)
            result.append([start, end if end >= 0 else self.minutes])
            start = self.busy.find(1, end) if end >= 0 else -1
        return result


def takes_time(event):
    return (
        str(event.get("STATUS", "")).upper() != "CANCELLED"
        and str(event.get("TRANSP", "")).upper() != "TRANSPARENT"
        and str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() != "FREE"
    )


def add(clock, occurrence):
    event, start, end = occurrence._adapter._component, occurrence.start, occurrence.end
    if is_day(start):
        midnight = datetime.datetime.combine(start, datetime.time())
        clock.add_wall(midnight, midnight + (end - start))
        return
    instant = clock.aware(start)
    if end - start != occurrence._adapter.duration:
        clock.add(instant, clock.aware(end))  # the length of its own that RDATE states
    elif "DTEND" in event:
        first, last = event["DTSTART"].dt, event["DTEND"].dt
        length = clock.aware(last, first.tzinfo) - clock.aware(first)
        # A start that the clock skips is reckoned later than it reads, and may come to lie behind the end.
        clock.add(instant, instant + (length if length >= datetime.timedelta(0) else last - first))
    elif "DURATION" in event:
        length = event["DURATION"].dt
        days = length // DAY
        clock.add(instant, clock.aware(start + days * DAY) + (length - days * DAY))


def stretches(text, clock, first, last):
    clock.clear()
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    begin = datetime.datetime.combine(first, datetime.time()) - 3 * DAY
    for occurrence in query._occurrences_between(begin, begin + (last - first) + 7 * DAY):
        if takes_time(occurrence._adapter._component):
            add(clock, occurrence)
    return clock.stretches()


def main():
    job = json.load(sys.stdin)
    first, last = (datetime.date.fromisoformat(job[name]) for name in ("first", "last"))
    clock = Clock(job["zone"], first, last)
    answers = []
    for text in job["calendars"]:
        try:
            answers.append({"stretches": stretches(text, clock, first, last)})
        except Exception as error:  # a calendar that the library can't read is the generator's fault
            answers.append({"error": f"{type(error).__name__}: {error}"})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
