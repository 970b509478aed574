#!/usr/bin/env python3
"""What every command answers when all is well, and when a word of it is not."""
import json
import os
import unittest

from support import *

MARK_KEYS = ["id", "visit", "client", "service_at", "figure", "view", "shape", "points", "region", "side", "layer",
             "finding", "before", "after", "spot", "note", "covers", "leads_to", "picture"]
VISIT_KEYS = ["id", "client", "client_name", "number", "service_at", "entered_at", "status", "therapist", "reason",
              "marks", "minutes", "signed_at", "late_hours", "amendments", "in_error", "awaits_cosign"]
CLIENT_KEYS = ["id", "number", "name", "preferred_name", "birth_date", "activity", "visits", "last_visit",
               "draft_open", "archived", "private"]
USER_KEYS = ["id", "name", "full_name", "credentials", "role", "profession", "left_at"]
NOBODY = "01a21113-3080-7000-9b9c-000000000000"


class Making(CliTest):
    def test_new(self):
        words = ("--name", "Praxis Zoë", "--owner", "maya", "--passphrase-file", "pp")
        made = self.done("new", "New.palpate", *words, "--json")
        answer = json.loads(made.stdout)
        self.assertEqual((list(answer), answer["clinic"]), (["clinic", "recovery_code"], "New.palpate"))
        self.assertRegex(answer["recovery_code"], r"^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$")
        self.assertIn("The clinic is made in New.palpate.", made.stderr)
        self.assertNotIn(answer["recovery_code"], made.stderr)
        self.assertEqual(self.answer("list", "New.palpate", "users")["users"][0]["name"], "maya")
        self.assertEqual(self.answer("list", "New.palpate", "clients"), {"clients": []})
        self.refused(NO, "exists already", "new", "New.palpate", *words)

    def test_new_is_refused(self):
        words = ("--owner", "maya", "--passphrase-file", "pp")
        self.refused(USAGE, "--name is required", "new", "New.palpate", *words)
        self.refused(USAGE, "needs a name", "new", "New.palpate", "--name", " ", *words)
        self.refused(ENVIRONMENT, "There is no folder", "new", "none/New.palpate", "--name", "X", *words)
        self.refused(NO, "exists already", "new", "pp", "--name", "X", *words)
        (self.here / "empty").write_text("\n")
        (self.here / "short").write_text("nine char\n")
        for file in ("empty", "short"):
            self.refused(BAD_INPUT, "A passphrase has at least 10 characters", "new", "New.palpate", "--name", "X",
                         "--owner", "m", "--passphrase-file", file)
        self.refused(NO_ACCESS, "use --passphrase-file", "new", "New.palpate", "--name", "X", "--owner", "m")

    def test_sample(self):
        self.assertEqual(self.answer("sample", "Again.palpate"), {"clinic": "Again.palpate", "user": "demo"})
        self.refused(NO, "exists already", "sample", "Again.palpate")
        counts = self.answer("check", "Again.palpate")
        self.assertEqual((counts["sound"], counts["clients"], counts["visits"]), (True, 12, 60))
        modes = {name: mode[-3:] for name, (mode, _) in fingerprint(self.here / "Again.palpate").items()}
        self.assertEqual(set(modes.values()), {"600", "700"}, modes)

    def test_passphrase_from_standard_input(self):
        ran = self.run_cli("list", "Sample.palpate", "users", "--passphrase-file", "-", key=False,
                           stdin=SAMPLE_PASSPHRASE + "\r\nmore\n")
        self.assertEqual(ran.returncode, DONE, ran.stderr)
        self.refused(NO_ACCESS, "not right", "list", "Sample.palpate", "users", "--passphrase-file", "-", key=False,
                     stdin="x" * 100_000)


