# SPDX-License-Identifier: Apache-2.0
"""The calendars, what planner serves of them at one time, and what has to hold of that before any client is asked."""

import events
import office as offices
import parsers

# Each calendar by the options of `planner feed add`, and what's put behind its address.
FEEDS = {
    "autumn": (("--activity", "autumn"), ""),
    "spring": (("--activity", "spring"), ""),
    "once": (("--activity", "once"), ""),
    "groups": (("--activity", "induction-groups"), ""),
    "person": (("--person", "c.frayne"), ""),
    "person_hiding": (("--person", "c.frayne"), "?cancelled=hide"),
    "school": (("--school", "st-oswin"), ""),
    "school_times": (("--school", "st-oswin", "--busy-only"), ""),
    "guest": (("--provider", "zoe"), ""),
}


def check(lines):
    """Raises with the first differences, if there are any."""
    assert not lines, "\n".join(lines[:20])


class Published:
    """What the server sends, asked directly, read by parsers that agree."""

    def __init__(self, office, addresses, folder):
        folder.mkdir()
        files = [folder / f"{name}.ics" for name in FEEDS]
        for name, file in zip(FEEDS, files):
            file.write_bytes(office.get(addresses[name]))
        parsed = dict(zip(FEEDS, parsers.parse(files)))
        self.sequences = {name: {e["uid"]: e["sequence"] for e in file["events"]} for name, file in parsed.items()}
        self.events = {name: [events.Event.of(event) for event in file["events"]] for name, file in parsed.items()}
        self.sabre, read = parsers.by_sabre(files)
        for name, (warnings, seen) in zip(FEEDS, read):
            assert not warnings, f"sabre/vobject: {name}: {warnings}"
            check(events.differences("sabre/vobject", name, seen, self.events[name]))

    def only(self, name):
        """The one event of a calendar."""
        assert len(self.events[name]) == 1, f"{name}: {len(self.events[name])} events instead of 1"
        return self.events[name][0]

    def count(self):
        return sum(len(found) for found in self.events.values())

    def holds(self, plan):
        """Times in UTC are those that clocks in schools show, by the plan itself and the machine's zone data."""
        for name in ("autumn", "spring", "once", "groups"):
            activity = FEEDS[name][0][1]
            wanted = offices.meetings(plan, lambda entry: entry["activity"] == activity)
            seen = sorted((event.start, event.end) for event in self.events[name] if event.status != "CANCELLED")
            assert seen == wanted, f"{name}: {seen} instead of {wanted}"
        attended = offices.meetings(plan, lambda entry: any(a.get("person") == "c.frayne" for a in entry["attendees"]))
        there = {(event.start, event.end) for event in self.events["person"]}
        assert attended and there.issuperset(attended), f"person: lacks {sorted(set(attended) - there)}"

    def sides(self):
        """A line for each larger calendar, which has something on every side of the clock changes."""
        for name in ("person", "school", "school_times"):
            before, between, after = events.sides(self.events[name])
            assert before and between and after, f"{name}: nothing on a side of a clock change"
            days = sum(len(event.start) == 8 for event in self.events[name])
            yield (
                f"{name}: {before} events before October's clock change, {between} until March's, {after} after it;"
                f" {days} of them of whole days"
            )

    def withdraws(self, first):
        """Three meetings of what was published first are off, and nothing else is another."""
        for name in ("autumn", "spring", "once"):
            before, after = first.only(name), self.only(name)
            assert (after.uid, after.status) == (before.uid, "CANCELLED"), f"{name}: {after}"
            assert (before.start, before.end) == (after.start, after.end), f"{name}: called off at another time"
            assert self.sequences[name][after.uid] == first.sequences[name][after.uid] + 1, f"{name}: sequence"
        assert self.events["groups"] == first.events["groups"], "groups: changed though nothing concerns it"

    def follows(self, first):
        """Against what was published first, two meetings are on the other side of a clock change and one is off.

        All three were off in between; the two are on again, which is another change of them.
        """
        for name, night in (("autumn", events.AUTUMN), ("spring", events.SPRING)):
            before, after = first.only(name), self.only(name)
            assert before.uid == after.uid and before.summary == after.summary, f"{name}: {before}, then {after}"
            assert (before.start < night) != (after.start < night), f"{name}: {before.start}, then {after.start}"
            assert self.sequences[name][after.uid] == first.sequences[name][after.uid] + 2, f"{name}: sequence"
        before, after = first.only("once"), self.only("once")
        assert (after.uid, after.status) == (before.uid, "CANCELLED"), f"once: {after}"
        assert after.summary == f"Cancelled: {before.summary}", f"once: {after.summary}"
        assert self.sequences["once"][after.uid] == first.sequences["once"][after.uid] + 1, "once: sequence"
        assert (before.start, before.end) == (after.start, after.end), "once: called off at another time"
        assert any(event.status == "CANCELLED" for event in self.events["person"])
        assert all(event.status != "CANCELLED" for event in self.events["person_hiding"])
        assert self.events["groups"] == first.events["groups"], "groups: changed though nothing concerns it"
