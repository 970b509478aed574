#!/usr/bin/env python3
"""On which weekdays the clinic is open."""
import unittest

from support import *


class Opening(CliTest):
    def test_what_is_set_is_shown(self):
        usual = self.answer("opening", "show", "Sample.palpate")["open"]
        self.assertEqual(usual, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"])
        told = self.answer("opening", "set", "Sample.palpate", "friday", "tuesday")
        self.assertEqual(told["open"], ["tuesday", "friday"])
        self.assertEqual(self.answer("opening", "show", "Sample.palpate"), told)
        self.assertIn("Tuesday", self.done("opening", "show", "Sample.palpate").stderr)

    def test_what_is_no_day_changes_nothing(self):
        for days in (("tue",), ("tuesday", "someday"), ()):
            ran = self.run_cli("opening", "set", "Sample.palpate", *days)
            self.assertNotEqual(ran.returncode, DONE, days)
        self.assertEqual(len(self.answer("opening", "show", "Sample.palpate")["open"]), 6)


if __name__ == "__main__":
    unittest.main()
