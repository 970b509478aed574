#!/usr/bin/env python3
"""Visits signed on the command line: what is asked before, what is told after, what no longer can be done."""
import json
import unittest

from support import *


class Signing(CliTest):
    def drafts(self):
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        return [visit["id"] for visit in visits if visit["status"] == "draft"]

    def show(self, visit):
        return json.loads(self.done("show", "Sample.palpate", "visit", visit).stdout)

    def test_a_draft_is_signed_once(self):
        visit = self.drafts()[0]
        signatures = self.answer("check", "Sample.palpate")["signatures"]
        before = self.show(visit)
        self.assertEqual((before["status"], before["signatures"]), ("draft", []))
        answer = self.answer("sign", "Sample.palpate", visit)
        self.assertEqual((answer["visit"], answer["signed"]), (visit, True))
        after = self.show(visit)
        self.assertEqual(after["status"], "signed")
        self.assertEqual(after["finding_lines"], before["finding_lines"])
        self.assertEqual([line["text"] for line in after["objective_lines"]], before["finding_lines"])
        signature, = after["signatures"]
        self.assertEqual((signature["valid"], bool(signature["name"])), (True, True))
        self.assertEqual(len(signature["public_key"]), 64)
        self.assertEqual(self.answer("check", "Sample.palpate")["signatures"], signatures + 1)
        again = self.run_cli("sign", "Sample.palpate", visit)
        self.assertEqual((again.returncode, again.stdout), (NO, ""))
        self.assertIn("signed and can no longer be changed", again.stderr)

    def test_what_is_missing_is_named(self):
        visit = self.drafts()[0]
        self.raw("UPDATE clinic SET jurisdiction = 'us-wa'")
        ran = self.run_cli("sign", "Sample.palpate", visit, "--json")
        answer = json.loads(ran.stdout)
        self.assertEqual((ran.returncode, answer["signed"]), (NO, False))
        codes = [point["code"] for point in answer["open_points"] if point["blocks"]]
        self.assertTrue(codes)
        for point in answer["open_points"]:
            self.assertEqual(set(point), {"code", "blocks", "part", "field", "id", "sentence", "source"})
            self.assertTrue(point["sentence"].endswith("."), point)
        ran = self.run_cli("sign", "Sample.palpate", visit)
        self.assertEqual(ran.stderr.splitlines(), [point["sentence"] for point in answer["open_points"]] +
                         ["This visit cannot be signed yet; something is missing."])
        self.assertEqual(self.show(visit)["status"], "draft")

    def test_an_altered_signature_is_found(self):
        visit = self.drafts()[0]
        self.done("sign", "Sample.palpate", visit)
        self.raw("DROP TRIGGER signed_visit_stays; UPDATE visits SET reason = reason || '!' WHERE id = '%s'" % visit)
        self.assertEqual([s["valid"] for s in self.show(visit)["signatures"]], [False])
        ran = self.run_cli("check", "Sample.palpate")
        self.assertEqual(ran.returncode, NO)
        self.assertIn("A signature of visit %s does not hold." % visit, ran.stderr)

    def test_refusals(self):
        self.refused(USAGE, "VISIT", "sign", "Sample.palpate")
        self.raw("UPDATE clinic SET jurisdiction = 'nowhere'")
        ran = self.run_cli("sign", "Sample.palpate", self.drafts()[0])
        self.assertEqual((ran.returncode, "nowhere" in ran.stderr), (NO, True))
        ran = self.run_cli("sign", "Sample.palpate", "01a21113-3080-7000-9b9c-000000000000")
        self.assertEqual((ran.returncode, "There is no visit" in ran.stderr), (NO, True))
        self.refused(NO, "nowhere", "new", "New.palpate", "--name", "N", "--owner", "o", "--jurisdiction", "nowhere",
                     "--passphrase-file", "pp")


if __name__ == "__main__":
    unittest.main()
