#!/usr/bin/env python3
"""The audit log on the command line: whether it is as it was, what is said about it, and its entries."""
import csv
import json
import shutil
import stat
import unittest
from pathlib import Path

from support import *

STAYS = "DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept; "
KEYS = ["sound", "proven", "findings", "entries", "head", "anchored", "anchors"]


class Verifying(CliTest):
    def verify(self, *words):
        """Exit status, the JSON answer, the sentences."""
        ran = self.run_cli("audit", "verify", "Sample.palpate", "--json", *words)
        self.assertIn(ran.returncode, (DONE, NO), ran.stderr)
        return ran.returncode, json.loads(ran.stdout), ran.stderr

    def first(self, answer):
        return answer["findings"][0]["kind"], answer["findings"][0]["entry"]

    def test_an_honest_log_holds(self):
        status, answer, says = self.verify()
        self.assertEqual((status, list(answer), answer["sound"], answer["anchors"]), (DONE, KEYS, True, []))
        self.assertIn("Nothing was kept outside the clinic to compare with", says)
        self.assertIn("The audit log holds up to entry %d." % answer["entries"], says)
        status, answer, says = self.verify()
        anchor, = answer["anchors"]
        self.assertEqual((status, anchor["kept_in"], anchor["agrees"]), (DONE, "profile", True))
        self.assertEqual(answer["anchored"], answer["entries"])
        self.assertIn("It agrees with what this computer kept outside the clinic", says)

    def test_what_is_kept_outside_is_private_and_says_nothing(self):
        self.verify()
        kept = [path for path in self.profile.rglob("*") if path.is_file()]
        self.assertEqual(len(kept), 2)
        for path in kept:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
            for word in (b"Sample", b"demo", b"visit"):
                self.assertNotIn(word, path.read_bytes())

    def test_each_kind_is_named(self):
        entries = self.verify()[1]["entries"] + 2  # opened, verified
        tampers = [
            ("UPDATE audit SET action = 'visit.print' WHERE sequence = 9", "edit", 9, "Audit entry 9 was altered."),
            ("UPDATE audit SET user = 'somebody' WHERE sequence = 9", "actor-swap", 9, "names somebody else"),
            ("DELETE FROM audit WHERE sequence = 9", "delete", 9, "taken out of the audit log where 9 stood"),
            ("UPDATE audit SET sequence = -9 WHERE sequence = 9; UPDATE audit SET sequence = 9 WHERE sequence = 12; "
             "UPDATE audit SET sequence = 12 WHERE sequence = -9", "reorder", 9, "in another order, from entry 9 on"),
            ("DELETE FROM audit WHERE sequence > %d" % (entries - 2), "truncate", entries - 1, "was cut off"),
        ]
        for sql, kind, entry, sentence in tampers:
            with self.subTest(kind=kind):
                shutil.copytree(self.here / "Sample.palpate", self.here / "kept")
                shutil.copytree(self.profile, self.here / "profile")
                self.raw(STAYS + sql)
                status, answer, says = self.verify()
                self.assertEqual((status, self.first(answer)), (NO, (kind, entry)), answer)
                self.assertEqual(answer["findings"][0]["sentence"] in says.splitlines(), True)
                self.assertIn(sentence, says)
                self.assertEqual(says.splitlines()[-1], "The audit log is not as it was.")
                for name, place in (("kept", self.here / "Sample.palpate"), ("profile", self.profile)):
                    shutil.rmtree(place)
                    shutil.move(self.here / name, place)

    def test_an_older_file_is_named_until_it_is_accepted(self):
        shutil.copytree(self.here / "Sample.palpate", self.here / "older")
        entries = self.verify()[1]["entries"]
        shutil.rmtree(self.here / "Sample.palpate")
        shutil.move(self.here / "older", self.here / "Sample.palpate")
        for _ in range(2):
            status, answer, says = self.verify()
            self.assertEqual((status, self.first(answer)), (NO, ("rollback", entries + 1)))
            self.assertIn("A whole older clinic file stands in place of the newer one", says)
        self.done("audit", "accept", "Sample.palpate")
        status, answer, _ = self.verify()
        self.assertEqual((status, answer["sound"], answer["anchors"][0]["agrees"]), (DONE, True, True))

    def test_an_older_file_under_another_name_is_not_proven(self):
        shutil.copytree(self.here / "Sample.palpate", self.here / "Older.palpate")
        for _ in range(5):
            self.done("list", "Sample.palpate", "clients")
        shutil.rmtree(self.here / "Sample.palpate")
        for _ in range(2):
            ran = self.run_cli("audit", "verify", "Older.palpate", "--json")
            answer = json.loads(ran.stdout)
            self.assertEqual((ran.returncode, answer["sound"], answer["proven"]), (6, True, False), ran.stderr)
            self.assertIn("Not proven: another copy of the clinic", ran.stderr)
            self.assertNotIn("The audit log holds up to", ran.stderr)
        self.done("audit", "accept", "Older.palpate")
        self.assertEqual(self.run_cli("audit", "verify", "Older.palpate").returncode, DONE)

    def test_a_printed_head_is_compared_with(self):
        head = self.done("audit", "verify", "Sample.palpate").stdout.strip()
        self.assertRegex(head, r"^\d+:[0-9a-f]{32}$")
        status, answer, says = self.verify("--head", head)
        told = [anchor for anchor in answer["anchors"] if anchor["kept_in"] == "told"]
        self.assertEqual((status, [anchor["agrees"] for anchor in told]), (DONE, [True]))
        self.assertIn("It agrees with the head that was given", says)
        status, answer, says = self.verify("--head", head.split(":")[0] + ":" + "0" * 32)
        self.assertEqual((status, self.first(answer)[0]), (NO, "rewritten"))
        for wrong in ("", "7", "x:" + "0" * 32, "7:00", "7:" + "z" * 32):
            self.refused(USAGE, "", "audit", "verify", "Sample.palpate", "--head=" + (wrong or "-"))

    def test_entries_are_listed_by_what_is_asked(self):
        entries = self.answer("audit", "list", "Sample.palpate")["entries"]
        self.assertEqual([entry["sequence"] for entry in entries], list(range(1, len(entries) + 1)))
        self.assertEqual(entries[-1]["action"], "audit.view")
        client = self.first_client()
        mine = self.answer("audit", "list", "Sample.palpate", "--client", client)["entries"]
        self.assertTrue(mine)
        self.assertEqual({entry["client"] for entry in mine}, {client})
        views = self.answer("audit", "list", "Sample.palpate", "--kind", "audit.view", "--by", "demo")["entries"]
        self.assertEqual([entry["user_name"] for entry in views], ["demo"] * 3)
        self.assertEqual(self.answer("audit", "list", "Sample.palpate", "--to", "1999-01-01")["entries"], [])
        table = self.done("audit", "list", "Sample.palpate", "--kind", "audit").stdout
        self.assertIn("audit.view", table)
        for option in ("--client", "--by"):
            ran = self.run_cli("audit", "list", "Sample.palpate", option, "nobody")
            self.assertEqual((ran.returncode, ran.stdout), (NO, ""))

    def first_client(self):
        return self.answer("list", "Sample.palpate", "clients")["clients"][0]["id"]


