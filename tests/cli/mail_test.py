#!/usr/bin/env python3
"""Plans by e-mail: the account, the letter, a server that takes it, refuses, hangs or is another one."""
import email.policy
import os
import signal
import subprocess
import time
import unittest
from email.parser import BytesParser

from support import *

SERVER = Path(__file__).parent.parent / "mail" / "server.py"
PASSWORD = "p\u00e4ss word"
CONSENT = """
INSERT INTO consents (client, position, id, kind, given_at, expires, revoked_at, wording_version, given_by, language,
                      wording, recorded_by, revoked_why, signature)
SELECT client, 90, 'consent-email', 'email', given_at, NULL, NULL, wording_version, given_by, language, wording,
       recorded_by, '', NULL FROM consents WHERE client = '%s' AND position = 0"""


class Mail(CliTest):
    def setUp(self):
        super().setUp()
        (self.here / "mp").write_text(PASSWORD + "\n")
        self.server = None

    def tearDown(self):
        if self.server:
            (self.folder / "stop").write_text("")
            self.server.wait()

    def serve(self, kind):
        """A server of that kind, and the account of the clinic set up for it."""
        self.folder = Path(tempfile.mkdtemp(prefix="palpate_cli_"))
        self.addCleanup(shutil.rmtree, self.folder)
        # Debian's own interpreter has the server.
        self.server = subprocess.Popen(["/usr/bin/python3", "-B", SERVER, self.folder, kind], stderr=subprocess.DEVNULL)
        for _ in range(400):
            if (self.folder / "port").exists():
                break
            if self.server.poll() is not None:
                self.skipTest("python3-aiosmtpd is not installed")
            time.sleep(0.05)
        self.account("--authorities", self.folder / "ca.pem" if kind != "stranger" else "stranger.pem",
                     "--port", (self.folder / "port").read_text(),
                     "--security", "tls" if kind == "tls" else "starttls")

    def account(self, *words):
        return self.answer("mail", "account", "Sample.palpate", "--server", "localhost", "--login", "clinic", "--from",
                           "hello@northgate.example", "--name", "Northgate", "--password-file", "mp", *words)

    def certificate(self, name):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-days", "2", "-subj", "/CN=" + name, "-keyout", "ca.key", "-out", "ca.pem"], cwd=self.here,
                       check=True, capture_output=True)
        return self.here / "ca.pem"

    def planned(self):
        """A visit with an approved plan, of a client who agreed to e-mail."""
        for visit in self.answer("list", "Sample.palpate", "visits")["visits"]:
            if self.run_cli("calendar", "Sample.palpate", visit["id"], "a.ics").returncode == DONE:
                os.remove(self.here / "a.ics")
                self.raw(CONSENT % visit["client"])
                return visit
        self.fail("no plan of the sample clinic is approved")

    def queue(self, visit, *words):
        return self.answer("mail", "plan", "Sample.palpate", visit["id"], *words)

    def says_no(self, says, *words):
        """Opening leaves its trace in the log; nothing is answered."""
        ran = self.run_cli(*words)
        self.assertEqual((ran.returncode, ran.stdout), (NO, ""), words)
        self.assertIn(says, ran.stderr)
        self.assertEqual(len(ran.stderr.splitlines()), 1, ran.stderr)

    def outbox(self):
        return self.answer("mail", "outbox", "Sample.palpate")["mail"]

    def letter(self, path):
        message = BytesParser(policy=email.policy.default).parsebytes(path.read_bytes())
        self.assertEqual(list(message.defects), [])
        return message

    def test_the_account_is_shown_without_its_password(self):
        self.says_no("No mail account is set up.", "mail", "account", "Sample.palpate")
        told = self.account("--security", "tls")
        self.assertEqual((told["server"], told["port"], told["security"], told["own_authorities"]),
                         ("localhost", 465, "tls", False))
        ran = self.done("mail", "account", "Sample.palpate")
        self.assertNotIn("ss word", ran.stdout + ran.stderr)
        self.assertNotIn("ss word", self.records())
        self.says_no("give the password again", "mail", "account", "Sample.palpate", "--server", "elsewhere.example")
        self.says_no("The mail server is a name", "mail", "account", "Sample.palpate", "--server", "mail/path")
        self.refused(USAGE, "--server", "mail", "account", "Sample.palpate", "--from", "a@b.example")

    def test_what_is_not_named_stays_as_it_is(self):
        def told(*words):
            answer = self.answer("mail", "account", "Sample.palpate", "--server", "localhost", *words)
            return answer["port"], answer["security"]

        self.account("--security", "tls", "--port", "2525")
        self.assertEqual(told("--name", "New name"), (2525, "tls"))
        self.assertEqual(self.answer("mail", "account", "Sample.palpate")["name"], "New name")
        secret = ("--password-file", "mp")
        self.assertEqual(told("--security", "tls", *secret), (2525, "tls"))
        self.assertEqual(told("--port", "466", *secret), (466, "tls"))
        self.assertEqual(told("--security", "starttls", *secret), (587, "starttls"))
        self.assertEqual(told("--security", "tls", "--port", "2526", *secret), (2526, "tls"))

    def test_certificates_of_ones_own(self):
        pem = self.certificate("Our house")
        self.assertTrue(self.account("--authorities", pem)["own_authorities"])
        self.assertFalse(self.account("--system-authorities")["own_authorities"])
        for text, says in (("nonsense", "holds none"), (pem.read_text()[:300] + "\n-----END CERTIFICATE-----\n", "damaged"),
                           ((self.here / "ca.key").read_text(), "holds none")):
            (self.here / "wrong.pem").write_text(text)
            self.says_no(says, "mail", "account", "Sample.palpate", "--server", "localhost", "--password-file", "mp",
                         "--authorities", "wrong.pem")
        (self.here / "huge.pem").write_bytes(pem.read_bytes() * 2000)
        ran = self.run_cli("mail", "account", "Sample.palpate", "--server", "localhost", "--password-file", "mp",
                           "--authorities", "huge.pem")
        self.assertNotEqual(ran.returncode, DONE)
        self.assertEqual(len(ran.stderr.splitlines()), 1, ran.stderr)

    def test_a_letter_to_oneself(self):
        for kind in ("good", "tls"):
            self.serve(kind)
            self.done("mail", "account", "Sample.palpate", "--test")
            self.assertEqual((self.folder / "envelope").read_text(), "hello@northgate.example hello@northgate.example")
            self.assertFalse((self.folder / "unencrypted").exists())
            self.assertIn("mail works", self.letter(self.folder / "received")["Subject"])
            self.tearDown()

    def test_a_plan_is_sent(self):
        visit = self.planned()
        self.serve("good")
        told = self.queue(visit, "--calendar")
        self.assertEqual([row["state"] for row in self.outbox()], ["waiting"])
        sent = self.answer("mail", "send", "Sample.palpate")["mail"]
        self.assertEqual([(one["id"], one["sent"]) for one in sent], [(told["id"], True)])
        message = self.letter(self.folder / "received")
        self.assertEqual(message["To"].addresses[0].addr_spec, told["to"])
        names = [part.get_filename() for part in message.iter_attachments()]
        self.assertEqual(len(names), 2)
        pdf, calendar = (part.get_content() for part in message.iter_attachments())
        (self.here / "plan.pdf").write_bytes(pdf)
        for words, status in (([], 1), (["-upw", told["pdf_passphrase"]], 0)):
            ran = subprocess.run(["pdftotext", *words, "plan.pdf", "-"], cwd=self.here, capture_output=True)
            self.assertEqual(ran.returncode, status, words)
        self.assertIn("BEGIN:VCALENDAR", calendar if isinstance(calendar, str) else calendar.decode())
        self.assertNotIn(told["pdf_passphrase"], (self.folder / "received").read_text())
        row, = self.outbox()
        self.assertEqual((row["state"], row["tries"], row["problem"]), ("sent", 1, ""))
        self.assertEqual(self.answer("mail", "send", "Sample.palpate")["mail"], [])
        self.says_no("sent already", "mail", "withdraw", "Sample.palpate", row["id"])

    def test_nothing_goes_without_consent_or_approval(self):
        self.account()
        approved, draft = {}, {}
        for visit in self.answer("list", "Sample.palpate", "visits")["visits"]:
            ran = self.run_cli("calendar", "Sample.palpate", visit["id"], "a.ics")
            (approved if ran.returncode == DONE else draft).setdefault("visit", visit)
            if approved and draft:
                break
        self.raw(CONSENT % draft["visit"]["client"])
        for visit, says in ((approved["visit"], "has not agreed to plans by e-mail"), (draft["visit"], "approve it first")):
            for words in ((), ("--eml", "plan.eml")):
                self.says_no(says, "mail", "plan", "Sample.palpate", visit["id"], *words)
        self.assertEqual(self.outbox(), [])
        self.assertFalse((self.here / "plan.eml").exists())

    def test_a_letter_given_up_before_it_is_sent_is_told(self):
        visit = self.planned()
        self.account()
        told = self.queue(visit)
        self.raw("UPDATE consents SET revoked_at = given_at WHERE id = 'consent-email'")
        ran = self.run_cli("mail", "send", "Sample.palpate", "--json")
        self.assertEqual(ran.returncode, NO, ran.stderr)
        self.assertIn("taken back the consent", ran.stderr)
        self.assertEqual([(one["id"], one["sent"]) for one in json.loads(ran.stdout)["mail"]], [(told["id"], False)])
        self.assertEqual(self.outbox()[0]["state"], "failed")

    def test_a_passphrase_hard_to_type_writes_and_logs_nothing(self):
        visit = self.planned()
        self.account()
        (self.here / "secret").write_text("\u6f22\u5b57" * 4 + "\n")
        for words in ((), ("--eml", "plan.eml")):
            self.says_no("signs of a keyboard", "mail", "plan", "Sample.palpate", visit["id"],
                         "--pdf-passphrase-file", "secret", *words)
        told = self.answer("audit", "list", "Sample.palpate")["entries"]
        self.assertEqual([e for e in told if e["action"] in ("plan.print", "mail.queue", "mail.draft")], [])

    def test_another_certificate_gets_neither_letter_nor_password(self):
        visit = self.planned()
        self.certificate("Somebody else").rename(self.here / "stranger.pem")
        for kind in ("stranger", "other_host"):
            self.serve(kind)
            self.queue(visit)
            ran = self.run_cli("mail", "send", "Sample.palpate")
            self.assertNotEqual(ran.returncode, DONE, kind)
            self.assertIn("could not prove that it is the one", ran.stderr)
            self.assertFalse((self.folder / "received").exists())
            row = self.outbox()[0]
            self.assertEqual(row["state"], "waiting")
            self.done("mail", "withdraw", "Sample.palpate", row["id"])
            self.tearDown()

    def test_a_server_that_says_no(self):
        visit = self.planned()
        for kind, says, state in (("login", "refused the name or the password", "waiting"),
                                  ("busy", "cannot check the name and the password now", "waiting"),
                                  ("recipient", "refused the recipient", "failed"),
                                  ("refuse", "refused the letter", "failed"),
                                  ("later", "refused the recipient", "waiting"),
                                  ("drop", "may have been sent", "unsure")):
            self.serve(kind)
            told = self.queue(visit)
            ran = self.run_cli("mail", "send", "Sample.palpate")
            self.assertIn(ran.returncode, (NO, ENVIRONMENT), kind)
            self.assertIn(says, ran.stderr, kind)
            row = next(one for one in self.outbox() if one["id"] == told["id"])
            self.assertEqual(row["state"], state, kind)
            self.tearDown()
            if state == "unsure":
                continue
            # Once more, then never again.
            self.done("mail", "retry", "Sample.palpate", row["id"])
            self.assertEqual(self.outbox()[0]["state"], "waiting")
            self.done("mail", "withdraw", "Sample.palpate", row["id"])
            self.says_no("withdrawn already", "mail", "withdraw", "Sample.palpate", row["id"])
            self.says_no("Only a letter that waits", "mail", "retry", "Sample.palpate", row["id"])
        self.says_no("Only a letter that waits", "mail", "retry", "Sample.palpate", row["id"])
        self.assertIn("ask whether it arrived", self.outbox()[0]["says"])
        self.done("mail", "settle", "Sample.palpate", row["id"], "--arrived")
        self.assertEqual(self.outbox()[0]["state"], "sent")

    def test_a_server_that_hangs_is_left_and_the_letter_waits(self):
        visit = self.planned()
        self.serve("hang")
        self.queue(visit)
        begun = time.monotonic()
        ran = self.run_cli("mail", "send", "Sample.palpate")
        self.assertLess(time.monotonic() - begun, 60)
        self.assertEqual(ran.returncode, ENVIRONMENT)
        self.assertIn("did not answer in time", ran.stderr)
        self.assertEqual(self.outbox()[0]["state"], "waiting")

    def test_killed_while_it_is_sent_the_letter_is_asked_about(self):
        visit = self.planned()
        self.serve("hang")
        self.queue(visit)
        sending = subprocess.Popen([CLI, "mail", "send", "Sample.palpate", "--passphrase-file", "pp"], cwd=self.here,
                                   env={**os.environ, "XDG_DATA_HOME": str(self.profile)}, stderr=subprocess.DEVNULL)
        time.sleep(3)
        sending.send_signal(signal.SIGKILL)
        sending.wait()
        self.assertEqual(self.outbox()[0]["state"], "unsure")
        self.assertEqual(self.answer("mail", "send", "Sample.palpate")["mail"], [])
        self.done("mail", "settle", "Sample.palpate", self.outbox()[0]["id"])
        self.assertEqual(self.outbox()[0]["state"], "waiting")

    def test_a_draft_is_read_by_another_program_whatever_the_client_is_called(self):
        visit = self.planned()
        self.raw("UPDATE clients SET name = 'X' || char(13) || char(10) || 'Bcc: x@y' WHERE id = '%s'" % visit["client"])
        ran = self.run_cli("mail", "plan", "Sample.palpate", visit["id"], "--eml", "plan.eml")
        self.assertEqual((ran.returncode, (self.here / "plan.eml").exists()), (NO, False), ran.stderr)
        self.assertEqual(len(ran.stderr.splitlines()), 1)
        self.raw("UPDATE clients SET name = 'Zo\u00eb \"X\", Bcc: x@y <z>' WHERE id = '%s'" % visit["client"])
        told = self.queue(visit, "--eml", "plan.eml", "--lang", "de")
        self.assertEqual((self.here / "plan.eml").stat().st_mode & 0o777, 0o600)
        message = self.letter(self.here / "plan.eml")
        self.assertEqual([one.lower() for one in message.keys() if one.lower() in ("bcc", "cc", "to", "x-unsent")],
                         ["to", "x-unsent"])
        self.assertEqual(message["To"].addresses[0].display_name, "Zo\u00eb \"X\", Bcc: x@y <z>")
        self.assertEqual(len(message["To"].addresses), 1)
        self.assertIn("als PDF", message.get_body().get_content())
        self.assertNotIn(told["pdf_passphrase"], (self.here / "plan.eml").read_text())
        # Its own passphrase is told to nobody again.
        (self.here / "secret").write_text("a passphrase of ours\n")
        self.assertNotIn("pdf_passphrase", self.queue(visit, "--eml", "b.eml", "--pdf-passphrase-file", "secret"))


if __name__ == "__main__":
    unittest.main()
