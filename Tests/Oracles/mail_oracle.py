# SPDX-License-Identifier: Apache-2.0
"""Reads messages with Python's email package, and prints what it saw as JSON.

mail_oracle.py FILE...
"""

import email
import email.header
import email.policy
import email.utils
import html.parser
import json
import sys

VOID = {"meta", "br", "img", "hr", "link", "input"}


class Page(html.parser.HTMLParser):
    """The text of a page; raises where elements don't nest."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.attributes = [], [], []

    def handle_starttag(self, tag, attrs):
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if data.strip("\n"):
            self.texts.append(data)


def check_bytes(data):
    if not data.endswith(b"\r\n"):
        raise ValueError("the file doesn't end with CRLF")
    for line in data[:-2].split(b"\r\n"):
        if b"\n" in line or b"\r" in line:
            raise ValueError(f"a bare line break in {line!r}")
        if len(line) > 78 and not line.startswith(b"List-Unsubscribe: <https://"):
            raise ValueError(f"a line of {len(line)} octets: {line!r}")
        line.decode("ascii")


def decoded(value):
    """A header's text; unlike the newer interface of Python 3.11 it joins encoded words in names without a space."""
    return str(email.header.make_header(email.header.decode_header(value)))


def seen(path):
    with open(path, "rb") as file:
        data = file.read()
    check_bytes(data)
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(message.walk())
    defects = [str(defect) for part in parts for defect in part.defects]
    defects += [str(defect) for value in message.values() for defect in getattr(value, "defects", [])]
    plain = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    hypertext = message.get_body(("html",)).get_content().replace("\r\n", "\n")
    page = Page()
    page.feed(hypertext)
    page.close()
    if page.open:
        raise ValueError(f"{page.open} stay open")
    # The older interface decodes encoded words by itself.
    legacy = email.message_from_bytes(data)
    subject = decoded(legacy["Subject"] or "")
    return {
        "defects": defects,
        "types": [part.get_content_type() for part in parts],
        "from": [message["From"].addresses[0].display_name, message["From"].addresses[0].addr_spec],
        "to": [message["To"].addresses[0].display_name, message["To"].addresses[0].addr_spec],
        "legacyTo": decoded(email.utils.parseaddr(legacy["To"].replace("\r\n", ""))[0]),
        "recipients": len(message["To"].addresses),
        "subject": str(message["Subject"]),
        "legacySubject": subject.replace("\n", "").replace("\r", ""),
        "date": message["Date"].datetime.isoformat(),
        "fields": message.keys(),
        "messageID": str(message["Message-ID"]),
        "listID": str(message["List-Id"]),
        "unsubscribe": [str(message.get(name, "")) for name in ("List-Unsubscribe", "List-Unsubscribe-Post")],
        "automatic": [str(message[name]) for name in ("Auto-Submitted", "X-Auto-Response-Suppress")],
        "plain": plain,
        "html": hypertext,
        "texts": page.texts,
        "attributes": sorted(set(page.attributes)),
    }


if __name__ == "__main__":
    json.dump([seen(path) for path in sys.argv[1:]], sys.stdout)