class Files(CliTest):
    def export(self, *words):
        answer = self.answer("audit", "export", "Sample.palpate", "log.jsonl", *words)
        return answer, (self.here / "log.jsonl").read_text().splitlines()

    def verify(self, place, *words):
        ran = self.run_cli("audit", "verify", place, "--json", *words)
        return ran.returncode, json.loads(ran.stdout) if ran.stdout else None, ran.stderr

    def write(self, lines):
        (self.here / "log.jsonl").write_text("".join(line + "\n" for line in lines))

    def test_an_exported_log_stands_for_itself(self):
        answer, lines = self.export()
        self.assertEqual(stat.S_IMODE((self.here / "log.jsonl").stat().st_mode), 0o600)
        first, *entries, last = [json.loads(line) for line in lines]
        self.assertEqual((first["format"], first["version"]), ("palpate-audit", 1))
        self.assertEqual([entry["sequence"] for entry in entries], list(range(1, len(entries) + 1)))
        self.assertEqual(entries[-1]["action"], "audit.export")
        self.assertEqual((last["entries"], last["head"]), (len(entries), answer["head"]))
        shutil.rmtree(self.here / "Sample.palpate")
        status, found, says = self.verify("log.jsonl")
        self.assertEqual((status, found["sound"], found["entries"]), (DONE, True, len(entries)))
        self.assertEqual((found["head"], found["root"]), (last["head"], last["root"]))
        self.assertIn("Nothing was kept outside", says)
        status, found, _ = self.verify("log.jsonl", "--head", "%d:%s" % (9, entries[8]["hash"]))
        self.assertEqual((status, found["anchors"][0]["agrees"]), (DONE, True))
        status, found, _ = self.verify("log.jsonl", "--head", "9:" + "0" * 64)
        self.assertEqual((status, found["findings"][0]["kind"]), (NO, "rewritten"))

    def test_tampers_of_an_exported_log_are_named(self):
        _, honest = self.export()
        tampers = [("edit", 9, lambda lines: lines.__setitem__(9, lines[9].replace("visit.", "visit.x", 1)
                                                              .replace("client.", "client.x", 1))),
                   ("delete", 9, lambda lines: lines.pop(9)),
                   ("truncate", len(honest) - 2, lambda lines: lines.pop(-2)),
                   ("truncate", len(honest) - 1, lambda lines: lines.pop()),
                   ("insert", 12, lambda lines: lines.insert(15, lines[12]))]
        for kind, entry, tamper in tampers:
            lines = list(honest)
            tamper(lines)
            self.write(lines)
            status, found, says = self.verify("log.jsonl")
            self.assertEqual((status, found["findings"][0]["kind"], found["findings"][0]["entry"]), (NO, kind, entry))
            self.assertTrue(says.splitlines()[0].endswith("."))

    def test_what_is_no_log_is_refused(self):
        _, honest = self.export()
        for line, text in ((1, ""), (1, "{}"), (1, "\0" * 70000), (2, "[" * 100000), (4, honest[3] + " "),
                           (len(honest), honest[-1] + "}")):
            lines = list(honest)
            lines[line - 1] = text
            self.write(lines)
            self.refused(BAD_INPUT, "Line %d is none of an exported audit log" % line, "audit", "verify", "log.jsonl")
        (self.here / "log.jsonl").write_bytes(b"\xff" * 200000)
        self.refused(BAD_INPUT, "Line 1", "audit", "verify", "log.jsonl")
        (self.here / "log.jsonl").write_bytes(b"")
        self.refused(BAD_INPUT, "Line 1", "audit", "verify", "log.jsonl")
        self.refused(BAD_INPUT, "There is no clinic folder", "audit", "verify", "nothing", "--passphrase-file", "pp")

    def test_a_visit_is_proven(self):
        visit = self.first("visits")
        answer = self.answer("audit", "prove", "Sample.palpate", visit, "visit.proof")
        self.assertLessEqual(answer["hashes"], 20)
        self.assertLess((self.here / "visit.proof").stat().st_size, 4096)
        self.assertEqual(stat.S_IMODE((self.here / "visit.proof").stat().st_mode), 0o600)
        head = "%d:%s" % (answer["entries"], answer["root"])
        status, found, says = self.verify("visit.proof")
        self.assertEqual((status, found["visit"], found["entry"]), (DONE, visit, answer["entry"]))
        self.assertIn("The proof holds: visit %s" % visit, says)
        self.assertIn("No head was given", says)
        self.assertEqual(self.verify("visit.proof", "--head", head)[0], DONE)
        self.assertEqual(self.verify("visit.proof", "--head", head[:-20])[0], DONE)
        status, _, says = self.verify("visit.proof", "--head", head[:-1] + ("0" if head[-1] != "0" else "1"))
        self.assertEqual((status, "of another log than the head" in says), (NO, True))
        text = (self.here / "visit.proof").read_text()
        (self.here / "visit.proof").write_text(text.replace("visit.", "visit.x", 1))
        status, _, says = self.verify("visit.proof")
        self.assertEqual((status, "The proof does not hold." in says), (NO, True))
        ran = self.run_cli("audit", "prove", "Sample.palpate", "nobody", "other.proof")
        self.assertEqual((ran.returncode, (self.here / "other.proof").exists()), (NO, False))

    def test_fhir_audit_events(self):
        answer = self.answer("audit", "export", "Sample.palpate", "log.json", "--format", "fhir")
        bundle = json.loads((self.here / "log.json").read_text())
        self.assertEqual((bundle["resourceType"], bundle["type"]), ("Bundle", "collection"))
        events = [entry["resource"] for entry in bundle["entry"]]
        self.assertEqual(len(events), answer["entries"])
        listed = self.answer("audit", "list", "Sample.palpate")["entries"]
        for event, entry in zip(events, listed):
            self.assertEqual(event["resourceType"], "AuditEvent")
            self.assertEqual((event["recorded"], event["id"]), (entry["at"], "entry-%d" % entry["sequence"]))
            self.assertTrue(event["type"]["code"] and event["subtype"][0]["code"] and event["agent"][0]["requestor"])
            self.assertIn(event["action"], "CRUDE")
            detail = {d["type"]: d["valueString"] for d in event["entity"][0]["detail"]}
            self.assertEqual((detail["action"], detail["hash"]), (entry["action"], entry["hash"]))
            self.assertEqual(len(event["entity"]), 2 if entry["client"] else 1)
        self.refused(USAGE, "format", "audit", "export", "Sample.palpate", "log.xml", "--format", "xml")


