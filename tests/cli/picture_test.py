#!/usr/bin/env python3
"""The clinic's own pictures: added, listed, written out and archived, and what a mark covers, in lists and files."""
import base64
import struct
import unittest
import zlib

from support import *

NONE = "01900000-0000-7000-8000-000000000099"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows=None):
    rows = rows if rows is not None else (b"\0" + b"\x40\x80\xc0" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Pictures(CliTest):
    def write(self, content, name="a.png"):
        (self.here / name).write_bytes(content)
        return name

    def add(self, *words, content=png(7, 5)):
        return self.answer("picture", "add", "Sample.palpate", self.write(content), "--title", "Back, May",
                           *words)["picture"]

    def pictures(self, *words):
        return self.answer("picture", "list", "Sample.palpate", *words)["pictures"]

    def test_a_picture_goes_in_and_comes_out(self):
        client = self.first("clients")
        own, shared = self.add("--client", client), self.add()
        listed = {p["id"]: p for p in self.pictures()}
        self.assertEqual(set(listed), {own, shared})
        expected = {"id": own, "title": "Back, May", "client": client, "media_type": "image/png", "width": 7,
                    "height": 5, "size": len(png(7, 5)), "archived": False}
        self.assertEqual({k: v for k, v in listed[own].items() if k != "added_at"}, expected)
        self.assertIsNone(listed[shared]["client"])
        other = self.answer("list", "Sample.palpate", "clients")["clients"][1]["id"]
        self.assertEqual([p["id"] for p in self.pictures("--client", other)], [shared])
        self.done("picture", "export", "Sample.palpate", own, "out.png")
        self.assertEqual((self.here / "out.png").read_bytes(), png(7, 5))
        self.assertEqual((self.here / "out.png").stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.answer("picture", "archive", "Sample.palpate", own), {"picture": own, "archived": True})
        self.assertEqual({p["id"]: p["archived"] for p in self.pictures()}, {own: True, shared: False})
        self.assertIn("Back, May", self.done("picture", "list", "Sample.palpate").stdout)
        self.done("check", "Sample.palpate")

    def test_what_is_no_picture_is_refused_with_one_sentence(self):
        before = self.records()
        damaged = "a.png is damaged: the picture in it cannot be read to its end."
        too_large = "a.png: a picture may have at most 8 MiB, 6,000 pixels a side and 24 million pixels."
        for content, says in (
                (b"", "a.png is no picture of the kinds PNG and JPEG."),
                (b"text\n" * 50, "a.png is no picture of the kinds PNG and JPEG."),
                (b"GIF89a" + b"\0" * 50, "a.png is no picture of the kinds PNG and JPEG."),
                (b"\xff\xd8\xff\xe0" + os.urandom(900), damaged),
                (png(7, 5)[:-20], damaged),
                (png(7, 5, b"\0" * 5000), damaged),
                (png(100_000, 100_000, b""), too_large),
                (png(6_000, 4_001, b""), too_large),
                (png(7, 5) + b"\0" * (9 << 20), "is larger than the 8388608 bytes")):
            name = self.write(content)
            ran = self.run_cli("picture", "add", "Sample.palpate", name, "--title", "A")
            self.assertEqual((ran.returncode, ran.stdout, len(ran.stderr.splitlines())), (BAD_INPUT, "", 1), ran.stderr)
            self.assertIn(says, ran.stderr)
        self.assertEqual(self.records(), before)

    def test_exit_statuses(self):
        self.write(png(7, 5))
        for status, says, words in (
                (NO, f"There is no picture {NONE}.", ("export", "Sample.palpate", NONE, "out.png")),
                (NO, f"There is no picture {NONE}.", ("archive", "Sample.palpate", NONE)),
                (NO, f"There is no client {NONE}.", ("list", "Sample.palpate", "--client", NONE)),
                (NO, f"There is no client {NONE}.",
                 ("add", "Sample.palpate", "a.png", "--title", "A", "--client", NONE)),
                (USAGE, "A picture needs a title.", ("add", "Sample.palpate", "a.png", "--title", " ")),
                (USAGE, "--title", ("add", "Sample.palpate", "a.png")),
                (USAGE, "", ("draw", "Sample.palpate")),
                (USAGE, "a word was expected, found nothing", ("archive", "Sample.palpate", "")),
                (BAD_INPUT, "There is no file none.png.", ("add", "Sample.palpate", "none.png", "--title", "A"))):
            ran = self.run_cli("picture", *words)
            self.assertEqual(ran.returncode, status, (words, ran.stderr))
            self.assertIn(says, ran.stderr)
        own = self.add()
        ran = self.run_cli("picture", "export", "Sample.palpate", own, "Sample.palpate/out.png")
        self.assertEqual(ran.returncode, USAGE, ran.stderr)
        self.assertFalse((self.here / "Sample.palpate/out.png").exists())

    def test_pictures_and_covered_regions_travel_with_the_records(self):
        picture = self.add()
        file = json.loads(self.records())
        self.assertEqual(base64.b64decode("".join(file["pictures"][0]["bytes"])), png(7, 5))
        covers = [{"region": "gastrocnemius_medial", "side": "left", "share": 0.875},
                  {"region": "popliteal_fossa", "side": "left", "share": 0.125}]
        visit = file["visits"][0]
        point = [{"x": 1, "y": 2}, {"x": 3, "y": 4}, {"x": 3, "y": 2}]
        mark = {"region": "gastrocnemius_medial", "side": "left", "finding": "pain", "points": point}
        visit["marks"] = [
            {**mark, "id": NONE[:-1] + "1", "shape": "area", "covers": covers},
            {**mark, "id": NONE[:-1] + "2", "shape": "arrow", "leads_to": {"region": "soleus", "side": "left"}},
            {**mark, "id": NONE[:-1] + "3", "shape": "stroke", "view": "picture", "picture": picture}]
        visit["treatments"], visit["objective_lines"] = [], []
        visit["id"], file["visits"] = NONE, [visit]
        self.write(json.dumps(file).encode(), "in.json")
        counted = self.answer("import", "Sample.palpate", "in.json")
        self.assertEqual((counted["visits"], counted["pictures"], counted["marks"]), (1, 0, 3))
        found = [m for m in self.answer("list", "Sample.palpate", "marks")["marks"] if m["visit"] == NONE]
        self.assertEqual([m["covers"] for m in found], [covers, [], []])
        self.assertEqual([m["leads_to"] for m in found], [None, {"region": "soleus", "side": "left"}, None])
        self.assertEqual([m["picture"] for m in found], [None, None, picture])
        records = self.records()
        self.done("new", "New.palpate", "--name", "N", "--owner", "owner", "--passphrase-file", "pp")
        self.write(records.encode(), "all.json")
        self.assertEqual(self.answer("import", "New.palpate", "all.json")["pictures"], 1)
        self.done("export", "New.palpate", "again.json")
        again = json.loads((self.here / "again.json").read_text())
        whole = json.loads(records)
        for key in ("clients", "pictures", "visits"):
            self.assertEqual(again[key], whole[key], key)
        self.done("check", "New.palpate")

    def test_no_word_of_a_picture_lies_open(self):
        self.add(content=png(7, 5) )
        self.write(png(7, 5))
        for path in (self.here / "Sample.palpate").rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                self.assertNotIn(b"Back, May", content, path)
                self.assertNotIn(b"IHDR", content, path)


if __name__ == "__main__":
    unittest.main()