class Looking(CliTest):
    def test_lists_have_stable_keys(self):
        for what, keys in (("clients", CLIENT_KEYS), ("visits", VISIT_KEYS), ("marks", MARK_KEYS),
                           ("users", USER_KEYS)):
            answer = self.answer("list", "Sample.palpate", what)
            self.assertEqual(list(answer), [what])
            for row in answer[what]:
                self.assertEqual(list(row), keys)
        table = self.done("list", "Sample.palpate", "users").stdout.splitlines()
        self.assertEqual((table[0].split(), len(table)), (USER_KEYS[:5], 2))

    def test_filters_agree_with_the_whole(self):
        marks = self.answer("list", "Sample.palpate", "marks")["marks"]
        for option, key in (("--finding", "finding"), ("--side", "side"), ("--region", "region"),
                            ("--client", "client")):
            value = marks[0][key]
            part = self.answer("list", "Sample.palpate", "marks", option, value)["marks"]
            self.assertEqual(part, [mark for mark in marks if mark[key] == value])
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        day = visits[5]["service_at"][:10]
        before = self.answer("list", "Sample.palpate", "visits", "--to", day)["visits"]
        since = self.answer("list", "Sample.palpate", "visits", "--from", day)["visits"]
        both = self.answer("list", "Sample.palpate", "visits", "--from", day, "--to", day)["visits"]
        self.assertEqual(len(before) + len(since) - len(both), len(visits))
        name = self.answer("list", "Sample.palpate", "clients")["clients"][0]["name"]
        found = self.answer("list", "Sample.palpate", "clients", "--find", name.upper())["clients"]
        self.assertEqual([client["name"] for client in found], [name])

    def test_lists_are_refused(self):
        ask = ("list", "Sample.palpate")
        for status, says, words in (
                (USAGE, "clients", ("all",)),
                (USAGE, "is no date", ("visits", "--from", "yesterday")),
                (USAGE, "is no date", ("visits", "--to", "2026-02-30")),
                (USAGE, "is no side", ("marks", "--side", "up")),
                (USAGE, "is not among the words", ("marks", "--finding", "hypertonus")),
                (USAGE, "is not among the words", ("marks", "--region", "elbow2")),
                (NO, "There is no client", ("visits", "--client", NOBODY))):
            ran = self.run_cli(*ask, *words)
            self.assertEqual((ran.returncode, ran.stdout), (status, ""), (words, ran.stderr))
            self.assertIn(says, ran.stderr)

    def test_show(self):
        client = json.loads(self.done("show", "Sample.palpate", "client", self.first("clients")).stdout)
        visit = json.loads(self.done("show", "Sample.palpate", "visit", self.first("visits")).stdout)
        self.assertTrue({"id", "name", "consents", "history"} <= set(client))
        self.assertTrue({"id", "client", "marks", "treatments", "soap", "plan", "status"} <= set(visit))
        self.assertGreaterEqual(len(visit["finding_lines"]), len(visit["marks"]))
        for line, mark in zip(visit["finding_lines"], visit["marks"]):
            self.assertEqual(line[:2], {"left": "L ", "right": "R "}.get(mark["side"], line[:2]))
        for what in ("client", "visit"):
            for id in (NOBODY, "x", "' OR 1=1 --"):
                ran = self.run_cli("show", "Sample.palpate", what, id)
                self.assertEqual((ran.returncode, ran.stdout), (NO, ""))
                self.assertIn(f"There is no {what}", ran.stderr)

    def test_check(self):
        answer = self.answer("check", "Sample.palpate")
        self.assertEqual(list(answer), ["sound", "findings", "clients", "visits", "marks", "pictures", "signatures", "audit_entries"])
        marks = self.answer("list", "Sample.palpate", "marks")["marks"]
        self.assertEqual((answer["sound"], answer["marks"]), (True, len(marks)))

    def test_check_finds_what_was_done_behind_its_back(self):
        self.raw("UPDATE clients SET goal = goal || '!' WHERE number = '0003'")
        ran = self.run_cli("check", "Sample.palpate", "--json")
        self.assertEqual(ran.returncode, NO)
        self.assertIs(json.loads(ran.stdout)["sound"], False)
        self.assertIn("is not what audit entry", ran.stderr)
        self.assertIn("The clinic is not sound.", ran.stderr)


