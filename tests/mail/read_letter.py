#!/usr/bin/python3
"""read_letter.py LETTER DIR: takes a letter apart with Python's email package into files of DIR."""
import sys
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path

raw = Path(sys.argv[1]).read_bytes()
out = Path(sys.argv[2])
out.mkdir(exist_ok=True)
assert b"\n" not in raw.replace(b"\r\n", b""), "a line end that is none"
assert max(map(len, raw.split(b"\r\n"))) <= 78, "a long line"
message = BytesParser(policy=policy.default).parsebytes(raw)


def defects(part):
    """What the parser had to put up with."""
    yield from part.defects
    for value in part.values():
        yield from value.defects
    for child in part.iter_parts() if part.is_multipart() else []:
        yield from defects(child)


assert not list(defects(message)), list(defects(message))
(out / "headers").write_text("\n".join(message.keys()))
for name in ("Subject", "Message-ID", "Date", "X-Unsent"):
    (out / name).write_text(str(message[name] or ""))
# By the older parser: the newer one of Python 3.11 keeps the blanks between encoded words of a name.
older = message_from_bytes(raw)
for name in ("From", "To", "Reply-To"):
    if older[name]:
        addresses = getaddresses([older[name]])
        (out / name).write_text("\n".join(f"{make_header(decode_header(one))}|{at}" for one, at in addresses))
(out / "text").write_bytes(message.get_body(("plain",)).get_content().replace("\r\n", "\n").encode())
for number, part in enumerate(message.iter_attachments()):
    (out / f"name{number}").write_text(part.get_filename())
    (out / f"type{number}").write_text(part.get_content_type())
    (out / f"bytes{number}").write_bytes(part.get_payload(decode=True))
