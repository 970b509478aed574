#!/usr/bin/env python3
"""Regions found by any name, and marks counted at every level of the body map."""
import collections
import csv
import json
import os
import tomllib
import unittest
from pathlib import Path

from support import *

HIT_KEYS = ["region", "side", "layer", "name", "matched", "fma"]
COUNT_KEYS = ["key", "side", "name", "count", "fma"]
SEGMENT_KEYS = ["segment", "view", "area", "side", "name", "count", "fma"]
BODY_MAPS = Path(os.environ["PALPATE_DATA"]) / "body_maps"


def toml(name):
    return tomllib.loads((BODY_MAPS / name).read_text(encoding="utf-8"))


class Finding(CliTest):
    def found(self, *words, language="en"):
        hits = self.answer("find", *words, env={"PALPATE_LANGUAGE": language})["hits"]
        return [(hit["region"], hit["side"]) for hit in hits]

    def test_hits(self):
        hits = self.answer("find", "QL")["hits"]
        self.assertEqual([list(hit) for hit in hits], [HIT_KEYS] * 2)
        self.assertEqual(hits[0], {"region": "quadratus_lumborum", "side": "left", "layer": "deep",
                                   "name": "Quadratus lumborum", "matched": "QL", "fma": hits[0]["fma"]})
        fma = {region["id"]: region["fma"] for region in toml("regions.toml")["region"]}
        for query in ("QL", "coccyx", "scalenes"):
            for hit in self.answer("find", query)["hits"]:
                self.assertEqual(hit["fma"], fma[hit["region"]])
        self.assertEqual(self.answer("find", "zzz"), {"hits": []})
        table = self.done("find", "tailbone").stdout.splitlines()
        self.assertEqual(table[0].split(), HIT_KEYS[:-1])
        self.assertEqual(table[1].split(), ["coccyx", "midline", "deep", "Coccyx", "tailbone"])

    def test_sides_and_languages(self):
        for language, words in (("en", ("left", "calf")), ("en", ("calf l",)), ("de", ("Wade links",)),
                                ("es", ("pantorrilla", "izq"))):
            hits = self.found(*words, language=language)
            self.assertEqual(hits[0], ("gastrocnemius_medial", "left"), words)
            self.assertEqual({side for _, side in hits}, {"left"}, words)
        self.assertEqual(self.found("Trapez", language="de")[0], ("trapezius_upper", "left"))
        self.assertEqual(self.found("Trapez", language="en")[0], ("trapezius_upper", "left"))  # start of a word
        self.assertEqual(self.found("Kapuzenmuskel", language="en"), [])

    def test_usage(self):
        self.refused(USAGE, "TEXT", "find")
        self.refused(USAGE, "a word was expected", "find", "")
        self.assertEqual(self.answer("find", "x" * 100_000), {"hits": []})