class Writing(CliTest):
    def test_intake(self):
        client = self.first("clients")
        blank = self.answer("intake", "Sample.palpate", "blank.pdf")
        self.assertGreaterEqual(blank["pages"], 3)
        self.answer("intake", "Sample.palpate", "own.pdf", "--client", client, "--lang", "de")
        for name in ("blank.pdf", "own.pdf"):
            self.assertEqual((self.here / name).read_bytes()[:5], b"%PDF-")
            self.assertEqual((self.here / name).stat().st_mode & 0o777, 0o600)
        self.refused(USAGE, "en,de,es", "intake", "Sample.palpate", "other.pdf", "--lang", "xx")
        ran = self.run_cli("intake", "Sample.palpate", "other.pdf", "--client", NOBODY)
        self.assertEqual((ran.returncode, (self.here / "other.pdf").exists()), (NO, False))

    def test_consent(self):
        client = self.first("clients")
        given = self.answer("consent", "Sample.palpate", client, "treatment", "--out", "given.pdf")
        blank = self.answer("consent", "Sample.palpate", client, "treatment", "--out", "blank.pdf", "--blank", "--lang", "es")
        self.assertTrue(given["consent"])
        self.assertEqual((given["file"], given["pages"], blank["consent"]), ("given.pdf", 1, ""))
        for name in ("given.pdf", "blank.pdf"):
            self.assertEqual((self.here / name).read_bytes()[:5], b"%PDF-")
            self.assertEqual((self.here / name).stat().st_mode & 0o777, 0o600)
        # What was never given is blank.
        self.assertEqual(self.answer("consent", "Sample.palpate", client, "photo", "--out", "photo.pdf")["consent"], "")
        for words in ((client, "moon"), (NOBODY, "treatment")):
            ran = self.run_cli("consent", "Sample.palpate", *words, "--out", "other.pdf")
            self.assertEqual((ran.returncode, (self.here / "other.pdf").exists()), (NO, False))
        self.refused(USAGE, "--out", "consent", "Sample.palpate", client, "treatment")
        self.refused(USAGE, "en,de,es", "consent", "Sample.palpate", client, "treatment", "--out", "o.pdf", "--lang", "xx")

    def test_record(self):
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        visit = next(v["id"] for v in visits if v["status"] == "signed")
        answer = self.answer("record", "Sample.palpate", visit, "record.pdf")
        self.assertEqual(answer["file"], "record.pdf")
        self.assertTrue((self.here / "record.pdf").read_bytes().startswith(b"%PDF-"))
        self.assertEqual((self.here / "record.pdf").stat().st_mode & 0o777, 0o600)
        self.done("record", "Sample.palpate", visit, "again.pdf", "--lang", "de")
        self.refused(USAGE, "en,de,es", "record", "Sample.palpate", visit, "other.pdf", "--lang", "xx")
        ran = self.run_cli("record", "Sample.palpate", NOBODY, "none.pdf")
        self.assertEqual(ran.returncode, NO)
        self.assertFalse((self.here / "none.pdf").exists())
        told = self.answer("audit", "list", "Sample.palpate")["entries"]
        self.assertEqual([e["entity"] for e in told if e["action"] == "record.print"], [visit, visit])

    def test_plan(self):
        visit = self.first("visits")
        answer = self.answer("plan", "Sample.palpate", visit, "plan.pdf")
        self.assertEqual((answer["file"], answer["pages"] >= 1), ("plan.pdf", True))
        self.assertTrue((self.here / "plan.pdf").read_bytes().startswith(b"%PDF-"))
        self.assertEqual((self.here / "plan.pdf").stat().st_mode & 0o777, 0o600)
        self.done("plan", "Sample.palpate", visit, "./again.pdf", "--lang", "de")
        self.refused(USAGE, "en,de,es", "plan", "Sample.palpate", visit, "other.pdf", "--lang", "xx")
        ran = self.run_cli("plan", "Sample.palpate", NOBODY, "none.pdf")
        self.assertEqual((ran.returncode, (self.here / "none.pdf").exists()), (NO, False))

    def test_export_and_import_give_the_same_bytes(self):
        self.assertEqual(self.answer("export", "Sample.palpate", "a.json"),
                         {"file": "a.json", "clients": 12, "pictures": 0, "visits": 60})
        self.done("import", "Sample.palpate", "a.json")
        self.done("export", "Sample.palpate", str(self.here / "b.json"))
        self.done("new", "New.palpate", "--name", "New", "--owner", "demo", "--passphrase-file", "pp")
        taken = self.answer("import", "New.palpate", "b.json")
        self.assertEqual({k: taken[k] for k in ("clients", "visits", "dry_run")},
                         {"clients": 12, "visits": 60, "dry_run": False})
        self.done("export", "New.palpate", "c.json")
        texts = [(self.here / name).read_text() for name in ("a.json", "b.json", "c.json")]
        self.assertEqual(texts[0], texts[1])
        # The people of the other clinic are others; every record is the same byte for byte.
        records = [text[text.index('\n  "clients"'):] for text in texts]
        self.assertEqual(records[1], records[2])
        self.assertEqual((self.here / "a.json").stat().st_mode & 0o777, 0o600)

    def test_export_of_one_client(self):
        client = self.first("clients")
        self.done("export", "Sample.palpate", "one.json", "--client", client)
        bundle = json.loads((self.here / "one.json").read_text())
        self.assertEqual([c["id"] for c in bundle["clients"]], [client])
        self.assertEqual({v["client"] for v in bundle["visits"]}, {client})
        for words, status in ((("--client", NOBODY), NO), (("--format", "xml"), USAGE)):
            ran = self.run_cli("export", "Sample.palpate", "none.json", *words)
            self.assertEqual((ran.returncode, (self.here / "none.json").exists()), (status, False))

    def test_places_that_cannot_be_written(self):
        (self.here / "folder").mkdir()
        (self.here / "old.svg").write_text("old")
        draw = ("map", "--view", "front")
        if os.path.ismount("/sys"):  # where even root may not write
            self.refused(ENVIRONMENT, "may not read or write", *draw, "/sys/out.svg")
        for says, status, out in (("There is no folder none.", ENVIRONMENT, "none/out.svg"),
                                  ("There is no folder pp.", ENVIRONMENT, "pp/out.svg"),
                                  ("must end in .svg or .png", USAGE, "folder"),
                                  ("lies inside a clinic", USAGE, "Sample.palpate/out.svg"),
                                  ("lies inside a clinic", USAGE, "Sample.palpate/backups/out.svg")):
            self.refused(status, says, *draw, out)
        for says, status, out in (("is a folder", ENVIRONMENT, "folder"), ("lies inside", USAGE,
                                  "Sample.palpate/clinic.db"), ("no ordinary file", ENVIRONMENT, "/dev/null")):
            ran = self.run_cli("export", "Sample.palpate", out)
            self.assertEqual((ran.returncode, says in ran.stderr), (status, True), ran.stderr)
        self.assertTrue(self.answer("check", "Sample.palpate")["sound"])
        self.done(*draw, "old.svg")
        self.assertIn("<svg", (self.here / "old.svg").read_text())

    def test_a_full_disk_behind_the_answer_is_told(self):
        with open("/dev/full", "w") as full:
            ran = self.run_cli("list", "Sample.palpate", "marks", "--json", stdout=full)
        self.assertEqual(ran.returncode, ENVIRONMENT)
        self.assertIn("could not be written to the standard output", ran.stderr)


