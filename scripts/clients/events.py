# SPDX-License-Identifier: Apache-2.0
"""What a reader has of an event, and how two readers' events are compared."""

from typing import NamedTuple

# The nights of the year in which clocks change, as days that no event of a school lies on.
AUTUMN, SPRING = "20261025", "20270328"


class Event(NamedTuple):
    """Times are in UTC, as `20261014T145000Z`, or days, as `20261014`; texts that aren't there are None."""

    uid: str
    start: str
    end: str
    summary: str | None
    status: str | None
    location: str | None

    @classmethod
    def of(cls, fields):
        """From what a reader printed as JSON."""
        return cls(*(fields[name] or None for name in cls._fields))


def differences(reader, feed, seen, wanted):
    """Lines that say what a reader has otherwise than it should."""
    seen, wanted = sorted(seen, key=str), sorted(wanted, key=str)
    lines = [f"{reader}: {feed}: has {event}" for event in seen if event not in wanted]
    lines += [f"{reader}: {feed}: lacks {event}" for event in wanted if event not in seen]
    if not lines and len(seen) != len(wanted):
        lines.append(f"{reader}: {feed}: {len(seen)} events instead of {len(wanted)}")
    return lines


def sides(events):
    """How many lie before October's clock change, between the two, and after March's."""
    starts = [event.start[:8] for event in events]
    return (
        sum(start < AUTUMN for start in starts),
        sum(AUTUMN <= start < SPRING for start in starts),
        sum(start >= SPRING for start in starts),
    )