class Counting(CliTest):
    def counts(self, level, *words):
        return self.answer("count", "Sample.palpate", "--level", level, *words)["counts"]

    def test_levels_add_up_to_the_same_marks(self):
        marks = self.answer("list", "Sample.palpate", "marks")["marks"]
        for level in ("structure", "region", "area"):
            answer = self.answer("count", "Sample.palpate", "--level", level)
            self.assertEqual((list(answer), answer["marks"]), (["counts", "marks"], len(marks)))
            self.assertGreaterEqual(sum(row["count"] for row in answer["counts"]), len(marks))
            for row in answer["counts"]:
                self.assertEqual(list(row), COUNT_KEYS)
            self.assertEqual([row["count"] for row in answer["counts"]],
                             sorted((row["count"] for row in answer["counts"]), reverse=True))
        structures = {(row["key"], row["side"]): row["count"] for row in self.counts("structure")}
        self.assertEqual(structures, collections.Counter(place for mark in marks for place in self.places(mark)))
        midline = sum(mark["side"] == "midline" for mark in marks)
        self.assertGreaterEqual(sum(row["count"] for row in self.counts("choir")), len(marks) + midline)

    @staticmethod
    def places(mark):
        """Where a mark lies: charted, covered by 1 % and more, led to."""
        led = mark.get("leads_to")
        return {(mark["region"], mark["side"])} | ({(led["region"], led["side"])} if led else set()) | {
            (cover["region"], cover["side"]) for cover in mark.get("covers", []) if cover["share"] >= 0.01}

    def test_a_mark_is_found_under_all_it_covers(self):
        self.done("export", "Sample.palpate", "shapes.json")
        records = json.loads((self.here / "shapes.json").read_text())
        drawn = next(mark for visit in records["visits"] for mark in visit["marks"])
        drawn.update(shape="area", view="back", points=[{"x": 150, "y": 230}, {"x": 250, "y": 230}, {"x": 200, "y": 380}],
                     region="latissimus_dorsi", side="left", layer="superficial",
                     covers=[{"region": region, "side": side, "share": share} for region, side, share in (
                         ("latissimus_dorsi", "left", 0.5), ("latissimus_dorsi", "right", 0.4),
                         ("trapezius_lower", "right", 0.05), ("infraspinatus", "left", 0.001))])
        (self.here / "shapes.json").write_text(json.dumps(records))
        self.done("new", "Shapes.palpate", "--name", "Shapes", "--owner", "demo", "--passphrase-file", "pp")
        self.done("import", "Shapes.palpate", "shapes.json")
        marks = self.answer("list", "Shapes.palpate", "marks")["marks"]
        counted = {(row["key"], row["side"]): row["count"] for row in
                   self.answer("count", "Shapes.palpate", "--level", "structure")["counts"]}
        self.assertEqual(counted, collections.Counter(place for mark in marks for place in self.places(mark)))
        for region, side, finds in (("latissimus_dorsi", "left", True), ("latissimus_dorsi", "right", True),
                                    ("trapezius_lower", "right", True), ("trapezius_lower", "left", False),
                                    ("infraspinatus", "left", False)):
            found = self.answer("list", "Shapes.palpate", "marks", "--region", region, "--side", side)["marks"]
            self.assertEqual({mark["id"] for mark in found},
                             {mark["id"] for mark in marks if (region, side) in self.places(mark)}, (region, side))
            self.assertEqual(drawn["id"] in {mark["id"] for mark in found}, finds, (region, side))

    def test_filters(self):
        marks = self.answer("list", "Sample.palpate", "marks")["marks"]
        client, day = marks[0]["client"], marks[0]["service_at"][:10]
        for words in (("--client", client), ("--from", day), ("--to", day), ("--from", day, "--to", day)):
            part = self.answer("list", "Sample.palpate", "marks", *words)["marks"]
            self.assertEqual(self.answer("count", "Sample.palpate", "--level", "area", *words)["marks"], len(part))
            self.assertGreaterEqual(sum(row["count"] for row in self.counts("area", *words)), len(part), words)
        for status, says, words in ((USAGE, "--level", ()), (USAGE, "structure", ("--level", "cell")),
                                    (USAGE, "is no date", ("--level", "area", "--from", "yesterday")),
                                    (NO, "There is no client", ("--level", "area", "--client", "nobody"))):
            ran = self.run_cli("count", "Sample.palpate", *words)
            self.assertEqual((ran.returncode, ran.stdout), (status, ""), (words, ran.stderr))
            self.assertIn(says, ran.stderr)

    def test_names_in_the_language(self):
        for language, name in (("en", "Calf"), ("de", "Wade"), ("es", "Pantorrilla")):
            table = self.done("count", "Sample.palpate", "--level", "area",
                              env={"PALPATE_LANGUAGE": language}).stdout.splitlines()
            self.assertEqual(table[0].split(), COUNT_KEYS[:-1])
            self.assertIn(name, [line.split()[2] for line in table if line.startswith("calf ")])


class Published(CliTest):
    """A published map goes in as marks and comes out as the segments that were coloured, none gained or lost."""

    def counted_back(self, rows):
        self.done("new", "New.palpate", "--name", "New", "--owner", "demo", "--passphrase-file", "pp")
        with (self.here / "maps.csv").open("w", newline="") as file:
            csv.writer(file).writerows([["id", "gender", "race", "age", "bodymap_regions_csv", "score"], *rows])
        self.done("import", "New.palpate", "maps.csv")
        return self.answer("count", "New.palpate", "--level", "choir")["counts"]

    def test_every_segment_comes_back_as_itself(self):
        segments = {segment["number"]: segment for segment in toml("choir_segments.toml")["segment"]}
        # Segment n as often as its place in the list, so that no two can be taken for one another.
        want = {number: count for count, number in enumerate(sorted(segments), 1)}
        rows = [[i, "Male", "", 40, ",".join(str(n) for n, count in want.items() if count > i), 3]
                for i in range(len(want))]
        counts = self.counted_back(rows)
        self.assertEqual({row["segment"]: row["count"] for row in counts}, want)
        for row in counts:
            self.assertEqual(list(row), SEGMENT_KEYS)
            self.assertEqual({key: row[key] for key in ("view", "side", "area")},
                             {key: segments[row["segment"]][key] for key in ("view", "side", "area")})

    def test_female_numbers_come_back_as_male_ones(self):
        counts = self.counted_back([[1, "Female", "", 40, "112,113,114,115,116,117,218", 3],
                                    [2, "Male", "", 40, "112,218", 3]])
        self.assertEqual({row["segment"]: row["count"] for row in counts},
                         {112: 2, 113: 1, 114: 1, 115: 1, 116: 1, 117: 1, 218: 2})


if __name__ == "__main__":
    unittest.main()
