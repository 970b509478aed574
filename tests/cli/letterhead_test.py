#!/usr/bin/env python3
"""The letterhead, plans in large letters, and the calendar of a plan as another library reads it."""
import subprocess
import unittest

from picture_test import png
from support import *

# Debian's icalendar, whatever interpreter runs the tests.
READ = """
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{"uid": str(e["UID"]), "title": str(e["SUMMARY"]), "start": str(e["DTSTART"].dt),
                   "weekly": "RRULE" in e, "class": str(e["CLASS"]), "status": str(e["STATUS"])}
                  for e in calendar.walk("VEVENT")]))
"""


class Letterhead(CliTest):
    def test_what_is_set_is_shown_and_printed(self):
        (self.here / "logo.png").write_bytes(png(60, 30))
        told = self.answer("letterhead", "set", "Sample.palpate", "--logo", "logo.png", "--tagline", "Since 1998",
                           "--website", "northgate.example", "--footer", "Registered", "--accent", "#8A1C7C")
        self.assertEqual((told["tagline"], told["logo"], told["logo_width"]), ("Since 1998", "image/png", 60))
        self.assertEqual(self.answer("letterhead", "show", "Sample.palpate"), told)
        self.done("letterhead", "sample", "Sample.palpate", "sample.pdf")
        text = subprocess.run(["pdftotext", "-layout", "sample.pdf", "-"], cwd=self.here, check=True,
                              capture_output=True, text=True).stdout
        for words in ("Since 1998", "northgate.example", "Registered"):
            self.assertIn(words, text)
        self.assertEqual(self.answer("letterhead", "set", "Sample.palpate", "--no-logo")["logo"], "")

    def test_what_is_wrong_changes_nothing(self):
        before = self.answer("letterhead", "show", "Sample.palpate")
        (self.here / "huge.png").write_bytes(png(25_000, 20_000, b""))
        for words in (("--logo", "huge.png"), ("--accent", "red"), ("--paper", "A5"), ("--tagline", "x" * 300),
                      ("--tagline", "fine", "--accent", "red"), ("--logo", "missing.png")):
            ran = self.run_cli("letterhead", "set", "Sample.palpate", *words)
            self.assertNotEqual(ran.returncode, DONE, words)
            self.assertEqual(len(ran.stderr.splitlines()), 1, ran.stderr)
        self.assertEqual(self.answer("letterhead", "show", "Sample.palpate"), before)

    def planned(self):
        for visit in self.answer("list", "Sample.palpate", "visits")["visits"]:
            ran = self.run_cli("calendar", "Sample.palpate", visit["id"], "routine.ics")
            if ran.returncode == DONE:
                return visit["id"]
        self.skipTest("no plan of the sample clinic is approved")

    def test_a_calendar_is_read_by_another_library(self):
        self.planned()
        ran = subprocess.run(["/usr/bin/python3", "-c", READ], input=(self.here / "routine.ics").read_bytes(),
                             capture_output=True)
        if b"No module named" in ran.stderr:
            self.skipTest("python3-icalendar is not installed")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        events = json.loads(ran.stdout)
        self.assertTrue(any(one["weekly"] for one in events))
        self.assertEqual({one["class"] for one in events}, {"PRIVATE"})
        self.assertEqual(len({one["uid"] for one in events}), len(events))
        self.assertEqual((self.here / "routine.ics").stat().st_mode & 0o777, 0o600)

    def test_large_letters(self):
        visit = self.planned()
        normal = self.answer("plan", "Sample.palpate", visit, "a.pdf")["pages"]
        large = self.answer("plan", "Sample.palpate", visit, "b.pdf", "--large-print")["pages"]
        self.assertGreaterEqual(large, normal)
        self.assertLessEqual(large, 4)


if __name__ == "__main__":
    unittest.main()
