"""Make the two Python environments, once, from their hash-locked lists.

Runs under whatever Python 3 the machine has and needs nothing but the standard library.
It brings `uv` (from PATH, or into `.venv/tools` with pip), and uv brings Python 3.10.
An environment whose list has not changed is left alone, so a second run takes no time.

    python3 setup/environments.py edge brain dev
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
LISTS = {
    # name: (environment folder, lists it is made from, what a person is told)
    "edge": ("edge", ["edge.txt"], "the edge (web server, about 60 packages)"),
    "brain": ("brain", ["brain.txt"], "the brain (Rasa and TensorFlow, about 190 packages, 2 GB: the long one)"),
    "dev": ("edge", ["edge.txt", "dev.txt"], "what the tests need"),
    "dev-brain": ("brain", ["brain.txt", "dev-brain.txt"], "what the tests of the brain need"),
}


def say(text):
    print("setup: " + text, file=sys.stderr, flush=True)


def find_uv():
    """The path of a `uv` that works; installs one under .venv/tools if there is none."""
    tools = HOME / "tools"
    own = tools / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and Path(candidate).exists():
            return candidate
    say("fetching uv, the installer")
    tries = [
        [sys.executable, "-m", "venv", str(tools)],
        [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tools / "lib-uv"), "uv"],
    ]
    if subprocess.call(tries[0], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        subprocess.check_call([str(tools / "bin" / "python"), "-m", "pip", "install", "--quiet", "uv"])
        return str(own)
    # Debian's Python comes without venv; pip alone is enough.
    if subprocess.call(tries[1], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return str(tools / "lib-uv" / "bin" / "uv")
    raise SystemExit(
        "setup: this Python has neither venv nor pip, so uv cannot be fetched.\n"
        "       Install one of them (Debian, Ubuntu: apt install python3-venv), or uv itself, and try again."
    )


def wanted(lists):
    return "".join((ROOT / "requirements" / name).read_text() for name in lists)


def is_ready(folder, lists):
    """Whether the environment was made from exactly these lists (or from more than them)."""
    stamp = HOME / folder / ("made-from-" + lists[-1])
    return stamp.exists() and stamp.read_text() == wanted(lists)


def make(name):
    folder, lists, meaning = LISTS[name]
    if is_ready(folder, lists):
        return
    uv = find_uv()
    target = HOME / folder
    began = time.time()
    say("installing " + meaning)
    env = dict(os.environ, UV_PYTHON_PREFERENCE="system", VIRTUAL_ENV=str(target))
    version = (ROOT / ".python-version").read_text().strip()
    if not (target / "bin" / "python").exists():
        subprocess.check_call([uv, "venv", "--quiet", "--python", version, str(target)], env=env, cwd=ROOT)
    command = [uv, "pip", "install", "--require-hashes", "--compile-bytecode", "--no-config"]
    for item in lists:
        command += ["-r", str(ROOT / "requirements" / item)]
    subprocess.check_call(command, env=env, cwd=ROOT, stdout=sys.stderr)
    for count in range(len(lists)):
        (target / ("made-from-" + lists[count])).write_text(wanted(lists[: count + 1]))
    say("%s ready after %d s" % (name, time.time() - began))


if __name__ == "__main__":
    for wish in sys.argv[1:] or ["edge", "brain"]:
        if wish not in LISTS:
            raise SystemExit("setup: no environment named %r; there are: %s" % (wish, ", ".join(LISTS)))
        try:
            make(wish)
        except subprocess.CalledProcessError as error:  # its own words stand above
            message = "setup: %s did not work; its own words stand above" % " ".join(map(str, error.cmd[:3]))
            raise SystemExit(message) from error
