#!/usr/bin/python3
"""server.py DIR KIND: a mail server on a free port of 127.0.0.1 with certificates of its own.

Writes DIR/port when it listens and DIR/received for a letter it took; ends with the process that started it
or after a minute. KIND: good, tls, login, busy, closing, recipient, sender, large, later, refuse, hang, drop, plain,
greeting, other_host."""
import asyncio
import os
import ssl
import subprocess
import sys
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

folder, kind = Path(sys.argv[1]), sys.argv[2]


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def certificates():
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem")
    name = "DNS:elsewhere.example" if kind == "other_host" else "DNS:localhost,IP:127.0.0.1"
    (folder / "san").write_text("subjectAltName=" + name)
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=mail", "-keyout",
            "server.key", "-out", "server.csr")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", "san", "-out", "server.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    return context


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if kind == "sender":
            return "553 not yours"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if kind == "recipient":
            return "550 nobody of that name"
        if kind == "later":
            return "451 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if kind == "large":
            return "552 too large"
        if kind == "refuse":
            return "554 no"
        (folder / "envelope").write_text(f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)}")
        (folder / "received").write_bytes(envelope.original_content)
        if kind == "drop":
            server.transport.abort()
            await asyncio.sleep(5)
        return "250 kept"


# What is said to a login by who cannot look it up now.
NOT_NOW = {"busy": "454 4.7.0 no password can be looked up now", "closing": "421 4.3.0 going down"}


def check(server, session, envelope, mechanism, data):
    right = data.login == b"clinic" and data.password == "p\u00e4ss word".encode() and kind != "login"
    if not session.ssl and kind != "tls":
        (folder / "unencrypted").write_text("a password came in the clear")
    if kind in NOT_NOW:
        return AuthResult(success=False, handled=False, message=NOT_NOW[kind])
    return AuthResult(success=right, handled=False)


class Closed(SMTP):
    """Says no before anything was asked of it."""

    def connection_made(self, transport):
        transport.write(b"554 no service for you\r\n")
        transport.close()

    def connection_lost(self, error):
        pass


class Ours(Controller):
    def factory(self):
        plain = kind == "plain"
        if kind == "greeting":
            return Closed(self.handler)
        return SMTP(self.handler, hostname="localhost", enable_SMTPUTF8=False, data_size_limit=30 << 20,
                    tls_context=None if plain or kind == "tls" else context, require_starttls=False,
                    authenticator=check, auth_required=not plain, auth_require_tls=kind != "tls" and not plain)


context = certificates()
if kind == "hang":
    import socket
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
else:
    import socket
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Ours(Handler(), hostname="127.0.0.1", port=port, ssl_context=context if kind == "tls" else None)
    controller.start()
(folder / "port.new").write_text(str(port))
(folder / "port.new").rename(folder / "port")
parent, end = os.getppid(), time.monotonic() + 60
while os.getppid() == parent and time.monotonic() < end and not (folder / "stop").exists():
    time.sleep(0.05)
os._exit(0)
