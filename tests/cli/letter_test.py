#!/usr/bin/env python3
"""Referral letters and protected plans: what is written, what is refused, what is kept of it."""
import shutil
import subprocess
import unittest

from support import *

NOBODY = "01a21113-3080-7000-9b9c-0000000000ff"


class Letter(CliTest):
    def setUp(self):
        super().setUp()
        visits = self.answer("list", "Sample.palpate", "visits")["visits"]
        self.visit = max((v for v in visits if v["status"] == "signed"), key=lambda v: v["marks"])
        (self.here / "to.toml").write_text(
            'name = "Dr P. Okafor"\npractice = "Hill Surgery"\naddress = "1 Hill Road"\n'
            'reason = "Tight calf that does not ease"\nquestion = "Is more to be done?"\n')
        self.lawful = self.here / "lawful.toml"
        self.lawful.write_text((self.here / "to.toml").read_text() + 'legal_reason = "emergency, danger to life"\n')

    def write(self, *words, to="lawful.toml"):
        return self.answer("letter", "Sample.palpate", self.visit["id"], "--out", "letter.pdf", "--to", to, *words)

    def test_a_letter_is_written_and_on_record(self):
        self.assertGreaterEqual(self.write()["pages"], 1)
        self.assertEqual((self.here / "letter.pdf").stat().st_mode & 0o777, 0o600)
        entries = self.answer("disclosures", "list", "Sample.palpate", self.visit["client"],
                              "--passphrase-file", "pp")["entries"]
        self.assertEqual([e["whom"] for e in entries if "Tight calf" in e["what"]], ["Dr P. Okafor, Hill Surgery"])
        self.assertIn("danger to life", entries[-1]["consent"])
        told = self.answer("audit", "list", "Sample.palpate")["entries"]
        self.assertEqual([e["entity"] for e in told if e["action"] == "letter.print"], [self.visit["id"]])

    def test_each_language_holds_the_words_given(self):
        for language in ("en", "de", "es"):
            self.write("--lang", language, "--urgency", "same_day")
            subprocess.run(["qpdf", "--check", "letter.pdf"], cwd=self.here, check=True, capture_output=True)
            text = subprocess.run(["pdftotext", "-layout", "letter.pdf", "-"], cwd=self.here, check=True,
                                  capture_output=True, text=True).stdout
            for words in ("Okafor", "Hill Surgery", "Tight calf that does not ease", self.visit["client_name"]):
                self.assertIn(words, text, language)

    def test_what_is_refused_leaves_no_file_and_no_entry(self):
        base = ("letter", "Sample.palpate", self.visit["id"], "--out", "letter.pdf")
        (self.here / "odd.toml").write_text('nmae = "Dr X"\n')
        for says, status, words in (
                ("has not agreed", NO, ("--to", "to.toml")),
                ("who the letter goes to", NO, ()),
                ("nmae", BAD_INPUT, ("--to", "odd.toml")),
                ("emergency", USAGE, ("--to", "to.toml", "--urgency", "soon"))):
            ran = self.run_cli(*base, *words)
            self.assertEqual((ran.returncode, (self.here / "letter.pdf").exists()), (status, False), ran.stderr)
            self.assertIn(says, ran.stderr)
        ran = self.run_cli("letter", "Sample.palpate", NOBODY, "--out", "letter.pdf", "--to", "lawful.toml")
        self.assertEqual(ran.returncode, NO)
        told = self.answer("audit", "list", "Sample.palpate")["entries"]
        self.assertEqual([e for e in told if e["action"] in ("letter.print", "disclosure.add")], [])


class Protected(CliTest):
    def test_only_the_passphrase_opens_the_plan(self):
        visit = self.first("visits")
        (self.here / "secret").write_text("k7qm-4xrt-hw2c-n9pd\n")
        self.done("plan", "Sample.palpate", visit, "plan.pdf", "--pdf-passphrase-file", "secret")
        self.assertEqual((self.here / "plan.pdf").stat().st_mode & 0o777, 0o600)
        closed = subprocess.run(["pdftotext", "plan.pdf", "-"], cwd=self.here, capture_output=True)
        self.assertNotEqual(closed.returncode, 0)
        opened = subprocess.run(["pdftotext", "-upw", "k7qm-4xrt-hw2c-n9pd", "plan.pdf", "-"], cwd=self.here,
                                check=True, capture_output=True)
        self.assertTrue(opened.stdout.strip())
        if shutil.which("qpdf"):
            told = subprocess.run(["qpdf", "--show-encryption", "--password=k7qm-4xrt-hw2c-n9pd", "plan.pdf"],
                                  cwd=self.here, check=True, capture_output=True, text=True).stdout
            self.assertIn("AESv3", told)

    def test_a_weak_passphrase_writes_nothing_and_logs_nothing(self):
        visit = self.first("visits")
        for words, status in (("short\n", NO), ("a" * 200 + "\n", NO), ("ｆｕｌｌｗｉｄｔｈ\n", NO)):
            (self.here / "secret").write_text(words)
            ran = self.run_cli("plan", "Sample.palpate", visit, "plan.pdf", "--pdf-passphrase-file", "secret")
            self.assertEqual((ran.returncode, (self.here / "plan.pdf").exists()), (status, False), ran.stderr)
            self.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
        told = self.answer("audit", "list", "Sample.palpate")["entries"]
        self.assertEqual([e for e in told if e["action"] == "plan.print"], [])


if __name__ == "__main__":
    unittest.main()
