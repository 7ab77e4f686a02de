# SPDX-License-Identifier: GPL-3.0-or-later
"""SAFETY L1: a second start opens in the first, over the bus of the session; the same file comes to the front.
usage: test-once.py BINARY"""
import os
import shutil
import subprocess
import sys

from nonpaper_ui import Program, Tap, poll


def windows(program):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid)], capture_output=True, text=True)
    return len(found.stdout.split())


def second_start(binary, *files, env=None):
    """Returns what the second process ended with; None: it did not end."""
    process = subprocess.Popen([binary, *files], env=env)
    if poll(lambda: process.poll() is not None, 20) is None:
        process.kill()
        process.wait()
        return None
    return process.returncode


def main():
    tap, binary = Tap(), sys.argv[1]
    with Program(binary) as program:
        other = os.path.join(program.folder, "other.nonpaper")
        shutil.copyfile(program.file, other)
        with open(other, encoding="utf-8") as source:
            text = source.read()
        with open(other, "w", encoding="utf-8") as target:
            target.write(text.replace(' id="d-', ' id="d-0', 1))

        tap.ok(second_start(binary, program.file) == 0, "/ui/L1/same-file-ends")
        tap.ok(not poll(lambda: windows(program) != 1, 1.5), "/ui/L1/same-file-one-window", windows(program))
        tap.ok(second_start(binary) == 0, "/ui/L1/no-file-ends")
        tap.ok(not poll(lambda: windows(program) != 1, 1.5), "/ui/L1/no-file-one-window", windows(program))
        tap.ok(second_start(binary, other) == 0, "/ui/L1/other-file-ends")
        tap.ok(poll(lambda: windows(program) == 2), "/ui/L1/other-file-second-window", windows(program))
        tap.ok(program.process.poll() is None, "/ui/L1/first-lives")
    tap.ok(second_start(binary, "--nonsense") == 2, "/cli/exit-codes/unknown-option")
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    tap.ok(second_start(binary, env=bare) == 3, "/cli/exit-codes/no-display")
    tap.done()


main()
