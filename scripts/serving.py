#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures `planner serve` beside Hummingbird alone, with wrk, on loopback.

    scripts/serving.py PLANNER BARE_SERVER DATABASE --feed school=ID [--seconds 5] [--rounds 3]

DATABASE has a published plan; a copy of it is served. Both servers run at once and are asked in turn, with bodies of the
same size and for 304s, so that what else the machine does hits both alike. Prints a table, and: from start to ready, memory
before and after, the same rates while a thousand clients open a connection each and say nothing, and what publications
and solves in the background (--while COMMAND) do to the slowest answers.
"""

import argparse
import contextlib
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(words):
    """A process that is ended with the block."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def fetch(url, tag=None):
    request = urllib.request.Request(url, headers={"If-None-Match": tag} if tag else {})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers["ETag"], answer.read()


def until_ready(url, since):
    """Seconds from `since` to the first good answer."""
    while time.monotonic() - since < 30:
        try:
            fetch(url)
            return time.monotonic() - since
        except OSError:
            time.sleep(0.002)
    raise SystemExit(f"{url} doesn't answer")


def megabytes(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


def load(url, seconds, tag=None, connections=32):
    """Answers a second, the 99th percentile in milliseconds, and how many weren't good."""
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", url]
    if tag:
        words[-1:-1] = ["-H", f"If-None-Match: {tag}"]
    text = subprocess.run(words, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    errors = re.search(r"Socket errors: (.*)", text)
    return (
        float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        milliseconds(re.search(r"99%\s+(\S+)", text).group(1)),
        (int(bad.group(1)) if bad else 0, errors.group(1) if errors else ""),
    )


def row(name, runs):
    rates, slowest = [r[0] for r in runs], [r[1] for r in runs]
    remarks = sorted({str(r[2]) for r in runs if r[2] != (0, "")})
    print(f"| {name} | {statistics.median(rates):.0f} | {max(slowest):.2f} | {' '.join(remarks)} |", flush=True)
    return statistics.median(rates)


def compare(name, feed, bare, tags, arguments):
    ours, theirs = [], []
    for _ in range(arguments.rounds):
        ours.append(load(feed, arguments.seconds, tags[0]))
        theirs.append(load(bare, arguments.seconds, tags[1]))
    ratio = row(f"{name}: planner", ours) / row(f"{name}: Hummingbird alone", theirs)
    print(f"| {name}: ratio | {ratio:.2f} | | |", flush=True)


@contextlib.contextmanager
def silent_clients(port, count):
    """So many connections on which half a request has been sent."""
    sockets = []
    try:
        for _ in range(count):
            client = socket.create_connection(("127.0.0.1", port), timeout=10)
            client.sendall(b"GET /feeds/slow.ics HTTP/1.1\r\nHost: localhost\r\n")
            sockets.append(client)
        yield
    finally:
        for client in sockets:
            client.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("planner")
    parser.add_argument("bare_server")
    parser.add_argument("database")
    parser.add_argument("--feed", required=True, metavar="KIND=ID", help="whose calendar is asked for, as school=oak")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--while", dest="beside", metavar="COMMAND", help="a command that runs meanwhile, once more")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "group.db"
        shutil.copy(arguments.database, database)
        words = [arguments.planner, "feed", "add", f"--{arguments.feed}", "--database", str(database)]
        path = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
        port, bare_port = free_port(), free_port()
        serve = [arguments.planner, "serve", "--database", str(database), "--port", str(port), "--log-level", "error"]
        began = time.monotonic()
        with running(serve) as server:
            ready = until_ready(f"http://127.0.0.1:{port}/readyz", began)
            print(f"start to ready: {ready * 1000:.0f} ms; {megabytes(server):.0f} MB at rest")
            feed = f"http://127.0.0.1:{port}{path}"
            tag, body = fetch(feed)
            with running([arguments.bare_server, str(bare_port), str(len(body))]):
                bare = f"http://127.0.0.1:{bare_port}/bare"
                until_ready(bare, time.monotonic())
                print(f"\n| {len(body)} bytes | answers a second | p99 ms, worst run | not good |\n|---|---|---|---|")
                compare("200", feed, bare, (None, None), arguments)
                compare("304", feed, bare, (tag, fetch(bare)[0]), arguments)
            with silent_clients(port, 1000):
                row("200, with 1,000 silent clients", [load(feed, arguments.seconds)])
            if arguments.beside:
                with running(["sh", "-c", f"exec {arguments.beside}"]):
                    runs = [load(feed, arguments.seconds, tag, connections=8) for _ in range(arguments.rounds)]
                row(f"304, 8 connections, beside `{pathlib.Path(arguments.beside.split()[0]).name}`", runs)
            print(f"\n{megabytes(server):.0f} MB afterwards")


if __name__ == "__main__":
    main()
