#!/usr/bin/env python3
"""Clinics that cannot be opened: one sentence that says what, where and what was expected; no file touched."""
import fcntl
import sqlite3
import unittest

from support import *

OPENING = (("list", "Sample.palpate", "clients"), ("check", "Sample.palpate"),
           ("export", "Sample.palpate", "out.json"), ("import", "Sample.palpate", "in.json"),
           ("show", "Sample.palpate", "client", "x"), ("plan", "Sample.palpate", "x", "out.pdf"))


class Locked:
    """The folder as another window holds it."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        self.fd = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(self.fd, fcntl.LOCK_EX)

    def __exit__(self, *_):
        os.close(self.fd)


class Refusals(CliTest):
    def setUp(self):
        super().setUp()
        self.clinic = self.here / "Sample.palpate"
        self.keys = self.clinic / "keys.json"
        self.database = self.clinic / "clinic.db"

    def every_command_refuses(self, status, says):
        for words in OPENING:
            self.refused(status, says, *words)

    def replace_clinic(self, content=None):
        shutil.rmtree(self.clinic)
        if content is not None:
            self.clinic.write_bytes(content)

    def write_keys(self, text):
        for name in ("keys.json", "keys.json.bak"):
            (self.clinic / name).write_text(text)

    def test_no_clinic(self):
        self.replace_clinic()
        self.every_command_refuses(BAD_INPUT, f"There is no clinic folder {self.clinic}.")

    def test_a_plain_file(self):
        self.replace_clinic(b"text")
        self.every_command_refuses(BAD_INPUT, f"{self.clinic} is not a Palpate clinic.")

    def test_an_empty_folder(self):
        self.replace_clinic()
        self.clinic.mkdir()
        self.every_command_refuses(BAD_INPUT, f"{self.clinic} is not a Palpate clinic.")

    def test_a_plain_database(self):
        self.database.unlink()
        with sqlite3.connect(self.database) as plain:
            plain.execute("CREATE TABLE clients (id TEXT)")
        plain.close()
        self.every_command_refuses(BAD_INPUT, f"{self.database} is damaged.")

    def test_no_database(self):
        self.database.unlink()
        self.every_command_refuses(BAD_INPUT, "are missing (clinic.db)")

    def test_a_wrong_passphrase_or_name(self):
        for words in OPENING:
            (self.here / "pp").write_text("palpate-samplE\n")
            self.refused(NO_ACCESS, "The name or the passphrase is not right.", *words)
            (self.here / "pp").write_text(SAMPLE_PASSPHRASE)
            self.refused(NO_ACCESS, "The name or the passphrase is not right.", *words, "--user", "nobody")
            self.done("check", "Sample.palpate")  # a third one would have to wait
        # The next one who comes in finds them in the log.
        entries = self.answer("check", "Sample.palpate")["audit_entries"]
        self.assertGreaterEqual(entries, 73 + 12)

    def test_nobody_to_ask(self):
        for words in OPENING:
            self.refused(NO_ACCESS, "There is no terminal to ask the passphrase on", *words, key=False)
            self.refused(BAD_INPUT, "There is no file none.", *words, "--passphrase-file", "none", key=False)

    def test_keys_missing(self):
        for name in ("keys.json", "keys.json.bak"):
            (self.clinic / name).unlink()
        self.every_command_refuses(BAD_INPUT, "are missing (keys.json). Copy them from a backup.")

    def test_keys_damaged_or_cut(self):
        whole = self.keys.read_text()
        for text in ("", "{}", whole[:len(whole) // 2], whole[:-1], whole.replace('"salt": "', '"salt": "0', 1),
                     whole.replace("argon2id13", "argon2id14"), "x" * 300_000):
            self.write_keys(text)
            self.refused(BAD_INPUT, "are damaged (keys.json). Copy them from a backup.", *OPENING[0])
        self.every_command_refuses(BAD_INPUT, "are damaged (keys.json)")

    def test_the_second_copy_of_the_keys_takes_over(self):
        whole = self.keys.read_text()
        self.keys.write_text(whole[:100])
        self.done("list", "Sample.palpate", "users")
        self.assertEqual(self.keys.read_text(), whole)

    def test_keys_of_another_clinic(self):
        self.done("new", "Other.palpate", "--name", "O", "--owner", "demo", "--passphrase-file", "pp")
        self.write_keys((self.here / "Other.palpate" / "keys.json").read_text())
        self.refused(BAD_INPUT, "is damaged", *OPENING[0])

    def test_a_newer_version(self):
        whole = self.keys.read_text()
        self.write_keys(whole.replace('"version": 1', '"version": 3'))
        self.every_command_refuses(BAD_INPUT, "was written by a newer Palpate. Install the newer version")
        self.write_keys(whole)
        self.raw("PRAGMA user_version = 99")
        self.every_command_refuses(BAD_INPUT, "was written by a newer Palpate. Install the newer version")

    def test_a_damaged_first_page(self):
        content = bytearray(self.database.read_bytes())
        content[100] ^= 1
        self.database.write_bytes(content)
        self.every_command_refuses(BAD_INPUT, f"{self.database} is damaged. Restore the newest backup")

    def test_a_cut_database(self):
        whole = self.database.read_bytes()
        for size in (0, 100, 4096):
            self.database.write_bytes(whole[:size])
            self.refused(BAD_INPUT, f"{self.database} is damaged. Restore the newest backup", *OPENING[0])

    def test_a_damaged_page_is_found_by_check_wherever_it_is(self):
        whole = self.database.read_bytes()
        pages = len(whole) // 4096
        for page in (2, pages // 3, pages // 2, pages - 2):
            content = bytearray(whole)
            content[page * 4096 + 1000] ^= 1
            self.database.write_bytes(content)
            ran = self.run_cli("check", "Sample.palpate")
            self.assertIn(ran.returncode, (NO, BAD_INPUT), (page, ran.stderr))
            self.assertRegex(ran.stderr, r"is damaged\. Restore|is not sound", page)

    def test_a_record_that_contradicts_its_page(self):
        self.raw("UPDATE marks SET side = 'up' WHERE visit IN (SELECT id FROM visits WHERE status = 'draft')")
        for words in (("list", "Sample.palpate", "marks"), ("export", "Sample.palpate", "out.json")):
            ran = self.run_cli(*words)
            self.assertEqual((ran.returncode, ran.stdout), (BAD_INPUT, ""))
            self.assertIn("A stored record is damaged. Restore the newest backup", ran.stderr)
        self.assertFalse((self.here / "out.json").exists())
        self.assertEqual(self.run_cli("check", "Sample.palpate").returncode, NO)

    def test_open_in_another_window(self):
        with Locked(self.clinic):
            self.every_command_refuses(ENVIRONMENT, "is open in another window. Close it there first.")


if __name__ == "__main__":
    unittest.main()