class Reviewing(CliTest):
    LISTS = ["unsigned", "late", "missing_cosignatures", "missing_consents", "missing_reassessments", "amended",
             "failed_sign_ins", "denials", "emergency_accesses"]

    def client(self):
        return self.answer("list", "Sample.palpate", "clients")["clients"][0]["id"]

    def test_the_lists_have_stable_keys(self):
        answer = self.answer("audit", "review", "Sample.palpate")
        self.assertEqual(list(answer), ["items", "counts", "private_charts"])
        self.assertEqual(list(answer["counts"]), self.LISTS)
        for item in answer["items"]:
            self.assertEqual(list(item), ["list", "at", "client", "client_name", "visit", "user", "entry", "says",
                                           "private"])
            self.assertIn(item["list"], self.LISTS)
        unsigned = [v for v in self.answer("list", "Sample.palpate", "visits")["visits"] if v["status"] == "draft"]
        self.assertEqual(answer["counts"]["unsigned"], len(unsigned))
        ran = self.done("audit", "review", "Sample.palpate")
        self.assertIn("Unsigned notes: %d" % len(unsigned), ran.stderr)
        entries = self.answer("audit", "list", "Sample.palpate", "--kind", "audit.view")["entries"]
        self.assertEqual(len(entries), 3)

    def test_a_span_is_kept_to(self):
        answer = self.answer("audit", "review", "Sample.palpate", "--to", "1999-01-01")
        self.assertEqual((answer["items"], set(answer["counts"].values())), ([], {0}))
        client = self.client()
        mine = self.answer("audit", "review", "Sample.palpate", "--client", client)["items"]
        self.assertLessEqual({item["client"] for item in mine}, {client})
        ran = self.run_cli("audit", "review", "Sample.palpate", "--client", "nobody")
        self.assertEqual((ran.returncode, ran.stdout), (NO, ""))

    def test_private_charts_are_told_without_their_content(self):
        client = self.client()
        name = next(c["name"] for c in self.answer("list", "Sample.palpate", "clients")["clients"] if c["id"] == client)
        own = self.answer("audit", "review", "Sample.palpate", "--client", client)
        self.assertEqual((own["private_charts"], [i for i in own["items"] if i["private"]]), (0, []))
        self.raw("UPDATE clients SET privacy = 'therapist', private_of = 'somebody-else' WHERE id = '%s'" % client)
        self.assertEqual(self.run_cli("show", "Sample.palpate", "client", client).returncode, NO_ACCESS)
        for words in (("review", "Sample.palpate"), ("review", "Sample.palpate", "--client", client),
                      ("list", "Sample.palpate", "--client", client)):
            ran = self.done("audit", *words)
            self.assertNotIn(name, ran.stdout)
        review = self.answer("audit", "review", "Sample.palpate")
        self.assertEqual(review["private_charts"], 1)
        told = [item for item in review["items"] if item["client"] == client]
        self.assertEqual({(item["client_name"], item["visit"], item["private"]) for item in told}, {(client, None, True)})
        self.assertEqual([item["list"] for item in told if item["list"] == "denials"], ["denials"])
        says = self.done("audit", "review", "Sample.palpate").stderr
        self.assertIn("Consents and measures of 1 private chart were not looked at.", says)
        self.done("audit", "pack", "Sample.palpate", client, "pack")
        for table in ("visits.csv", "consents.csv", "findings.csv"):
            with open(self.here / "pack" / table, newline="") as file:
                for row in csv.DictReader(file):
                    self.assertEqual(row.get("visit", ""), "")
        self.assertIn("client.view.denied", (self.here / "pack" / "access.csv").read_text())

    def test_failed_sign_ins_are_counted(self):
        (self.here / "wrong").write_text("not this one\n")
        for _ in range(2):
            self.run_cli("list", "Sample.palpate", "clients", "--passphrase-file", "wrong", key=False)
        items = [item for item in self.answer("audit", "review", "Sample.palpate")["items"]
                 if item["list"] == "failed_sign_ins"]
        self.assertEqual([item["says"] for item in items], ["2 failed sign-ins"])

    def test_a_pack_is_a_folder_of_private_files(self):
        client = self.client()
        answer = self.answer("audit", "pack", "Sample.palpate", client, "pack", "--purpose", "Insurer")
        names = sorted(path.name for path in (self.here / "pack").iterdir())
        self.assertEqual(names, ["access.csv", "audit-pack.pdf", "consents.csv", "findings.csv", "visits.csv"])
        self.assertEqual(sorted(Path(file).name for file in answer["files"]), names)
        self.assertEqual(stat.S_IMODE((self.here / "pack").stat().st_mode), 0o700)
        for path in (self.here / "pack").iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertTrue((self.here / "pack" / "audit-pack.pdf").read_bytes().startswith(b"%PDF"))
        with open(self.here / "pack" / "visits.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        visits = self.answer("list", "Sample.palpate", "visits", "--client", client)["visits"]
        self.assertEqual({row["visit"] for row in rows}, {visit["id"] for visit in visits})
        with open(self.here / "pack" / "access.csv", newline="") as file:
            self.assertIn("audit.pack", [row["action"] for row in csv.DictReader(file)])
        ran = self.run_cli("audit", "verify", "Sample.palpate", "--head", answer["head"])
        self.assertEqual((ran.returncode, "It agrees with the head that was given" in ran.stderr), (DONE, True))

    def test_what_cannot_be_packed_is_refused(self):
        client = self.client()
        (self.here / "full").mkdir()
        (self.here / "full" / "letter").write_text("kept")
        for words, status, says in (
                ((client, "full"), ENVIRONMENT, "needs a new or an empty folder"),
                ((client, "Sample.palpate/pack"), USAGE, "lies inside a clinic folder"),
                (("nobody", "pack"), NO, "There is no client nobody."),
                ((client, "pack", "--from", "2026-02-02", "--to", "2026-02-01"), NO, "ends before it begins"),
                ((client, "pack", "--from", "yesterday"), USAGE, "is no date")):
            ran = self.run_cli("audit", "pack", "Sample.palpate", *words)
            self.assertEqual((ran.returncode, ran.stdout, says in ran.stderr), (status, "", True), (words, ran.stderr))
        self.assertFalse((self.here / "pack").exists())
        self.assertEqual((self.here / "full" / "letter").read_text(), "kept")


if __name__ == "__main__":
    unittest.main()
