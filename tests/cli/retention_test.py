#!/usr/bin/env python3
"""Retention, holds, disposal, erasure, disclosures, breaches and the access pack on the command line."""
import json
import stat
import unittest

from support import *

WORDS = ("retention", "disclosures", "statement", "breach", "access-pack")


class Retention(CliTest):
    def run_cli(self, *words, key=True, **options):
        if key and words and words[0] in WORDS:
            words = [*words, "--passphrase-file", "pp"]
        return super().run_cli(*words, key=key, **options)

    def client(self):
        return self.answer("list", "Sample.palpate", "clients")["clients"][0]

    def age(self, client):
        """All times of a client set back, behind the log: for what is only listed."""
        years = 20 * 366 * 86400 * 1000
        self.raw("DROP TRIGGER signed_visit_stays; UPDATE visits SET service_at = service_at - %d, entered_at = "
                 "entered_at - %d WHERE client = '%s'" % (years, years, client))

    def test_nothing_of_the_sample_is_due(self):
        answer = self.answer("retention", "list", "Sample.palpate")
        self.assertEqual((answer["clients"], answer["rule"], answer["verified"]), ([], "generic", False))
        every = self.answer("retention", "list", "Sample.palpate", "--all")["clients"]
        self.assertEqual(len(every), 12)
        self.assertEqual([row["due_on"] for row in every], sorted(row["due_on"] for row in every))
        self.assertFalse(any(row["may_go"] or row["held"] for row in every))
        says = self.done("retention", "list", "Sample.palpate").stderr
        self.assertIn("This figure was not read in the text of the rule", says)

    def test_disposal_is_refused_before_its_day_and_without_the_number(self):
        client = self.client()
        before = self.records()
        for confirm, status, says in (("1", USAGE, "once more"), (client["number"], NO, "must be kept until")):
            ran = self.run_cli("retention", "dispose", "Sample.palpate", client["number"], "--confirm", confirm)
            self.assertEqual((ran.returncode, ran.stdout, says in ran.stderr), (status, "", True), ran.stderr)
        ran = self.run_cli("retention", "dispose", "Sample.palpate", client["number"])
        self.assertEqual(ran.returncode, USAGE)
        ran = self.run_cli("retention", "dispose", "Sample.palpate", "nobody", "--confirm", "nobody")
        self.assertEqual((ran.returncode, "There is no client nobody." in ran.stderr), (NO, True))
        self.assertEqual(self.records(), before)

    def test_a_refused_erasure_is_noted_and_answered(self):
        client = self.client()
        ran = self.run_cli("retention", "erase", "Sample.palpate", client["id"], "--reason", "asked by letter",
                           "--confirm", client["number"], "--out", "letter.txt", "--lang", "en")
        self.assertEqual((ran.returncode, "noted as refused" in ran.stderr), (NO, True), ran.stderr)
        letter = (self.here / "letter.txt").read_text()
        self.assertIn("We cannot do so yet.", letter)
        self.assertNotIn(client["name"], letter)
        self.assertEqual(stat.S_IMODE((self.here / "letter.txt").stat().st_mode), 0o600)
        kinds = [entry["action"] for entry in self.answer("audit", "list", "Sample.palpate")["entries"]]
        self.assertIn("request.refuse", kinds)

    def test_a_hold_is_set_and_lifted(self):
        client = self.client()
        self.done("retention", "hold", "Sample.palpate", client["number"], "--reason", "claim 7")
        held = [row for row in self.answer("retention", "list", "Sample.palpate", "--all")["clients"] if row["held"]]
        self.assertEqual([row["client"] for row in held], [client["id"]])
        ran = self.run_cli("retention", "erase", "Sample.palpate", client["id"], "--reason", "asked",
                           "--confirm", client["number"])
        self.assertEqual((ran.returncode, "under a legal hold" in ran.stderr), (NO, True))
        self.done("retention", "release", "Sample.palpate", client["number"], "--reason", "settled")
        ran = self.run_cli("retention", "release", "Sample.palpate", client["number"], "--reason", "settled")
        self.assertEqual((ran.returncode, "no legal hold" in ran.stderr), (NO, True))
        self.assertEqual(self.run_cli("audit", "verify", "Sample.palpate").returncode, DONE)

    def test_what_is_due_is_listed_and_a_record_set_back_is_not_removed(self):
        client = self.client()
        self.age(client["id"])
        self.raw("DROP TRIGGER health_history_stays; UPDATE health_histories SET recorded_at = 0; "
                 "UPDATE consents SET given_at = 0; DROP TRIGGER signature_stays; DROP TRIGGER "
                 "signed_signatures_UPDATE; UPDATE signatures SET at = 0")
        due = self.answer("retention", "list", "Sample.palpate")["clients"]
        self.assertIn(client["id"], [row["client"] for row in due if row["may_go"]])
        ran = self.run_cli("retention", "dispose", "Sample.palpate", client["id"], "--confirm", client["number"])
        self.assertEqual((ran.returncode, "Verify the audit log" in ran.stderr), (NO, True), ran.stderr)

    def test_an_imported_old_record_is_disposed_of_with_a_certificate(self):
        client = self.client()
        self.done("export", "Sample.palpate", "old.json", "--client", client["id"])
        text = (self.here / "old.json").read_text()
        bundle = json.loads(text)
        ids = [bundle["clients"][0]["id"]] + [visit["id"] for visit in bundle["visits"]]
        # The same person, long ago, in another clinic.
        for year in range(2020, 2031):
            text = text.replace('"%d-' % year, '"%d-' % (year - 18))
        (self.here / "old.json").write_text(text)
        (self.here / "pp").write_text(SAMPLE_PASSPHRASE + "\n")
        self.run_cli("new", "Old.palpate", "--name", "Old", "--owner", "demo", "--passphrase-file", "pp")
        self.done("import", "Old.palpate", "old.json")
        due = self.answer("retention", "list", "Old.palpate")["clients"]
        if not due:
            self.skipTest("signatures are of today")
        number = due[0]["number"]
        answer = self.answer("retention", "dispose", "Old.palpate", number, "--confirm", number, "--out", "proof.pdf")
        self.assertEqual((answer["method"], answer["number"]), ("dispose", number))
        self.assertEqual({record["id"] for record in answer["records"] if record["kind"] == "visit"}, set(ids[1:]))
        self.assertTrue((self.here / "proof.pdf").read_bytes().startswith(b"%PDF"))
        self.assertEqual(self.answer("list", "Old.palpate", "clients")["clients"], [])
        ran = self.run_cli("audit", "verify", "Old.palpate")
        self.assertEqual(ran.returncode, DONE, ran.stderr)
        self.assertIn("Client %s: disposed of on" % number, ran.stderr)
        self.assertEqual(self.run_cli("check", "Old.palpate").returncode, DONE)
        self.done("retention", "certificate", "Old.palpate", number, "--out", "again.pdf")
        self.assertTrue((self.here / "again.pdf").read_bytes().startswith(b"%PDF"))
        ran = self.run_cli("import", "Old.palpate", "old.json")
        self.assertEqual((ran.returncode, "was disposed of" in ran.stderr), (NO, True), ran.stderr)


