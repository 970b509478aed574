#!/usr/bin/env python3
"""A forgotten passphrase and the recovery code."""
import json
import unittest

from support import *


class Recovering(CliTest):
    def setUp(self):
        super().setUp()
        made = self.done("new", "Lost.palpate", "--name", "Lost", "--owner", "maya", "--passphrase-file", "pp", "--json")
        (self.here / "code").write_text(json.loads(made.stdout)["recovery_code"] + "\n")
        (self.here / "fresh").write_text("another four good words\n")

    def recover(self, *more):
        return ("recover", "Lost.palpate", "--recovery-code-file", "code", "--passphrase-file", "fresh", *more)

    def test_the_code_gives_a_new_passphrase(self):
        self.assertIn("maya has a new passphrase", self.done(*self.recover(), key=False).stderr)
        self.done("list", "Lost.palpate", "users", "--passphrase-file", "fresh", key=False)
        self.refused(NO_ACCESS, "not right", "list", "Lost.palpate", "users", "--passphrase-file", "pp", key=False)

    def test_a_wrong_code_changes_nothing(self):
        code = (self.here / "code").read_text()
        (self.here / "code").write_text("0" + code[1:] if code[0] != "0" else "1" + code[1:])
        self.refused(NO_ACCESS, "Group 1 of the recovery code is mistyped", *self.recover(), key=False)
        (self.here / "code").write_text("nonsense")
        self.refused(NO_ACCESS, "recovery code", *self.recover(), key=False)
        (self.here / "code").write_text(code)
        self.refused(NO_ACCESS, "nobody may sign in", *self.recover("--user", "nobody"), key=False)

    def test_a_new_code_makes_the_old_one_void(self):
        made = self.answer("recovery-code", "Lost.palpate", "--sheet", "sheet.pdf")
        self.assertEqual((self.here / "sheet.pdf").stat().st_mode & 0o777, 0o600)
        self.assertEqual((self.here / "sheet.pdf").read_bytes()[:5], b"%PDF-")
        self.refused(NO_ACCESS, "does not open this clinic", *self.recover(), key=False)
        (self.here / "code").write_text(made["recovery_code"] + "\n")
        self.done(*self.recover(), key=False)
        trail = self.answer("audit", "list", "Lost.palpate", "--passphrase-file", "fresh", key=False)
        actions = [entry["action"] for entry in trail["entries"]]
        self.assertIn("recovery.renew", actions)
        self.assertIn("recovery.print", actions)

    def test_where_the_sheet_cannot_be_written_the_old_code_stays(self):
        keys = (self.here / "Lost.palpate" / "keys.json").read_bytes()
        ran = self.run_cli("recovery-code", "Lost.palpate", "--sheet", "nowhere/sheet.pdf")
        self.assertEqual((ran.returncode, ran.stdout), (ENVIRONMENT, ""), ran.stderr)
        self.assertEqual((self.here / "Lost.palpate" / "keys.json").read_bytes(), keys)
        self.done(*self.recover(), key=False)

    def test_a_new_clinic_comes_with_its_sheet(self):
        made = self.done("new", "Next.palpate", "--name", "Next", "--owner", "maya", "--passphrase-file", "pp",
                         "--recovery-sheet", "next.pdf")
        self.assertEqual((self.here / "next.pdf").stat().st_mode & 0o777, 0o600)
        self.assertIn("remove the file", made.stderr)
        self.assertEqual(len(made.stdout.strip().split("-")), 8)
        # Shown all the same where the sheet has no place.
        ran = self.run_cli("new", "Third.palpate", "--name", "Third", "--owner", "maya", "--passphrase-file", "pp",
                           "--recovery-sheet", "nowhere/third.pdf")
        self.assertEqual((ran.returncode, len(ran.stdout.strip().split("-"))), (ENVIRONMENT, 8), ran.stderr)


if __name__ == "__main__":
    unittest.main()
