#!/usr/bin/env python3
"""Backups, trials of them, and clinics made from them."""
import shutil
import time
import unittest

from support import *


class BackingUp(CliTest):
    def kept(self):
        return sorted(p.name for p in (self.here / "Sample.palpate" / "backups").iterdir())

    def test_without_a_folder_three_are_kept_beside_the_clinic(self):
        made = []
        for _ in range(5):
            made.append(Path(self.answer("backup", "Sample.palpate")["backups"][0]["folder"]).name)
            time.sleep(1.1)  # their names tell the second
        self.assertEqual(self.kept(), made[-3:])
        self.done("check", "Sample.palpate")

    def test_a_folder_of_ones_own_gets_one_of_its_own_name(self):
        (self.here / "stick").mkdir()
        said = self.done("backup", "Sample.palpate", "stick").stderr
        self.assertIn("Backed up and verified", said)
        name, = (p.name for p in (self.here / "stick").iterdir())
        self.assertRegex(name, r"^Sample \d{4}-\d\d-\d\dT\d{6}Z\.palpate$")
        self.assertEqual(self.kept(), [])

    def test_what_cannot_hold_a_backup_is_refused(self):
        self.refused(NO_ACCESS, "not right", "backup", "Sample.palpate", "--passphrase-file", "wrong", key=False)
        for place in ("none", "pp"):
            self.untouched(ENVIRONMENT, f"There is no folder {place}", "backup", "Sample.palpate", place)
        self.untouched(NO, "lies within a clinic", "backup", "Sample.palpate", "Sample.palpate/backups")

    def untouched(self, status, says, *words):
        ran = self.run_cli(*words)
        self.assertEqual((ran.returncode, ran.stdout), (status, ""), (words, ran.stderr))
        self.assertIn(says, ran.stderr)
        self.assertEqual(len(ran.stderr.strip().splitlines()), 1, ran.stderr)
        self.assertEqual(sorted(p.name for p in self.here.iterdir()), ["Sample.palpate", "pp", "wrong"])

    def setUp(self):
        super().setUp()
        (self.here / "wrong").write_text("not it\n")

    def test_what_a_damaged_clinic_still_holds_is_saved(self):
        database = self.here / "Sample.palpate" / "clinic.db"
        before = self.answer("check", "Sample.palpate")
        content = bytearray(database.read_bytes())
        content[0:200] = bytes(200)
        database.write_bytes(content)
        self.assertNotEqual(self.run_cli("check", "Sample.palpate").returncode, 0)
        told = self.answer("salvage", "Sample.palpate", "New.palpate")
        self.assertEqual(told["unreadable"], 1)
        self.assertEqual(bytes(content), database.read_bytes())
        after = self.answer("check", "New.palpate")
        for what in ("clients", "visits", "marks"):
            self.assertEqual(after[what], before[what])
        self.assertIn("stays as it is", self.done("salvage", "Sample.palpate", "Second.palpate").stderr)
        self.refused(NO, "exists already", "salvage", "Sample.palpate", "New.palpate")

    def test_a_drill_tells_what_it_found_and_leaves_nothing(self):
        self.assertIn("no backup of this clinic yet", self.run_cli("backup", "Sample.palpate", "--drill").stderr)
        self.done("backup", "Sample.palpate")
        before = self.kept()
        report = self.answer("backup", "Sample.palpate", "--drill")
        self.assertEqual((report["sound"], report["visits"]), (True, 60))
        self.assertEqual(self.kept(), before)
        self.assertIn("restored for a trial", self.done("backup", "Sample.palpate", "--drill").stderr)

    def test_a_drill_finds_a_damaged_backup(self):
        folder = Path(self.answer("backup", "Sample.palpate")["backups"][0]["folder"])
        damage(folder / "clinic.db")
        ran = self.run_cli("backup", "Sample.palpate", "--drill")
        self.assertEqual(ran.returncode, BAD_INPUT)
        self.assertIn("damaged or was changed", ran.stderr)
        self.done("check", "Sample.palpate")


class Restoring(CliTest):
    def setUp(self):
        super().setUp()
        (self.here / "stick").mkdir()
        self.backup = Path(self.answer("backup", "Sample.palpate", "stick")["backups"][0]["folder"])

    def restored(self, *more, **options):
        return ("restore", self.backup, "New.palpate", *more)

    def test_the_new_clinic_holds_what_the_old_one_held(self):
        self.assertIn("Restored to New.palpate", self.done(*self.restored()).stderr)
        self.done("export", "Sample.palpate", "old.json")
        self.done("export", "New.palpate", "new.json")
        self.assertEqual((self.here / "old.json").read_text(), (self.here / "new.json").read_text())
        shutil.rmtree(self.here / "Sample.palpate")
        self.done("check", "New.palpate")

    def test_nothing_is_restored_over_a_clinic_or_into_one(self):
        self.refused(NO, "exists already", "restore", self.backup, "Sample.palpate")
        self.refused(NO, "exists already", "restore", self.backup, "stick")
        self.refused(NO, "within a clinic", "restore", self.backup, "Sample.palpate/backups/x.palpate")

    def test_a_wrong_passphrase_and_no_backup_are_told(self):
        (self.here / "wrong").write_text("not it\n")
        self.refused(NO_ACCESS, "not right", *self.restored("--passphrase-file", "wrong"), key=False)
        self.refused(BAD_INPUT, "There is no clinic folder", "restore", "none", "New.palpate")
        self.refused(BAD_INPUT, "is not a Palpate clinic", "restore", "stick", "New.palpate")

    def test_damaged_and_truncated_backups_are_refused(self):
        database = self.backup / "clinic.db"
        whole = database.read_bytes()
        damage(database)
        self.refused(BAD_INPUT, "damaged or was changed", *self.restored())
        database.write_bytes(whole[: len(whole) // 2])
        self.refused(BAD_INPUT, "damaged or was changed", *self.restored())
        database.write_bytes(whole)
        self.done(*self.restored())


def damage(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


if __name__ == "__main__":
    unittest.main()
