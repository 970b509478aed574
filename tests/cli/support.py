"""Drives palpate-cli as a person does: words in, exit status, standard output and error out."""
import atexit
import functools
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

CLI = os.environ["PALPATE_CLI"]
BEHIND = os.environ["PALPATE_BEHIND"]
SAMPLE_PASSPHRASE = "palpate-sample"

DONE, NO, USAGE, BAD_INPUT, NO_ACCESS, ENVIRONMENT = range(6)


def fingerprint(root):
    """Path -> permission and content of every file and folder below root."""
    found = {}
    for path in sorted(Path(root).rglob("*")):
        mode = oct(path.lstat().st_mode)
        found[str(path.relative_to(root))] = (
            mode, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
    return found


def behind(folder, *words):
    """Changes the sample clinic behind the program's back, as somebody who knows the passphrase could."""
    subprocess.run([BEHIND, "Sample.palpate", "demo", SAMPLE_PASSPHRASE, *words], cwd=folder, check=True)


@functools.cache
def shared():
    """A folder with the sample clinic, made by CTest for all files or by this one for itself."""
    made = Path(os.environ.get("PALPATE_SAMPLE", ""))
    if (made / "Sample.palpate").is_dir():
        return made
    folder = Path(tempfile.mkdtemp(prefix="palpate_cli_"))
    atexit.register(shutil.rmtree, folder)
    make_sample(folder)
    return folder


def make_sample(folder):
    """Its passphrase costs next to nothing to try."""
    (folder / "pp").write_text(SAMPLE_PASSPHRASE + "\n")
    subprocess.run([CLI, "sample", "Sample.palpate"], cwd=folder, check=True, capture_output=True)
    behind(folder, "cheap")


class CliTest(unittest.TestCase):
    """Each test works in a folder of its own with a copy of the sample clinic."""

    def setUp(self):
        self.here = Path(tempfile.mkdtemp(prefix="palpate_cli_"))
        self.addCleanup(shutil.rmtree, self.here)
        # What is kept outside a clinic; beside the folder, which must stay untouched by what is refused.
        self.profile = Path(tempfile.mkdtemp(prefix="palpate_cli_"))
        self.addCleanup(shutil.rmtree, self.profile)
        for name in ("pp", "Sample.palpate"):
            copy = shutil.copytree if (shared() / name).is_dir() else shutil.copy2
            copy(shared() / name, self.here / name)

    def run_cli(self, *words, key=True, stdin="", env=None, stdout=subprocess.PIPE):
        """Without a terminal, so that nothing can be asked."""
        words = [str(word) for word in words]
        opens = words and words[0] in ("import", "export", "list", "count", "show", "compare", "plan", "record", "letter", "intake", "sign",
                                       "amend", "move", "cosign",
                                       "consent", "check", "picture", "backup", "restore", "recovery-code", "salvage", "user",
                                       "past", "history", "figures", "letterhead", "calendar", "mail", "opening")
        # What "audit" is shown may also be a file that stands for itself.
        if key and (opens or words[:1] == ["audit"] and len(words) > 2 and (self.here / words[2]).is_dir()):
            words += ["--passphrase-file", "pp"]
        return subprocess.run([CLI, *words], cwd=self.here, input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              text=True, start_new_session=True,
                              env={**os.environ, "XDG_DATA_HOME": str(self.profile), **(env or {})})

    def done(self, *words, **options):
        ran = self.run_cli(*words, **options)
        self.assertEqual((ran.returncode, "Error" in ran.stderr), (DONE, False), (words, ran.stderr))
        return ran

    def answer(self, *words, **options):
        """The one JSON document on standard output."""
        return json.loads(self.done(*words, "--json", **options).stdout)

    def refused(self, status, says, *words, **options):
        """One sentence on standard error, nothing on standard output, nothing touched."""
        before = fingerprint(self.here)
        ran = self.run_cli(*words, **options)
        self.assertEqual(ran.returncode, status, (words, ran.stdout, ran.stderr))
        self.assertIn(says, ran.stderr, words)
        self.assertEqual(ran.stdout or "", "", words)
        if status != USAGE:
            self.assertEqual(len(ran.stderr.strip().splitlines()), 1, (words, ran.stderr))
        self.assertUntouched(before, words)
        return ran

    def assertUntouched(self, before, words):
        after = fingerprint(self.here)
        # The one thing a refused sign-in writes: that it happened.
        for found in (before, after):
            for name in [n for n in found if n.endswith("refused-sign-ins")]:
                del found[name]
        self.assertEqual(before, after, words)

    def records(self):
        """The whole clinic as text, whatever its log says."""
        self.done("export", "Sample.palpate", "records.json")
        text = (self.here / "records.json").read_text()
        (self.here / "records.json").unlink()
        return text

    def first(self, what):
        return self.answer("list", "Sample.palpate", what)[what][0]["id"]

    def raw(self, sql):
        behind(self.here, "sql", sql)


if __name__ == "__main__":
    place = Path(os.environ["PALPATE_SAMPLE"])
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    make_sample(place)
