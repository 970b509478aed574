#!/usr/bin/env python3
"""A day's work leaves no word of a record outside the encrypted pages: not on disk, not in temporary folders, not in a
log, not among a process's words."""
import json
import re
import time
import unittest

from support import *


def words_of(bundle):
    """Everything of the clinic that a stranger could learn something from."""
    words = set()

    def texts(value):
        if isinstance(value, dict):
            for one in value.values():
                texts(one)
        elif isinstance(value, list):
            for one in value:
                texts(one)
        elif isinstance(value, str):
            words.add(value)

    for client in bundle["clients"]:
        texts([client[key] for key in ("name", "preferred_name", "email", "phone", "address", "guardian", "goal",
                                       "emergency_contact", "occupation", "activity", "history")])
        words.update(client["name"].split())
    for visit in bundle["visits"]:
        texts([visit["soap"], visit["reason"], visit["health_update"]])
        words.update(mark[key] for mark in visit["marks"] for key in ("finding", "region"))
        words.update(treatment["technique"] for treatment in visit["treatments"])
    note_words = {word for text in words for word in re.findall(r"[^\W\d_]{6,}", text)}
    # Short ones stand in any file by chance, ids and times are no words of a record.
    return {w for w in words | note_words if len(w.encode()) >= 6 and not re.fullmatch(r"[-0-9a-fT:.Z]+", w)}


class Privacy(CliTest):
    def test_no_word_of_a_record_lies_open(self):
        home, temp = self.here / "home", self.here / "temp"
        home.mkdir()
        temp.mkdir()
        self.env = {"HOME": str(home), "TMPDIR": str(temp), "SQLITE_TMPDIR": str(temp), "XDG_STATE_HOME": str(home),
                    "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
        bundle = json.loads(self.records())
        words = words_of(bundle)
        self.assertGreater(len(words), 300)
        for name in ("hypertonicity", bundle["clients"][0]["name"], bundle["visits"][0]["soap"]["subjective"]):
            self.assertIn(name, words)
        self.work(bundle)
        self.look_through(words, self.here / "Sample.palpate", least=3)
        for place in (home, temp):
            self.look_through(words, place, least=0)

    def work(self, bundle):
        """Sees, changes, prints, is turned away and takes everything along."""
        drafts = [visit for visit in bundle["visits"] if visit["status"] == "draft"]
        visit = bundle["visits"][0]["id"]
        self.done("list", "Sample.palpate", "marks", env=self.env)
        self.done("show", "Sample.palpate", "visit", visit, env=self.env)
        self.done("plan", "Sample.palpate", visit, "plan.pdf", env=self.env)
        new = {**drafts[0], "id": drafts[0]["id"][:-4] + "ffff", "reason": drafts[0]["reason"] + " Once more."}
        (self.here / "new.json").write_text(json.dumps({"format": "palpate", "version": 1, "visits": [new]}))
        self.assertEqual(self.answer("import", "Sample.palpate", "new.json", env=self.env)["visits"], 1)
        ran = self.run_cli("list", "Sample.palpate", "clients", "--user", "nobody", env=self.env)
        self.assertEqual(ran.returncode, NO_ACCESS)
        self.look_at_a_process()

    def look_at_a_process(self):
        """Others see its command line, which holds its name alone; what it says in the end holds no more."""
        words = [CLI, "export", "Sample.palpate", "all.json", "--passphrase-file", "-"]
        ran = subprocess.Popen(words, cwd=self.here, env={**os.environ, **self.env}, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        seen, patience = ["", ""], time.monotonic() + 10
        while seen[0].strip("\0") != CLI and time.monotonic() < patience:  # its words go once it is loaded
            time.sleep(0.01)
            seen = [Path(f"/proc/{ran.pid}/{name}").read_text() for name in ("cmdline", "comm")]
        self.assertEqual(seen, [CLI + "\0" + "\0" * len("\0".join(words[1:]) + "\0"), "palpate-cli\n"])
        self.assertEqual(ran.communicate(SAMPLE_PASSPHRASE + "\n"),
                         ("", "Exported 12 clients and 61 visits to all.json.\n"))

    def look_through(self, words, place, least):
        files = [path for path in place.rglob("*") if path.is_file()]
        self.assertGreaterEqual(len(files), least, place)
        open_words = {word: word.encode() for word in words}
        for path in files:
            content = path.read_bytes()
            for word, encoded in open_words.items():
                self.assertNotIn(encoded, content, path)
                self.assertNotIn(encoded, path.name.encode())


if __name__ == "__main__":
    unittest.main()
