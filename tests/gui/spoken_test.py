"""What assistive technology hears of the charting page, asked over AT-SPI as a screen reader does."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

SKIPPED = 77
PATIENCE = 60  # seconds


def skip(why):
    print("Skipped: " + why)
    sys.exit(SKIPPED)


def on_a_bus_of_its_own():
    """Starts this file again under a display and a session bus that nobody else uses."""
    for tool in ("xvfb-run", "dbus-run-session", "xdotool"):
        if not shutil.which(tool):
            skip(tool + " is not installed.")
    bus = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--"]
    if subprocess.run([*bus, "true"], capture_output=True).returncode:
        skip("neither a display nor a session bus can be started here.")
    sys.exit(subprocess.run([*bus, sys.executable, "-B", __file__], env={**os.environ, "SPOKEN_INSIDE": "1"}).returncode)


if __name__ == "__main__" and "SPOKEN_INSIDE" not in os.environ:
    on_a_bus_of_its_own()

try:
    import pyatspi
except (ImportError, ValueError):
    skip("python3-pyatspi is not installed.")


def until(what, says):
    """The first true answer; fails after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            answer = what()
        except Exception:  # an object may vanish while it is asked
            answer = None
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError("never happened: " + says)


def fresh(thing):
    """The module keeps what it was once told."""
    if thing:
        thing.clear_cache()
    return thing


def rows(tree):
    """The words of every row; a cell with a picture keeps its words in a child."""
    words = []
    for cell in fresh(tree):
        words += [part.name for part in map(fresh, [cell, *cell]) if part and part.name]
    return words


def key(*names):
    for name in names:
        subprocess.run(["xdotool", "key", name], check=True)
        time.sleep(0.25)


class SpokenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="palpate_spoken_"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        clinic = cls.folder / "Sample.palpate"
        subprocess.run([os.environ["PALPATE_CLI"], "sample", clinic], check=True, capture_output=True)
        (cls.folder / "pp").write_text("palpate-sample\n")
        (cls.folder / "pp").chmod(0o600)
        around = {**os.environ, "PALPATE_PASSPHRASE_FILE": str(cls.folder / "pp"), "PALPATE_LANGUAGE": "en",
                  "XDG_CONFIG_HOME": str(cls.folder), "GTK_MODULES": "gail:atk-bridge"}
        around.pop("NO_AT_BRIDGE", None)
        try:  # the bus first, for the program to find it
            fresh(pyatspi.Registry.getDesktop(0)).childCount
        except Exception as why:
            skip(f"the accessibility bus does not start here ({why}).")
        cls.program = subprocess.Popen([os.environ["PALPATE_GUI"], clinic, "--user", "demo", "--page", "visit"],
                                       env=around, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(cls.program.kill)
        cls.app = until(lambda: next((app for app in fresh(pyatspi.Registry.getDesktop(0))
                                      if app and "palpate" in app.name.lower()), None), "the program on the bus")
        window = subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Palpate"],
                                check=True, capture_output=True, text=True, timeout=PATIENCE).stdout.split()[0]
        subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, "1440", "900"], check=True)
        time.sleep(2)
        subprocess.run(["xdotool", "windowfocus", window], check=True)
        key("Down", "Return")  # the first client of the day
        cls.canvas = until(lambda: pyatspi.findDescendant(cls.app, lambda o: o.name == "Body map"), "the canvas")

    def go_to_canvas(self):
        for _ in range(8):
            if self.canvas.getState().contains(pyatspi.STATE_FOCUSED):
                return
            key("F6")
        self.fail("F6 does not reach the canvas")

    def test_the_canvas_tells_the_place_and_its_marks(self):
        self.assertEqual(self.canvas.getRole(), pyatspi.ROLE_IMAGE)
        self.go_to_canvas()
        told = set()
        for step in ("Down", "Down", "Right", "Down", "Left"):
            key(step)
            told.add(self.canvas.description)
        self.assertGreaterEqual(len(told), 4, told)
        for words in told:
            self.assertIn("superficial, view: ", words)
        self.assertTrue(any("client’s left" in words or "client’s right" in words for words in told), told)
        key("d", "Down")
        self.assertIn("deep, view: ", self.canvas.description)
        key("d", "Return", "6")
        until(lambda: ": Tight spot, 6 of 10" in self.canvas.description, "the mark with its severity")
        key("Delete")

    def test_the_tree_can_be_read(self):
        self.go_to_canvas()
        key("F6", "F6", "F6")
        tree = until(lambda: pyatspi.findDescendant(self.app, lambda o: o.name == "Body by part"), "the tree")
        self.assertIn(tree.getRole(), (pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TREE))
        key("Home")
        key(*"upper", "space", *"trap")
        names = until(lambda: [name for name in rows(tree) if "Upper trapezius" in name], "its rows")
        self.assertIn("Upper trapezius, client’s left", names[0])
        self.assertIn("Head and neck", rows(tree))
        key("Return", "7")
        until(lambda: "Tight spot, 7 of 10" in rows(tree), "the new mark's row")
        self.assertIn("Upper trapezius, client’s left", self.canvas.description)
        self.assertIn("Tight spot, 7 of 10", self.canvas.description)


if __name__ == "__main__":
    unittest.main()
