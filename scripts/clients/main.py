# SPDX-License-Identifier: Apache-2.0
"""Publishes a plan, has every client subscribe, publishes a change, and compares what each has with what it should.

main.py PLANNER WORK-FOLDER     (scripts/clients-test.sh prepares what this needs and calls it)
"""

import pathlib
import re
import sys
import time

import office as offices
from events import differences
from evolution import Evolution
from khal_client import Khal
from published import FEEDS, Published, check
from recorder import Recorder
from thunderbird import Thunderbird

SAMPLE = pathlib.Path(__file__).parents[2] / "config" / "samples" / "diocese"
# How long it's waited for clients to ask once more: those that ask every minute have had two turns by then.
PATIENCE = 150


def say(text):
    print(f"clients-test: {text}", flush=True)


def agree(client, published, since):
    """Waits until a client has exactly what's published; returns the seconds since that was so."""
    start = time.monotonic()
    while True:
        seen = client.see()
        lines = [
            line
            for name, wanted in published.events.items()
            for line in differences(client.name, name, seen.get(name, []), client.expected(wanted))
        ]
        if not lines:
            return time.monotonic() - since
        if time.monotonic() - start > client.patience:
            check(lines)
        time.sleep(2)


def await_status(recorder, clients, addresses, status):
    """Waits until each client has asked for every calendar anew, with a condition, and was told this status."""
    deadline = time.monotonic() + PATIENCE
    since = {client.name: len(recorder.of(client.name)) for client in clients}
    for client in clients:
        while True:
            asked = recorder.of(client.name)[since[client.name] :]
            answered = {exchange.path for exchange in asked if exchange.conditions and exchange.status == status}
            missing = [name for name, address in addresses.items() if address not in answered]
            if not missing:
                break
            assert time.monotonic() < deadline, f"{client.name}: no {status} for {', '.join(missing)}"
            time.sleep(1)


def withdraw(office, plan):
    """The guest can't come when the three meetings were to be, which are off at once."""
    for entry in plan["occurrences"]:
        for first, last in offices.WINDOWS.get(entry["activity"], ()):
            if first <= entry["date"] <= last:
                days = ("--from", first, "--until", last)
                office.keep("event", "unavailable", "--provider", "zoe", *days, "--as-of", offices.TODAY)


def follow(office, clients, recorder, addresses):
    """The story: a first plan, which every client has; a change, which every client has."""
    first = Published(office, addresses, office.work / "first-feeds")
    plan = office.plan()
    first.holds(plan)
    say(
        f"icalendar, vobject, recurring-ical-events and sabre/vobject {first.sabre} agree on {first.count()} events of"
        f" {len(FEEDS)} calendars, and validate() finds nothing"
    )
    for line in first.sides():
        say(line)
    started = time.monotonic()
    for client in clients:
        client.start({name: recorder.address(client.name, path) for name, path in addresses.items()})
    for client in clients:
        say(f"{client.name}: has every event {agree(client, first, started):.0f} s after it was started")
    conditional = [client for client in clients if client.conditional]
    await_status(recorder, conditional, addresses, 304)
    say("nothing has changed: they send If-None-Match, and get 304 for every calendar")

    # The server looks at the database every second.
    withdraw(office, plan)
    time.sleep(3)
    Published(office, addresses, office.work / "withdrawn-feeds").withdraws(first)
    say("a guest can't come: three meetings are off at once")
    office.publish_change()
    published = time.monotonic()
    time.sleep(3)
    second = Published(office, addresses, office.work / "second-feeds")
    second.holds(office.plan())
    second.follows(first)
    say("changed: two meetings are on the other side of a clock change, one is off")
    say(f"the parsers agree on {second.count()} events")
    for client in clients:
        seconds = agree(client, second, published)
        say(f"{client.name}: has every event {seconds:.0f} s later, the moved and the cancelled")
    await_status(recorder, conditional, addresses, 304)
    say("nothing has changed: 304 again for every calendar")
    report(office, clients, recorder)

    office.close_feed("guest")
    await_status(recorder, conditional, {"guest": addresses["guest"]}, 404)
    for client in conditional:
        agree(client, second, published)
    say("a calendar was closed: 404, and Thunderbird and evolution-data-server go on showing what they had")


def told(recorder, clients):
    """How often any was told that nothing has changed."""
    return sum(exchange.status == 304 for client in clients for exchange in recorder.of(client.name))


def report(office, clients, recorder):
    """What each client asked until now, against what the server counted; its log has no address in it."""
    for client in clients:
        exchanges = recorder.of(client.name)
        fields = sorted({field for exchange in exchanges for field in exchange.conditions})
        fresh, same = (sum(exchange.status == status for exchange in exchanges) for status in (200, 304))
        assert fresh + same == len(exchanges), f"{client.name}: answers other than 200 and 304"
        say(
            f"{client.name}: '{exchanges[-1].agent}' got 200 {fresh} times and 304 {same} times;"
            f" conditions: {', '.join(fields) or 'none'}"
        )
    # Clients go on asking: what the server counts lies between what the recorder has before and afterwards.
    least = told(recorder, clients)
    counted = re.search(r'route="/feeds/\{file\}",method="GET",status="304"\} (\d+)', office.get("/metrics").decode())
    time.sleep(1)
    most = told(recorder, clients)
    assert counted and least <= int(counted[1]) <= most, "the server's metrics count another number of answers 304"
    log = (office.work / "serve.log").read_text(encoding="utf-8")
    paths = {exchange.path.partition("?")[0] for client in clients for exchange in recorder.of(client.name)}
    tokens = {path.removeprefix("/feeds/").removesuffix(".ics") for path in paths}
    assert tokens and not any(token in log for token in tokens), "a token is in the server's log"


def main():
    planner, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    office = offices.Office(planner, work)
    programs = pathlib.Path(sys.executable).parent
    clients = [Khal(work / "khal", programs), Evolution(work / "evolution"), Thunderbird(work / "thunderbird")]
    try:
        offices.write_group(SAMPLE, work / "group")
        office.publish_first(work / "group")
        recorder = Recorder(office.serve())
        addresses = {name: office.open_feed(name, *options) + query for name, (options, query) in FEEDS.items()}
        time.sleep(3)
        follow(office, clients, recorder, addresses)
    except AssertionError as error:
        sys.exit(f"clients-test: {error}")
    finally:
        for client in clients:
            client.stop()
        office.stop()


if __name__ == "__main__":
    main()
