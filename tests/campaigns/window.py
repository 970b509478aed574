"""The built window under an Xvfb of its own, driven as a person would: by keys and by the mouse."""
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PASSPHRASE = "palpate-sample"


class Window:
    """`with Window(build) as w`: the sample clinic (or a copy of `clinic`), its window at 1440 × 900."""

    def __init__(self, build, clinic=None, size=(1440, 900), words=()):
        self.build = Path(build).resolve()
        self.size = size
        self.here = Path(tempfile.mkdtemp(prefix="palpate_window_"))
        self.times_file = self.here / "times"
        (self.here / "pp").write_text(PASSPHRASE + "\n")
        (self.here / "pp").chmod(0o600)
        self.clinic = self.here / "Sample.palpate"
        if clinic:
            shutil.copytree(clinic, self.clinic)
        else:
            subprocess.run([self.cli_path, "sample", self.clinic], check=True, capture_output=True)
        self.words = list(words)
        self.program = None

    def __enter__(self):
        for number in random.sample(range(200, 900), 20):
            if not Path(f"/tmp/.X{number}-lock").exists():
                break
        self.env = {**os.environ, "DISPLAY": f":{number}", "NO_AT_BRIDGE": "1", "LC_ALL": "C.UTF-8",
                    "GTK_THEME": "Adwaita", "PALPATE_LANGUAGE": "en", "XDG_CONFIG_HOME": str(self.here),
                    "PALPATE_PASSPHRASE_FILE": str(self.here / "pp"), "PALPATE_TIMES": str(self.times_file)}
        width, height = self.size
        self.screen = subprocess.Popen(["Xvfb", self.env["DISPLAY"], "-screen", "0", f"{width}x{height}x24",
                                        "-nolisten", "tcp"], stderr=subprocess.DEVNULL)
        while subprocess.run(["xdotool", "getdisplaygeometry"], env=self.env, capture_output=True).returncode:
            time.sleep(0.05)
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        self.screen.terminate()
        self.screen.wait()
        shutil.rmtree(self.here, ignore_errors=True)

    @property
    def cli_path(self):
        return self.build / "src" / "cli" / "palpate-cli"

    def start(self):
        self.program = subprocess.Popen([self.build / "src" / "gui" / "palpate", self.clinic, "--user", "demo", *self.words],
                                        env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = self.shown("--name", "^Palpate")
        self.xdo("windowmove", found, "0", "0", "windowsize", found, *map(str, self.size))
        time.sleep(1.5)
        self.xdo("windowfocus", found)

    def kill(self):
        if self.program:
            self.program.kill()
            self.program.wait()
            self.program = None

    def alive(self):
        return self.program.poll() is None

    def xdo(self, *words, timeout=60):
        return subprocess.run(["xdotool", *words], env=self.env, check=True, capture_output=True, text=True,
                              timeout=timeout).stdout

    def shown(self, *which, timeout=120):
        """The first visible window that fits, as soon as there is one. xdotool's own --sync gives up when one goes away meanwhile."""
        end = time.monotonic() + timeout
        while True:
            ran = subprocess.run(["xdotool", "search", "--onlyvisible", *which], env=self.env, capture_output=True, text=True)
            if ran.stdout.split():
                return ran.stdout.split()[0]
            if time.monotonic() > end:
                raise RuntimeError(f"no visible window {which} within {timeout} s: {ran.stderr.strip()}")
            time.sleep(0.1)

    def cli(self, *words):
        """The answer of palpate-cli as JSON; the window must be closed."""
        ran = subprocess.run([self.cli_path, *words, "--user", "demo", "--passphrase-file", self.here / "pp", "--json"],
                             capture_output=True, text=True)
        if ran.returncode:
            raise RuntimeError(f"{words}: status {ran.returncode}, {ran.stderr}")
        return json.loads(ran.stdout)

    def picture(self, file):
        subprocess.run(["import", "-window", "root", file], env=self.env, check=True)

    def pixels(self):
        """What the screen shows: three bytes a pixel, row by row."""
        return subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], env=self.env, check=True,
                              capture_output=True).stdout

    def key(self, *names):
        self.xdo("key", "--clearmodifiers", *names)

    def type(self, text, delay=25):
        self.xdo("type", "--delay", str(delay), text)

    def click(self, x, y, *modifiers):
        for name in modifiers:
            self.xdo("keydown", name)
        self.xdo("mousemove", str(x), str(y), "click", "1")
        for name in modifiers:
            self.xdo("keyup", name)

    def move(self, x, y):
        self.xdo("mousemove", str(x), str(y))

    def wheel(self, up):
        self.xdo("click", "4" if up else "5")

    def drag(self, start, end, steps=12):
        """From when to when it moved, on the clock of `busy`."""
        began = time.monotonic()
        self.xdo("mousemove", *map(str, start), "mousedown", "1")
        for i in range(1, steps + 1):
            at = [str(round(a + (b - a) * i / steps)) for a, b in zip(start, end)]
            self.xdo("mousemove", *at)
            time.sleep(0.012)
        moved = time.monotonic()
        self.xdo("mouseup", "1")
        return began, moved

    def busy(self, since=0.0):
        """[(began, milliseconds, kinds)] of the main thread from `since` (time.monotonic()) on."""
        return [row[:3] for row in self.worked(since)]

    def worked(self, since=0.0):
        """The same, each with the milliseconds of the processor the main thread had meanwhile."""
        rows = []
        for line in self.times_file.read_text().splitlines():
            began, took, kinds, work = line.split()
            if float(began) / 1000 >= since:
                rows.append((float(began) / 1000, float(took), kinds, float(work)))
        return rows