class Register(Retention):
    def test_disclosures_are_added_and_listed(self):
        client = self.client()
        self.done("disclosures", "add", "Sample.palpate", client["number"], "--to", "=Dr Who", "--what", "summary",
                  "--consent", "of May", "--on", "2026-05-04")
        entry, = self.answer("disclosures", "list", "Sample.palpate", client["number"], "--out", "told.csv")["entries"]
        self.assertEqual((entry["whom"], entry["what"], entry["consent"]), ("=Dr Who", "summary", "of May"))
        self.assertTrue(entry["at"].startswith("2026-05-04"))
        self.assertIn("2026-05-04,'=Dr Who,summary,of May,", (self.here / "told.csv").read_text())
        ran = self.run_cli("disclosures", "add", "Sample.palpate", client["number"], "--to", " ", "--what", "x")
        self.assertEqual(ran.returncode, NO)
        ran = self.run_cli("disclosures", "add", "Sample.palpate", client["number"], "--to", "x", "--what", "x", "--on", "y")
        self.assertEqual(ran.returncode, USAGE)

    def test_words_come_from_files_and_a_consent_keeps_its_id(self):
        client = self.client()
        (self.here / "what").write_text("summary of May\n")
        (self.here / "whom").write_text("Dr Who\n")
        self.done("disclosures", "add", "Sample.palpate", client["number"], "--to-file", "whom", "--what-file", "what",
                  "--consent", "email")
        entry, = self.answer("disclosures", "list", "Sample.palpate", client["number"])["entries"]
        self.assertEqual((entry["whom"], entry["what"], entry["consent"]), ("Dr Who", "summary of May", "email"))
        self.assertNotIn(entry["consent_text"], ("", None))
        ran = self.run_cli("disclosures", "add", "Sample.palpate", client["number"], "--to", "x")
        self.assertEqual((ran.returncode, "Give --what or --what-file." in ran.stderr), (USAGE, True), ran.stderr)
        for words in (("retention", "hold"), ("retention", "release")):
            self.done(*words, "Sample.palpate", client["number"], "--reason-file", "what")
        self.done("breach", "add", "Sample.palpate", "--what-file", "what", "--to-file", "whom")
        ran = self.run_cli("disclosures", "add", "Sample.palpate", client["number"], "--to", "x", "--what-file", "-",
                           "--passphrase-file", "-", key=False, stdin=SAMPLE_PASSPHRASE + "\nfrom the pipe\n")
        self.assertEqual(ran.returncode, DONE, ran.stderr)
        whats = [e["what"] for e in self.answer("disclosures", "list", "Sample.palpate")["entries"]]
        self.assertEqual(whats, ["summary of May", "from the pipe"])

    def test_of_private_charts_no_words_are_told(self):
        client = self.client()
        self.done("disclosures", "add", "Sample.palpate", client["number"], "--to", "Dr Who", "--what", "depression")
        (self.here / "new").write_text("quite another one\n")
        self.done("user", "add", "Sample.palpate", "th2", "--role", "therapist", "--new-passphrase-file", "new",
                  "--user", "demo")
        self.raw("UPDATE clients SET privacy = 'therapist', private_of = 'somebody-else' WHERE id = '%s'" % client["id"])
        by_th2 = ("--user", "th2", "--passphrase-file", "new")
        self.assertEqual(self.answer("disclosures", "list", "Sample.palpate", *by_th2, key=False)["entries"], [])
        ran = self.run_cli("disclosures", "list", "Sample.palpate", client["id"], *by_th2, key=False)
        self.assertEqual((ran.returncode, ran.stdout), (NO_ACCESS, ""))
        entry, = self.answer("disclosures", "list", "Sample.palpate", "--user", "demo")["entries"]
        self.assertEqual((entry["client"], entry["whom"], entry["what"]), (client["id"], "", ""))
        self.assertEqual(self.run_cli("disclosures", "list", "Sample.palpate", client["number"], "--user", "demo").returncode,
                         NO_ACCESS)
        for words in (("hold", "claim 7"), ("release", "settled")):
            self.done("retention", words[0], "Sample.palpate", client["number"], "--reason", words[1], "--user", "demo")

    def test_statements_and_breaches(self):
        client = self.client()
        (self.here / "words.txt").write_text("It was the other knee.\n")
        self.done("statement", "add", "Sample.palpate", client["number"], "--file", "words.txt")
        ran = self.run_cli("statement", "add", "Sample.palpate", client["number"], "--file", "nothing.txt")
        self.assertEqual(ran.returncode, BAD_INPUT, ran.stderr)
        entry, = self.answer("statement", "list", "Sample.palpate", client["number"])["entries"]
        self.assertEqual(entry["what"], "It was the other knee.")
        breach = self.answer("breach", "add", "Sample.palpate", "--what", "a laptop was stolen")["id"]
        self.done("breach", "add", "Sample.palpate", "--what", "told them", "--to", "authority", "--about", breach)
        one, = self.answer("breach", "list", "Sample.palpate")["breaches"]
        self.assertEqual((one["id"], [step["what"] for step in one["follow_ups"]]), (breach, ["told them"]))
        self.assertRegex(one["clock"], r"^7[12] hours left")
        late = self.answer("breach", "add", "Sample.palpate", "--what", "a letter", "--on", "2020-05-04", "--at", "14:30")["id"]
        known = [entry["due"] for entry in self.answer("breach", "list", "Sample.palpate")["breaches"] if entry["id"] == late]
        self.assertRegex(known[0], r"^2020-05-07T\d\d:30:00")
        ran = self.run_cli("breach", "add", "Sample.palpate", "--what", "x", "--at", "noon")
        self.assertEqual((ran.returncode, "as in 14:30" in ran.stderr), (USAGE, True))
        ran = self.run_cli("breach", "add", "Sample.palpate", "--what", "x", "--about", "nothing")
        self.assertEqual((ran.returncode, "There is no breach" in ran.stderr), (NO, True))
        self.assertEqual(self.run_cli("check", "Sample.palpate").returncode, DONE)

    def test_an_access_pack_is_private(self):
        client = self.client()
        answer = self.answer("access-pack", "Sample.palpate", client["number"], "pack")
        found = sorted(path.name for path in (self.here / "pack").iterdir())
        self.assertEqual(found, sorted(answer["files"]))
        for name in ("README.txt", "record.json", "marks.csv", "disclosures.csv"):
            self.assertIn(name, found)
        for path in (self.here / "pack").iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)
        record = json.loads((self.here / "pack" / "record.json").read_text())
        self.assertEqual([one["id"] for one in record["clients"]], [client["id"]])
        self.refused_again(client)

    def refused_again(self, client):
        ran = self.run_cli("access-pack", "Sample.palpate", client["number"], "pack")
        self.assertEqual((ran.returncode, "exists already" in ran.stderr), (NO, True))


if __name__ == "__main__":
    unittest.main()
