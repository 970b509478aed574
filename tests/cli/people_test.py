#!/usr/bin/env python3
"""Who may do what, who works here, and PINs."""
import unittest

from support import *

ROLES = ("owner", "therapist", "assistant", "auditor")


class Rights(CliTest):
    def test_the_matrix_is_printed(self):
        rows = self.answer("rights", key=False)["rights"]
        self.assertGreater(len(rows), 30)
        for row in rows:
            self.assertEqual(list(row), ["operation", *ROLES, "meaning"])
        matrix = {row["operation"]: [row[role] for role in ROLES] for row in rows}
        self.assertEqual(matrix["visit.sign"], [True, True, False, False])
        self.assertEqual(matrix["client.save"], [True, True, True, False])
        self.assertEqual(matrix["audit.view"], [True, False, False, True])
        table = self.done("rights", key=False).stdout.splitlines()
        self.assertEqual(len(table), len(rows) + 1)
        self.assertEqual(table[0].split(), ["operation", *ROLES, "meaning"])


class People(CliTest):
    def setUp(self):
        super().setUp()
        (self.here / "new").write_text("quite another one\n")

    def add(self, name, role, *words):
        self.done("user", "add", "Sample.palpate", name, "--role", role, "--new-passphrase-file", "new",
                  "--user", "demo", *words)

    def by(self, name):
        return ("--user", name, "--passphrase-file", "pp" if name == "demo" else "new")

    def denied(self, by, *words):
        ran = self.run_cli(*words, *self.by(by), key=False)
        self.assertEqual((ran.returncode, ran.stdout), (NO_ACCESS, ""), ran.stderr)
        self.assertIn("What you may do in this clinic does not include this", ran.stderr)

    def people(self):
        return {row["name"]: row for row in
                self.answer("user", "list", "Sample.palpate", *self.by("demo"), key=False)["users"]}

    def test_an_assistant_keeps_the_desk(self):
        self.add("ida", "assistant", "--full-name", "Ida Ohm", "--profession", "reception")
        self.assertEqual([self.people()["ida"][key] for key in ("full_name", "profession", "role", "left_at")],
                         ["Ida Ohm", "reception", "assistant", None])
        self.done("list", "Sample.palpate", "clients", *self.by("ida"), key=False)
        visit = self.answer("list", "Sample.palpate", "visits", *self.by("demo"), key=False)["visits"][0]["id"]
        for words in (("list", "Sample.palpate", "marks"), ("show", "Sample.palpate", "visit", visit),
                      ("export", "Sample.palpate", "out.json"), ("plan", "Sample.palpate", visit, "out.pdf"),
                      ("audit", "list", "Sample.palpate"), ("user", "role", "Sample.palpate", "ida", "owner"),
                      ("user", "remove", "Sample.palpate", "demo")):
            self.denied("ida", *words)
        self.assertFalse((self.here / "out.json").exists() or (self.here / "out.pdf").exists())
        trail = self.answer("audit", "list", "Sample.palpate", "--by", "ida", *self.by("demo"), key=False)
        actions = [entry["action"] for entry in next(iter(trail.values()))]
        for action in ("visit.view.denied", "export.clinic.denied", "audit.view.denied", "user.manage.denied"):
            self.assertIn(action, actions)

    def test_roles_change_and_the_last_owner_stays(self):
        self.add("ben", "auditor")
        self.done("audit", "list", "Sample.palpate", *self.by("ben"), key=False)
        self.done("user", "role", "Sample.palpate", "ben", "therapist", *self.by("demo"), key=False)
        self.denied("ben", "audit", "list", "Sample.palpate")
        for words in (("role", "Sample.palpate", "demo", "auditor"), ("remove", "Sample.palpate", "demo")):
            ran = self.run_cli("user", *words, *self.by("demo"), key=False)
            self.assertEqual(ran.returncode, NO, ran.stderr)
            self.assertIn("demo is the only owner", ran.stderr)
        ran = self.run_cli("user", "role", "Sample.palpate", "nobody", "owner", *self.by("demo"), key=False)
        self.assertEqual(ran.returncode, NO, ran.stderr)

    def test_who_is_removed_does_not_come_in_again(self):
        self.add("ben", "therapist")
        self.done("check", "Sample.palpate", *self.by("ben"), key=False)
        ran = self.done("user", "remove", "Sample.palpate", "ben", *self.by("demo"), key=False)
        self.assertRegex(ran.stdout, r"^([0-9A-Z]{5}-){7}[0-9A-Z]{5}\n$")
        self.assertIn("Backups made before", ran.stderr)
        self.assertIsNotNone(self.people()["ben"]["left_at"])
        ran = self.run_cli("check", "Sample.palpate", *self.by("ben"), key=False)
        self.assertEqual(ran.returncode, NO_ACCESS)
        self.done("check", "Sample.palpate", *self.by("demo"), key=False)
        self.done("audit", "verify", "Sample.palpate", *self.by("demo"), key=False)

    def test_passphrases(self):
        self.add("ben", "therapist")
        (self.here / "third").write_text("a third one\n")
        self.done("user", "passphrase", "Sample.palpate", "ben", "--new-passphrase-file", "third",
                  *self.by("demo"), key=False)
        self.assertEqual(self.run_cli("check", "Sample.palpate", *self.by("ben"), key=False).returncode, NO_ACCESS)
        self.done("check", "Sample.palpate", "--user", "ben", "--passphrase-file", "third", key=False)
        self.done("user", "passphrase", "Sample.palpate", "--new-passphrase-file", "new", "--user", "ben",
                  "--passphrase-file", "third", key=False)
        self.done("check", "Sample.palpate", *self.by("ben"), key=False)

    def test_a_pin(self):
        for pin, status in (("123456", NO), ("27182", NO), ("271828", DONE)):
            (self.here / "pin").write_text(pin + "\n")
            ran = self.run_cli("user", "pin", "Sample.palpate", "--pin-file", "pin")
            self.assertEqual(ran.returncode, status, ran.stderr)
        self.assertEqual(len(list((self.profile / "palpate" / "device").iterdir())), 1)
        self.done("user", "pin", "Sample.palpate", "--remove")
        self.assertEqual(list((self.profile / "palpate" / "device").iterdir()), [])


if __name__ == "__main__":
    unittest.main()
