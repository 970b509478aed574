#!/usr/bin/env python3
"""Two visits compared, and the numbers of one."""
import json
import unittest

from support import *

KEYS = ["id", "number", "service_at", "marks", "extent_percent", "marked_cm2", "mean_before", "sum_before",
        "rated_before", "mean_after", "sum_after", "rated_after", "regions"]
NOBODY = "01a21113-3080-7000-9b9c-000000000000"


class Comparing(CliTest):
    def setUp(self):
        super().setUp()
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        by_client = {}
        for visit in sorted(visits, key=lambda visit: visit["service_at"]):
            if visit["marks"]:
                by_client.setdefault(visit["client"], []).append(visit["id"])
        self.own, other = sorted(by_client.values(), key=len)[-2:]
        self.stranger = other[0]

    def compare(self, first, second):
        return self.answer("compare", "Sample.palpate", first, second)

    def test_numbers_agree_with_the_marks(self):
        first, second = self.own[0], self.own[-1]
        answer = self.compare(first, second)
        self.assertEqual(list(answer), ["visits", "overlap_surface", "overlap_regions", "only_first", "only_second", "spots"])
        spots = answer["spots"]
        self.assertEqual((spots["marks_first"], spots["marks_second"]),
                         tuple(row["marks"] for row in answer["visits"]))
        self.assertEqual(spots["marks_first"] - spots["marks_resolved"] + spots["marks_new"] + spots["marks_within"],
                         spots["marks_second"])
        places = []
        for visit, row in zip((first, second), answer["visits"]):
            self.assertEqual((list(row), row["id"]), (KEYS, visit))
            shown = json.loads(self.done("show", "Sample.palpate", "visit", visit).stdout)
            marks = shown["marks"]
            for when in ("before", "after"):
                rated = [mark[when] for mark in marks if mark.get(when) is not None]
                self.assertEqual((row["rated_" + when], row["sum_" + when]), (len(rated), sum(rated)))
                mean = round(sum(rated) / len(rated), 2) if rated else None
                self.assertEqual(row["mean_" + when], mean)
            self.assertEqual(row["marks"], len(marks))
            self.assertEqual(shown["measures"], {key: row[key] for key in KEYS[3:]})
            self.assertTrue(0 < row["extent_percent"] < 20, row)
            listed = self.answer("list", "Sample.palpate", "marks", "--client", shown["client"])["marks"]
            places.append({(mark["region"], mark["side"]) for mark in listed if mark["visit"] == visit})
        told = [{(at["region"], at["side"]) for at in answer[key]} for key in ("only_first", "only_second")]
        self.assertEqual(told, [places[0] - places[1], places[1] - places[0]])
        jaccard = len(places[0] & places[1]) / len(places[0] | places[1])
        self.assertAlmostEqual(answer["overlap_regions"], jaccard, delta=0.001)

    def test_a_visit_is_like_itself_and_order_does_not_matter(self):
        first, second = self.own[0], self.own[-1]
        same = self.compare(first, first)
        self.assertEqual((same["overlap_surface"], same["overlap_regions"], same["only_first"]), (1, 1, []))
        there, back = self.compare(first, second), self.compare(second, first)
        self.assertEqual(there["overlap_surface"], back["overlap_surface"])
        self.assertEqual(there["only_first"], back["only_second"])
        self.assertEqual(there["visits"], back["visits"][::-1])

    def test_for_people(self):
        table = self.done("compare", "Sample.palpate", self.own[0], self.own[-1]).stdout
        self.assertIn("extent_percent", table.splitlines()[0])
        self.assertRegex(table, r"Overlap of the marked surfaces: \d+ %")
        self.assertIn("Only in the first visit: ", table)

    def test_is_refused(self):
        for says, second in (("There is no visit", NOBODY), ("belong to two clients", self.stranger)):
            ran = self.run_cli("compare", "Sample.palpate", self.own[0], second)
            self.assertEqual((ran.returncode, ran.stdout), (NO, ""))
            self.assertIn(says, ran.stderr)
        self.refused(USAGE, "", "compare", "Sample.palpate", self.own[0])


if __name__ == "__main__":
    unittest.main()
