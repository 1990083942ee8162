# SPDX-License-Identifier: Apache-2.0
"""A server before planner's that passes everything on and remembers what each client asked, and what it was told.

An address begins with a client's name (`/thunderbird/feeds/TOKEN.ics`), which is taken off before planner sees it.
Every field of the request goes on as it came, and the answer's fields and bytes go back as they are.
"""

import http.client
import http.server
import sys
import threading
from typing import NamedTuple


class Exchange(NamedTuple):
    """One request and the status of its answer."""

    client: str
    path: str
    method: str
    agent: str
    conditions: tuple[str, ...]
    status: int


class Recorder(http.server.ThreadingHTTPServer):
    """Listens on a free port of the loopback address and keeps every exchange."""

    def __init__(self, port):
        self.upstream = port
        self.lock = threading.Lock()
        self.kept = []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, address):
        """A client that goes away while it's answered is no fault; anything else is told as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, address)

    def address(self, client, path):
        """Where a client finds a calendar."""
        return f"http://127.0.0.1:{self.server_address[1]}/{client}{path}"

    def keep(self, exchange):
        with self.lock:
            self.kept.append(exchange)

    def of(self, client):
        """What this client has asked until now, in order."""
        with self.lock:
            return [exchange for exchange in self.kept if exchange.client == client]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        client, _, path = self.path[1:].partition("/")
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=20)
        upstream.request(self.command, "/" + path, headers=dict(self.headers.items()))
        answer = upstream.getresponse()
        body = answer.read()
        upstream.close()
        conditions = tuple(name for name in ("If-None-Match", "If-Modified-Since") if self.headers[name])
        # Kept before the client has its answer: whoever has seen a change finds the exchange that brought it.
        self.server.keep(
            Exchange(client, "/" + path, self.command, self.headers.get("User-Agent", ""), conditions, answer.status)
        )
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "transfer-encoding"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET
    # What a subscription has no business with: passed on all the same, so that planner's answer is what's seen.
    do_OPTIONS = do_GET
    do_PROPFIND = do_GET

    def log_message(self, *_):
        """Nothing: the paths hold tokens."""
