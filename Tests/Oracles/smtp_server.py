# SPDX-License-Identifier: Apache-2.0
"""A mail server on 127.0.0.1 that behaves as its recipients' names say: what's accepted stands in FOLDER/accepted.

smtp_server.py FOLDER [--pause SECONDS] [--certificate FILE --key FILE [--user NAME --password WORD | --token TOKEN]]

Writes its port into FOLDER/port and ends when its standard input does. A recipient's name may begin with

  refuse4-rcpt, refuse5-rcpt, refuse4-data, refuse5-data, drop-rcpt, drop-data, stall-rcpt, stall-data,
  garbage-rcpt, garbage-data, silent-data (accepts, and drops the connection before it says so)

All others get their messages, each after a random time of at most --pause at every step. A line of FOLDER/accepted is the
Message-ID and the recipient of a message, on the disk before the answer is given.
"""

import argparse
import asyncio
import email
import os
import pathlib
import random
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult


class Server(SMTP):
    """Knows XOAUTH2 besides what aiosmtpd does."""

    async def auth_XOAUTH2(self, _, args):
        from base64 import b64decode

        blob = args[1] if len(args) > 1 else await self.challenge_auth("")
        text = b64decode(blob) if isinstance(blob, str) else blob
        fields = dict(part.split(b"=", 1) for part in text.split(b"\x01") if part)
        wanted = b"Bearer " + self.event_handler.token.encode()
        good = fields.get(b"auth") == wanted and fields.get(b"user") == self.event_handler.user.encode()
        return AuthResult(success=good, handled=good, auth_data=b"x" if good else None)


class Handler:
    def __init__(self, options):
        self.folder = pathlib.Path(options.folder)
        self.pause = options.pause
        self.user, self.password, self.token = options.user, options.password, options.token
        self.random = random.Random(7)

    def authenticate(self, server, session, envelope, mechanism, auth_data):
        good = auth_data.login.decode() == self.user and auth_data.password.decode() == self.password
        return AuthResult(success=good, handled=False)

    async def wait(self):
        await asyncio.sleep(self.random.uniform(0, self.pause))

    async def misbehave(self, server, place, recipient):
        """The answer for this recipient here; None where nothing is wrong."""
        deed = recipient.split(".")[0]
        if deed == f"refuse4-{place}":
            return "451 4.3.0 Later"
        if deed == f"refuse5-{place}":
            return "550 5.1.1 No such user"
        if deed == f"drop-{place}":
            server.transport.abort()
            return "250 never seen"
        if deed == f"stall-{place}":
            await asyncio.sleep(3600)
        if deed == f"garbage-{place}":
            server.transport.write(b"\x00\xff what?\r\n" * 3)
            return "999 Perhaps"
        return None

    async def handle_RCPT(self, server, session, envelope, address, options):
        await self.wait()
        answer = await self.misbehave(server, "rcpt", address)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        await self.wait()
        recipient = envelope.rcpt_tos[0]
        answer = await self.misbehave(server, "data", recipient)
        if answer:
            return answer
        message = email.message_from_bytes(envelope.content)
        with open(self.folder / "accepted", "a", encoding="utf-8") as file:
            file.write(f"{message['Message-ID'].strip('<>')} {recipient}\n")
            file.flush()
            os.fsync(file.fileno())
        await self.wait()
        if recipient.startswith("silent-data"):
            server.transport.abort()
        return "250 2.0.0 Ok: queued"


def server(handler, context):
    signs_in = handler.user is not None
    return Server(
        handler, tls_context=context, require_starttls=context is not None, auth_required=signs_in, auth_require_tls=True,
        authenticator=handler.authenticate if signs_in else None, timeout=300)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--pause", type=float, default=0)
    for name in ["certificate", "key", "user", "password", "token"]:
        parser.add_argument(f"--{name}")
    options = parser.parse_args()
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    handler = Handler(options)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)

    async def start():
        listener = await loop.create_server(lambda: server(handler, context), "127.0.0.1", 0)
        place = handler.folder / "port"
        place.with_suffix(".new").write_text(str(listener.sockets[0].getsockname()[1]))
        place.with_suffix(".new").rename(place)

    def end():
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=end, daemon=True).start()
    loop.run_until_complete(start())
    loop.run_forever()


main()
