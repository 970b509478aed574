#!/usr/bin/env python3
"""Files from elsewhere: real ones come in whole and countable, nonsense is refused with one sentence and no change."""
import collections
import csv
import json
import tomllib
import unittest

from support import *

SOURCES = Path(os.environ["PALPATE_DATA"])
BODY_MAPS = SOURCES / "body_maps"
# Not part of the project: beside it, or where the variable says.
MAPS = Path(os.environ.get("PALPATE_CHOIR_MAPS", SOURCES.parent / "shared" / "samples" / "choir_maps.csv"))
HEAD = "id,gender,race,age,bodymap_regions_csv,score\n"
PALPATE = '{"format":"palpate","version":1,'
ID = "01900000-0000-7000-8000-0000000000"
MIB = 1 << 20


def on_terminal(folder, command):
    """Exit status, and what a terminal shows."""
    ran = subprocess.run(["script", "-qec", command, "typescript"], cwd=folder, capture_output=True)
    return ran.returncode, ran.stdout.decode()


class Importing(CliTest):
    def write(self, content, name="in"):
        (self.here / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def refuses(self, content, says, status=BAD_INPUT):
        name = self.write(content)
        ran = self.run_cli("import", "Sample.palpate", name)
        self.assertEqual((ran.returncode, ran.stdout), (status, ""), ran.stderr)
        self.assertEqual(len(ran.stderr.splitlines()), 1, ran.stderr)
        self.assertIn(says, ran.stderr)

    def test_a_dry_run_changes_nothing_and_refuses_what_the_import_would(self):
        before = self.records()
        name = self.write(HEAD + '1,Male,White,45,"128,117",58\n')
        answer = self.answer("import", "Sample.palpate", name, "--dry-run")
        self.assertEqual(answer, {"format": "choir-csv", "dry_run": True, "clients": 1, "pictures": 0, "visits": 1, "marks": 2})
        self.assertEqual(self.records(), before)
        self.write(before.replace('"goal": "', '"goal": "Other. ', 1), "other.json")
        for words in (("--dry-run",), ()):
            ran = self.run_cli("import", "Sample.palpate", "other.json", *words)
            self.assertEqual(ran.returncode, NO, ran.stderr)
            self.assertIn("is already in this clinic with other content; nothing was imported.", ran.stderr)
        self.assertEqual(self.records(), before)

    def test_twice_is_once(self):
        self.write(self.records(), "again.json")
        answer = self.answer("import", "Sample.palpate", "again.json")
        self.assertEqual([answer[key] for key in ("clients", "visits", "marks")], [0, 0, 0])

    def test_a_number_that_is_taken_is_no_hindrance(self):
        client = {"id": ID + "01", "name": "Ida Imported", "number": "0001"}
        self.write(PALPATE + '"clients":[' + json.dumps(client) + "]}", "one.json")
        for new in (1, 0):
            self.assertEqual(self.answer("import", "Sample.palpate", "one.json")["clients"], new)
        found = self.answer("list", "Sample.palpate", "clients", "--find", "ida imp")["clients"]
        self.assertEqual([c["number"] for c in found], ["0013"])

    def test_what_no_client_can_be_names_its_record(self):
        sound = {"id": ID + "01", "name": "Ida Imported"}
        pressure = {"recorded_at": "2026-01-01T09:00:00Z", "blood_pressure": [80, 120]}
        for change, says in (
                ({"name": "x" * 5000}, "A name has at most 500 characters."),
                ({"body_mass_kg": 0}, "The body mass goes from 1 to 500 kg."),
                ({"birth_date": "2999-01-01"}, "The date is not possible"),
                ({"history": [pressure]}, "The blood pressure is not possible")):
            clients = [sound, {"id": ID + "02", "name": "Other", **change}]
            self.refuses(PALPATE + '"clients":' + json.dumps(clients) + "}", "clients[1]: " + says)

    def test_characters_nobody_sees_are_left_out(self):
        client = {"id": ID + "07", "number": "7007", "name": "\u202eIda\u200b 👩🏽\u200d⚕️ \u0007"}
        self.write(PALPATE + '"clients":[' + json.dumps(client) + "]}", "one.json")
        for new in (1, 0):
            self.assertEqual(self.answer("import", "Sample.palpate", "one.json")["clients"], new)
        found = self.answer("list", "Sample.palpate", "clients", "--find", "ida")["clients"]
        self.assertIn("Ida 👩🏽\u200d⚕️", [c["name"] for c in found])

    def test_windows_line_ends_and_a_byte_order_mark(self):
        text = "\ufeff" + (HEAD + '1,Male,White,45,"128,117",58\n').replace("\n", "\r\n")
        self.assertEqual(self.answer("import", "Sample.palpate", self.write(text))["marks"], 2)
        text = "\ufeff" + self.records().replace("\n", "\r\n")
        self.assertEqual(self.answer("import", "Sample.palpate", self.write(text))["clients"], 0)

    def test_nonsense_is_refused(self):
        before = self.records()
        client = PALPATE + '"clients":[{"id":"' + ID + '01","name":'
        for content, says in (
                ("", "is neither Palpate JSON nor a list of CHOIR body maps."),
                (b"\0" * 1000, "is neither Palpate JSON"),
                (os.urandom(5000), "is neither Palpate JSON"),
                ("id,name\n1,x\n", "is neither Palpate JSON"),
                (HEAD.encode("utf-16"), "is neither Palpate JSON"),
                ("{", "in, line 1: this is not JSON."),
                ("{}", 'in is no Palpate file: "format": "palpate" is missing.'),
                ('{"format":"palpate","version":9}', "was written by a newer Palpate"),
                (PALPATE + '"clients":\n' + "[" * 100_000, "may stand at most 32 deep"),
                (client + '"A","body_mass_kg":1e400}]}', "line 1: this is not JSON."),
                (client + '"A","archived":18446744073709551616}]}', "clients[0].archived: expected true or false."),
                (client + '"A\\u0000"}]}', "clients[0].name: expected a text without the character zero."),
                (client.encode() + b'"\n\xff"}]}', "in, line 2: this is not text in UTF-8."),
                (client.encode() + b'"A\0"}]}', "in, line 1: this is not text in UTF-8."),
                (client + '"A","birth_date":"2999-01-01"}]}', "in, clients[0]: The date is not possible"),
                (client + '" "}]}', "in, clients[0]: The client needs a name."),
                (PALPATE + '"visits":[{"id":"' + ID + '02","client":"' + ID + '03","service_at":'
                 '"2026-11-23T10:00:00Z","entered_at":"2026-11-23T10:00:00Z"}]}', "in, visits[0]: There is no client"),
                (PALPATE + '"visits":[{"id":"' + ID + '02","client":"' + ID + '03","marks":[{"id":"' + ID + '04",'
                 '"region":"soleus","side":"left","finding":"pain","points":[{"x":1e308,"y":0}]}],"service_at":'
                 '"2026-11-23T10:00:00Z","entered_at":"2026-11-23T10:00:00Z"}]}',
                 "in, visits[0]: The place of a mark is no position on the body map."),
                (HEAD + "1,Male,W,30,101,1\n2,Male,W,30,139,1\n", 'in, line 3: there is no body map segment "139".'),
                (HEAD + "1,Male,W,30,-1,1\n", 'in, line 2: there is no body map segment "-1".'),
                (HEAD + "1,Male,W,30,101\n", "in, line 2: expected 6 columns, found 5."),
                (HEAD + '1,Male,W,30,"101,1\n', "in, line 2: a quote is opened and never closed."),
                (HEAD.encode() + b"\xfc,Male,W,30,101,1\n", "in, line 2: this is not text in UTF-8."),
                (HEAD + '1,Male,W,30,"101,101",1\n', "in, line 2: the segment 101 is named twice.")):
            self.refuses(content, says)
        self.refuse_place("none", "There is no file none.")
        self.refuse_place(".", ". is a folder, a file name was expected.")
        # All of that left no trace but that somebody came in.
        self.assertEqual(self.records(), before)

    def refuse_place(self, name, says):
        ran = self.run_cli("import", "Sample.palpate", name)
        self.assertEqual(ran.returncode, BAD_INPUT)
        self.assertIn(says, ran.stderr)

    def test_a_bar_that_stops_leaves_the_sentence_its_own_line(self):
        text = self.records()
        at = text.rindex('"subjective": "')
        changed = text[at:].replace('"subjective": "', '"subjective": "Other. ', 1)
        (self.here / "other.json").write_text(text[:at] + changed)
        status, said = on_terminal(self.here, f"{CLI} import Sample.palpate other.json --passphrase-file pp")
        self.assertEqual(status, NO, said)
        self.assertRegex(said, r"\d+/72\r?\n\S+ is already in this clinic")

    def peak(self, *words):
        """Exit status, standard error, largest memory in MiB."""
        with open(self.here / "said", "w+") as said:
            ran = subprocess.Popen([CLI, *words, "--passphrase-file", "pp"], cwd=self.here, stderr=said)
            _, status, usage = os.wait4(ran.pid, 0)
            ran.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            return ran.returncode, said.read(), usage.ru_maxrss / 1024

    def test_a_huge_file_takes_no_more_memory_than_its_bytes(self):
        (self.here / "in").write_bytes(b"\0")
        alone = self.peak("import", "Sample.palpate", "in")[2]  # of the program and its libraries
        for start, filling, says in ((PALPATE + '"clients":', b"[", "deep"), (PALPATE + '"clients":[', b"{},", "id is"),
                                     (PALPATE + '"clients":[[', b"0,", "holds more than"),
                                     (PALPATE + '"a":"', b"a", "line 1: a text or number is too long"),
                                     (HEAD, b",", "too many columns"), (HEAD, b"\n,", "expected 6 columns"),
                                     (HEAD + '1,Male,W,30,"', b"101,", "never closed"), ("", b"\0", "neither")):
            size = (100 if filling == b"{}," else 25) * MIB
            # In small parts: what this process held would count as the peak of the one it starts.
            with open(self.here / "in", "wb") as file:
                file.write(start.encode())
                part = filling * (MIB // len(filling))
                for _ in range(size // len(part)):
                    file.write(part)
            status, said, mib = self.peak("import", "Sample.palpate", "in")
            self.assertEqual((status, says in said, len(said.splitlines())), (BAD_INPUT, True, 1), said[:500])
            piece = 120 if filling == b"0," else 0  # the most values one record may hold
            # A sanitizer keeps memory of its own beside the program's.
            if "PALPATE_SANITIZED" not in os.environ:
                self.assertLess(mib, 1.5 * size / MIB + alone + 12 + piece, (start, filling))
        with open(self.here / "in", "wb") as sparse:
            sparse.truncate(400 * MIB)
        status, said, mib = self.peak("import", "Sample.palpate", "in")
        self.assertEqual((status, "is larger than the" in said), (BAD_INPUT, True), said)


@unittest.skipUnless(MAPS.exists(), "the published body maps are not on this computer")
class PublishedMaps(CliTest):
    def expected(self):
        """What the file says, read without Palpate: how often each region and side is marked."""
        with open(BODY_MAPS / "choir_segments.toml", "rb") as file:
            table = tomllib.load(file)
        female = {int(key): value for key, value in table["female"].items()}
        place = {one["number"]: (one["view"], one["region"], one["side"]) for one in table["segment"]}
        counts, maps = collections.Counter(), 0
        with open(MAPS, newline="") as file:
            for row in csv.DictReader(file):
                maps += 1
                for word in filter(None, row["bodymap_regions_csv"].split(",")):
                    number = int(word)
                    counts[place[female.get(number, number) if row["gender"] == "Female" else number]] += 1
        return maps, counts

    def test_counts_agree_with_the_file(self):
        status, said = on_terminal(self.here, f"{CLI} import Sample.palpate {MAPS} --passphrase-file pp")
        self.assertEqual(status, DONE, said)
        maps, counts = self.expected()
        self.assertRegex(said, r"\r\[#{12} +\]  50 %")
        self.assertRegex(said, rf"\r\[#{{25}}\] 100 %  {2 * maps}/{2 * maps}\r?\nImported {maps} clients, {maps} vi")
        marks = self.answer("list", "Sample.palpate", "marks", "--finding", "pain")["marks"]
        before = {mark["id"] for mark in json.loads(subprocess.run(
            [CLI, "list", "Sample.palpate", "marks", "--finding", "pain", "--json", "--passphrase-file", "pp"],
            cwd=shared(), capture_output=True, text=True, check=True).stdout)["marks"]}
        found = collections.Counter(
            (mark["view"], mark["region"], mark["side"]) for mark in marks if mark["id"] not in before)
        self.assertEqual(found, counts)
        report = self.answer("check", "Sample.palpate")
        self.assertEqual((report["sound"], report["clients"], report["visits"]), (True, maps + 12, maps + 60))


if __name__ == "__main__":
    unittest.main()
