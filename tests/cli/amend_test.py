#!/usr/bin/env python3
"""Signed visits amended, moved and co-signed on the command line; what was signed stays."""
import json
import unittest

from support import *


class Amending(CliTest):
    def setUp(self):
        super().setUp()
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        self.visit, self.owner = next((v["id"], v["client"]) for v in visits if v["status"] == "draft")
        self.draft = next(v["id"] for v in visits if v["status"] == "draft" and v["id"] != self.visit)
        self.done("sign", "Sample.palpate", self.visit)
        clients = self.answer("list", "Sample.palpate", "clients")["clients"]
        self.other = next(c["id"] for c in clients if c["id"] != self.owner)

    def show(self, what, id):
        return json.loads(self.done("show", "Sample.palpate", what, id).stdout)

    def row(self, visit):
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        return next(v for v in visits if v["id"] == visit)

    def test_an_addition_stands_beside_the_note(self):
        before = self.show("visit", self.visit)
        (self.here / "text").write_text("The client rang: better since.\n")
        answer = self.answer("amend", "Sample.palpate", self.visit, "--reason", "rang today", "--text-file", "text")
        self.assertEqual((answer["visit"], answer["kind"]), (self.visit, "addition"))
        after = self.show("visit", self.visit)
        self.assertEqual((before["status"], after["status"], self.row(self.visit)["status"]),
                         ("signed", "amended", "amended"))
        for key in ("soap", "marks", "objective_lines", "signatures"):
            self.assertEqual(after[key], before[key])
        amendment, = after["amendments"]
        self.assertEqual((amendment["text"], amendment["reason"], amendment["valid"], amendment["imported"]),
                         ("The client rang: better since.", "rang today", True, False))
        self.assertEqual(self.answer("check", "Sample.palpate")["sound"], True)

    def test_a_correction_leaves_the_old_words_legible(self):
        reason = self.show("visit", self.visit)["reason"]
        ran = self.run_cli("amend", "Sample.palpate", self.visit, "--kind", "correction", "--field", "reason",
                           "--reason", "misheard", "--text-file", "-", "--passphrase-file", "-", key=False,
                           stdin=SAMPLE_PASSPHRASE + "\n" + reason + " since May")
        self.assertEqual(ran.returncode, DONE, ran.stderr)
        shown = self.show("visit", self.visit)
        field, = shown["corrected_fields"]
        self.assertEqual((shown["reason"], field["reads"]), (reason, reason + " since May"))
        struck = [p for p in field["passages"] if p["struck_by"]]
        self.assertTrue(all(p["struck_by"] == shown["amendments"][0]["id"] for p in struck))
        self.refused_no("changes nothing", "amend", "Sample.palpate", self.visit, "--kind", "correction", "--field",
                        "reason", "--reason", "again", "--text", reason + " since May")

    def test_no_word_needs_to_stand_in_the_command(self):
        reason = self.show("visit", self.visit)["reason"]
        (self.here / "why").write_text("misheard\n")
        (self.here / "old").write_text(reason + "\n")
        (self.here / "new").write_text(reason + " since May\n")
        amend = ("amend", "Sample.palpate", self.visit, "--kind", "correction", "--field", "reason", "--reason-file", "why")
        self.done(*amend, "--original-file", "old", "--text-file", "new")
        shown = self.show("visit", self.visit)
        self.assertEqual(shown["corrected_fields"][0]["reads"], reason + " since May")
        self.assertEqual(shown["amendments"][0]["reason"], "misheard")
        for says, words in (("not both", ("--text", "x", "--text-file", "new")),
                            ("Only one text", ("--original-file", "-", "--text-file", "-"))):
            ran = self.run_cli(*amend, *words)
            self.assertEqual((ran.returncode, ran.stdout, says in ran.stderr), (USAGE, "", True), ran.stderr)
        self.done("move", "Sample.palpate", self.visit, self.other, "--reason-file", "why")

    def test_a_mark_is_corrected_by_its_values(self):
        shown = self.show("visit", self.visit)
        mark = shown["marks"][0]
        amend = ("amend", "Sample.palpate", self.visit, "--kind", "correction", "--field", "mark." + mark["id"], "--reason",
                 "read from the wrong scale")
        self.refused_no("0", *amend, "--before", "11")
        self.answer(*amend, "--before", "1" if mark["before"] != 1 else "2")
        after = self.show("visit", self.visit)
        field, = after["corrected_fields"]
        self.assertEqual(field["field"], "mark." + mark["id"])
        self.assertEqual(after["marks"], shown["marks"])
        self.assertIn("".join(p["text"] for p in field["passages"] if not p["added_by"]), shown["finding_lines"])
        ran = self.run_cli(*amend, "--kind", "addition", "--before", "3")
        self.assertEqual(ran.returncode, USAGE, ran.stderr)

    def refused_no(self, says, *words):
        ran = self.run_cli(*words)
        self.assertEqual((ran.returncode, ran.stdout), (NO, ""), ran.stderr)
        self.assertIn(says, ran.stderr)

    def test_refusals(self):
        amend = ("amend", "Sample.palpate", self.visit)
        self.refused_no("3 to 500", *amend, "--reason", "x", "--text", "y")
        self.refused_no("1 to 20,000", *amend, "--reason", "because", "--text", " ")
        self.refused_no("do not stand there", *amend, "--reason", "because", "--text", "y", "--field", "soap.x")
        self.refused_no("not signed yet", "amend", "Sample.palpate", self.draft, "--reason", "because", "--text", "y")
        self.refused_no("cannot co-sign", "cosign", "Sample.palpate", self.visit)
        self.refused_no("already", "move", "Sample.palpate", self.visit, self.owner, "--reason", "because")
        self.refused(USAGE, "Give --reason or --reason-file.", *amend, "--text", "y")
        self.refused(USAGE, "--kind", *amend, "--reason", "because", "--kind", "delete")

    def test_a_visit_is_moved_with_a_trace_in_both(self):
        self.done("move", "Sample.palpate", self.visit, self.other, "--reason", "wrong chart open")
        self.assertEqual(self.row(self.visit)["client"], self.other)
        shown = self.show("client", self.owner)
        self.assertEqual([m["reason"] for m in shown["moved_visits"]], ["wrong chart open"])
        self.assertNotIn(self.other, json.dumps(shown))
        self.done("move", "Sample.palpate", self.draft, self.other)
        self.assertEqual(self.row(self.draft)["client"], self.other)
        moves = self.answer("audit", "list", "Sample.palpate")["entries"]
        moves = [entry["client"] for entry in moves if entry["action"] == "visit.move"]
        self.assertEqual(len(moves), 4)
        self.assertEqual(self.answer("check", "Sample.palpate")["sound"], True)

    def test_what_was_altered_is_found(self):
        self.done("amend", "Sample.palpate", self.visit, "--reason", "rang today", "--text", "better")
        self.raw("DROP TRIGGER signed_amendments_UPDATE; UPDATE amendments SET text = 'worse'")
        self.assertEqual([a["valid"] for a in self.show("visit", self.visit)["amendments"]], [False])
        ran = self.run_cli("check", "Sample.palpate")
        self.assertEqual(ran.returncode, NO)
        self.assertIn("of visit %s does not hold." % self.visit, ran.stderr)


if __name__ == "__main__":
    unittest.main()
