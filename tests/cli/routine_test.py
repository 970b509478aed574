#!/usr/bin/env python3
"""What a plan rests on, told rule by rule; and templates checked."""
import json
import os
import unittest
from pathlib import Path

from support import *

CASE = {"conditions": {"raynaud": "yes", "*": "no"},
        "marks": [{"region": "gastrocnemius_medial", "side": "left", "finding": "hypertonicity", "severity": 6}],
        "load": [{"day": 0, "type": "long_run"}], "equipment": ["ice_bath", "boots"], "age": 34}
STAGES = ["derived", "red-flag", "contraindication", "finding", "site", "item", "load", "conflict", "limit", "result"]
STEP_KEYS = ["stage", "outcome", "rule", "subject", "region", "side", "days", "because", "also", "amount", "text",
             "source", "reviewed"]
ITEM_KEYS = ["id", "modality", "region", "side", "days", "rules", "dose", "minutes", "evidence", "source", "reviewed",
             "stop_if", "changes"]


class Explaining(CliTest):
    def setUp(self):
        super().setUp()
        (self.here / "case.json").write_text(json.dumps(CASE))

    def test_both_orders_and_twice_the_same(self):
        first = self.done("routine", "case.json", "--explain").stdout
        self.assertEqual(first, self.done("routine", "--explain", "case.json").stdout)
        self.assertIn("[contraindications.toml raynaud × cold_water_immersion]", first)
        self.assertIn("1. What follows from age", first)
        for line in first.splitlines():
            if line.startswith("  ") and not line.startswith("      "):
                self.assertRegex(line, r"\[.*\.toml .+\]$")

    def test_json(self):
        answer = json.loads(self.done("routine", "--explain", "case.json", "--json").stdout)
        self.assertEqual(list(answer), ["steps", "items", "refer", "ask_place"])
        self.assertEqual({tuple(step) for step in answer["steps"]}, {tuple(STEP_KEYS)})
        self.assertEqual({tuple(item) for item in answer["items"]}, {tuple(ITEM_KEYS)})
        order = [STAGES.index(step["stage"]) for step in answer["steps"]]
        self.assertEqual(order, sorted(order))
        plan = json.loads(self.done("routine", "case.json").stdout)
        self.assertEqual([item["id"] for item in plan["items"]], [item["id"] for item in answer["items"]])

    def test_a_race_that_is_over_is_named(self):
        (self.here / "raced.json").write_text(json.dumps({**CASE, "load": [], "days_since_race": 2}))
        told = self.done("routine", "--explain", "raced.json").stdout
        self.assertIn("race 2 days ago: in force, day", told)
        self.assertIn("[routines.toml after_race_rule 3-4]", told)
        self.assertIn("asked for by race 2 days ago", told)
        german = self.done("routine", "--explain", "raced.json", env={"PALPATE_LANGUAGE": "de"}).stdout
        self.assertNotIn("days ago", german)
        self.assertNotIn("after a race", german)

    def test_in_german(self):
        told = self.done("routine", "--explain", "case.json", env={"PALPATE_LANGUAGE": "de"}).stdout
        self.assertNotIn("What follows from age", told)

    def test_a_case_that_cannot_be_read(self):
        (self.here / "case.json").write_text('{"age": "old"}')
        self.refused(BAD_INPUT, "age", "routine", "--explain", "case.json")


class Checking(CliTest):
    def own(self, text):
        folder = self.here / "Sample.palpate" / "content"
        folder.mkdir(exist_ok=True)
        (folder / "house.toml").write_text(text)

    def test_ours_are_right(self):
        self.assertIn("nothing is wrong", self.done("templates", "check").stderr)
        answer = json.loads(self.done("templates", "check", "--json").stdout)
        self.assertEqual((answer["what"], answer["sound"], answer["problems"]), ("shipped", True, []))
        self.assertIn("routines.toml", answer["files"])

    def test_every_problem_of_own_content(self):
        self.own('[[limit]]\nid = "max_tools_per_day"\nvalue = 9\n\n[[change]]\nitem = "nobody"\n')
        ran = self.run_cli("templates", "check", "Sample.palpate")
        self.assertEqual(ran.returncode, BAD_INPUT)
        self.assertEqual(ran.stdout.splitlines(), [
            "house.toml:3: value: expected a whole number from 1 to 2",
            'house.toml:6: item: "nobody" is none of the program\'s exercises'])
        ran = self.run_cli("templates", "check", "Sample.palpate", "--json")
        self.assertEqual(ran.returncode, BAD_INPUT)
        answer = json.loads(ran.stdout)
        self.assertEqual([(one["file"], one["line"], one["field"]) for one in answer["problems"]],
                         [("house.toml", 3, "value"), ("house.toml", 6, "item")])

    def test_a_clinic_with_broken_content_opens_and_says_so(self):
        self.own("[[item\n")
        ran = self.done("list", "Sample.palpate", "clients")
        self.assertIn("house.toml, line ", ran.stderr)

    def test_a_place_that_is_not_there(self):
        self.refused(BAD_INPUT, "There is no file or folder", "templates", "check", "nowhere")


if __name__ == "__main__":
    unittest.main()
