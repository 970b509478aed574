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


if __name__ == "__main__":
    unittest.main()