class Bodies(CliTest):
    def test_region_and_map(self):
        hits = self.answer("region", "--figure", "neutral", "--view", "back", "170", "330")["hits"]
        self.assertTrue(hits)
        self.assertEqual(list(hits[0]), ["region", "side", "layer", "name"])
        self.assertEqual(self.answer("region", "--view", "back", "-5", "-5"), {"hits": []})
        for name in ("map.svg", "map.png"):
            self.assertEqual(self.answer("map", "--view", "front", name, "--regions", "--dark"), {"file": name})
        self.assertTrue((self.here / "map.png").read_bytes().startswith(b"\x89PNG"))
        self.refused(USAGE, "must end in", "map", "--view", "front", "map.jpg")
        self.refused(USAGE, "is no view", "map", "--view", "top", "x.svg")
        self.refused(USAGE, "is no figure", "region", "--view", "front", "--figure", "dog", "1", "1")
        self.refused(USAGE, "is no layer", "region", "--view", "front", "--layer", "skin", "1", "1")
        self.refused(USAGE, "X", "region", "--view", "front", "left", "1")

    def test_routine(self):
        (self.here / "case.json").write_text(json.dumps({
            "conditions": {"raynaud": "yes", "*": "no"},
            "marks": [{"region": "gastrocnemius_medial", "side": "left", "finding": "hypertonicity", "severity": 6}],
            "load": [{"day": 0, "type": "long_run"}], "equipment": ["ice_bath", "boots"], "age": 34}))
        answer = json.loads(self.done("routine", "case.json").stdout)
        self.assertEqual(list(answer), ["red_flags", "items", "blocked", "schedule", "massage_every_days", "refer",
                                        "ask_place"])
        self.assertNotIn("cold_water_immersion", [item["modality"] for item in answer["items"]])
        for text, says in (("{", "line 1"), ('{"ag": 3}', "ag"), ('{"age": "old"}', "age"), ("[]", "object"),
                           ('{"conditions": {"reynaud": "yes"}}', "reynaud")):
            (self.here / "case.json").write_text(text)
            self.refused(BAD_INPUT, says, "routine", "case.json")
        self.refused(BAD_INPUT, "There is no file none.json.", "routine", "none.json")

    def test_usage(self):
        for words in ((), ("fly",), ("list",), ("list", "Sample.palpate"), ("list", "Sample.palpate", "users", "x"),
                      ("check", "Sample.palpate", "--loud"), ("list", "", "users"), ("map", "--view", "front", "")):
            self.refused(USAGE, "", *words)
        for command in ("new", "sample", "import", "export", "list", "show", "compare", "sign", "plan", "record", "letter", "intake", "consent", "routine", "region", "map",
                        "find", "count", "check"):
            self.assertIn(command, self.done(command, "--help").stdout)
        self.assertRegex(self.done("--version").stdout, r"^Palpate \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    unittest.main()
