#!/usr/bin/env python3
"""A client's history in numbers, as a picture and as PDF; the clinic's figures."""
import collections
import csv
import io
import unittest

from support import *


class History(CliTest):
    def setUp(self):
        super().setUp()
        clients = self.answer("list", "Sample.palpate", "clients")["clients"]
        self.client = max(clients, key=lambda client: client["visits"])["id"]
        self.marks = self.answer("list", "Sample.palpate", "marks", "--client", self.client)["marks"]

    def past(self, what, *words):
        return self.answer("past", what, "Sample.palpate", self.client, *words)

    def test_the_time_line_has_the_marks_that_are_listed(self):
        by_visit = collections.Counter(mark["visit"] for mark in self.marks)
        line = self.past("timeline")
        self.assertEqual({point["visit"]: point["marks"] for point in line["points"] if point["marks"]}, by_visit)
        self.assertEqual(line["marks"], len(self.marks))
        for point in line["points"]:
            rated = [mark["before"] for mark in self.marks
                     if mark["visit"] == point["visit"] and mark["before"] is not None]
            self.assertEqual(point["mean_before"], round(sum(rated) / len(rated), 2) if rated else None)
        days = [point["day"] for point in line["points"]]
        self.assertEqual(days, sorted(days))
        some = self.past("timeline", "--from", days[1], "--to", days[3])
        self.assertEqual([point["day"] for point in some["points"]], days[1:4])

    def test_frequencies_count_visits(self):
        for row in self.past("frequency")["frequencies"]:
            visits = {mark["visit"] for mark in self.marks
                      if (mark["region"], mark["side"], mark["layer"]) == (row["key"], row["side"], row["layer"])}
            self.assertGreaterEqual(row["visits"], len(visits))
        areas = self.past("frequency", "--level", "area")
        self.assertTrue(all(row["visits"] <= areas["visits"] for row in areas["frequencies"]))

    def test_filters_narrow(self):
        finding = self.marks[0]["finding"]
        wanted = [mark for mark in self.marks if mark["finding"] == finding]
        self.assertEqual(self.past("timeline", "--finding", finding)["marks"], len(wanted))
        region = "structure:" + self.marks[0]["region"]
        self.assertLess(self.past("timeline", "--region", region)["marks"], len(self.marks))
        for status, *words in ((USAGE, "--region", "soleus"), (USAGE, "--region", "area:nowhere"),
                               (USAGE, "--region", "choir:4711"), (USAGE, "--region", "structure:nothing"), (USAGE, "--from", "yesterday"), (NO, "--therapist", "nobody")):
            ran = self.run_cli("past", "timeline", "Sample.palpate", self.client, *words)
            self.assertEqual((ran.returncode, ran.stdout, len(ran.stderr.splitlines())), (status, "", 1), words)

    def test_an_area_has_the_marks_of_its_structures(self):
        for level in ("area", "choir"):
            found = self.past("frequency", "--level", level)["frequencies"]
            self.assertTrue(found)
            for row in found[:4]:
                narrowed = self.past("timeline", "--region", f"{level}:{row['key']}:{row['side']}")
                visits = sum(1 for point in narrowed["points"] if point["marks"])
                self.assertEqual(visits, row["visits"], row)

    def test_two_visits_compared_have_the_marks_that_are_listed(self):
        visits = [point["visit"] for point in self.past("timeline")["points"] if point["marks"]][-2:]
        answer = self.answer("compare", "Sample.palpate", *visits)
        counts = [sum(1 for mark in self.marks if mark["visit"] == visit) for visit in visits]
        self.assertEqual([row["marks"] for row in answer["visits"]], counts)
        spots = answer["spots"]
        self.assertEqual([spots["marks_first"], spots["marks_second"]], counts)
        self.assertEqual(spots["spots_first"] - len(spots["resolved"]) + len(spots["new"]), spots["spots_second"])
        for name, *words in (("side.png",), ("over.svg", "--overlaid", "--view", "back"), ("front.svg", "--view", "front")):
            self.answer("compare", "Sample.palpate", *visits, "--out", name, *words)
            self.assertIn(b"PNG" if name.endswith("png") else b"<svg", (self.here / name).read_bytes()[:200])
        # Each spot of the view has its scores on the figure they share, one where nothing changed.
        drawn = (self.here / "over.svg").read_text()
        back = {mark["id"] for mark in self.marks if mark["view"] == "back" and mark["layer"] == "superficial"}
        both = [row for state in ("worse", "same", "better") for row in spots[state] if row.get("mark_second") in back]
        for row in both:
            first, second = row["before_first"], row["before_second"]
            self.assertIn(f">{second}<" if first == second else f">{first}→{second}<", drawn)
        for words in (("--out", "map.gif"), ("--out", "map.svg", "--view", "inside")):
            ran = self.run_cli("compare", "Sample.palpate", *visits, *words)
            self.assertEqual((ran.returncode, ran.stdout, len(ran.stderr.splitlines())), (USAGE, "", 1), words)
        self.done("history", "Sample.palpate", self.client, "compared.pdf", "--compare", *visits)

    def test_a_table_for_a_spreadsheet(self):
        for what in ("timeline", "frequency", "recurring", "measures", "responses"):
            text = self.done("past", what, "Sample.palpate", self.client, "--csv").stdout
            rows = list(csv.reader(io.StringIO(text)))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, what)
            # For programs: the ids of the visits, days as 2026-11-23, numbers in ASCII.
            known = {visit["id"] for visit in self.answer("list", "Sample.palpate", "visits")["visits"]}
            for row in rows[1:]:
                self.assertTrue(set(row[-1].split()) <= known and row[-1], row)
            self.assertNotIn("\u2212", text)
            if what == "timeline":
                for row in rows[1:]:
                    self.assertRegex(row[0], r"^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$")

    def test_recurring_places_are_of_the_last_visits(self):
        for row in self.past("recurring")["recurring"]:
            self.assertTrue(3 <= row["k"] <= row["n"] <= 10)
            self.assertEqual(len(row["points"]), row["k"])
            self.assertIn(row["trend"], ("rising", "steady", "easing", "too_few"))

    def test_pictures_and_pdf(self):
        for name, begins in (("back.png", b"\x89PNG"), ("back.svg", b"<svg")):
            self.past("frequency", "--map", name, "--view", "back")
            self.assertIn(begins, (self.here / name).read_bytes()[:200])
        self.done("history", "Sample.palpate", self.client, "history.pdf")
        self.assertTrue((self.here / "history.pdf").read_bytes().startswith(b"%PDF"))
        self.assertEqual((self.here / "history.pdf").stat().st_mode & 0o77, 0)

    def test_figures_hide_small_counts(self):
        figures = self.answer("figures", "Sample.palpate")
        rows = [row for table in ("findings", "areas", "techniques") for row in figures[table]]
        self.assertTrue(rows)
        for row in rows:
            self.assertTrue(row["clients"] is None or row["clients"] >= 5)
            self.assertEqual(row["key"] is None, row["clients"] is None)
            self.assertEqual(row["clients"] is None, row["visits"] is None)
        for table in ("people", "findings", "areas", "techniques"):
            text = self.done("figures", "Sample.palpate", "--csv", "--table", table).stdout
            rows = list(csv.reader(io.StringIO(text)))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, table)
            if table != "people":
                self.assertEqual(len(rows) - 1, len(figures[table]))
            # The same to be read: sentences, then the table with its heads.
            said = self.done("figures", "Sample.palpate", "--table", table).stdout.splitlines()
            self.assertIn(f"{figures['visits']} visits, {figures['clients']} clients.", said[0])
            self.assertEqual([line.split("  ")[0] for line in said[-len(rows):]], [row[0] for row in rows])


if __name__ == "__main__":
    unittest.main()
