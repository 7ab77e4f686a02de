# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a meeting leave the real window by keys alone, and are those that the command writes. usage: test-papers.py BINARY"""
import os
import re
import subprocess
import sys

from nonpaper_ui import Atspi, Program, Tap, poll, walk

RECORD = "40-meeting-notes.pdf"


def words(path):
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def main():
    tap, binary = Tap(), sys.argv[1]
    with Program(binary, "ru") as program:
        def focused():
            found = next((n for n in walk(program.app) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
            return found.get_name() if found else None

        def reach(name):
            for _ in range(6):
                program.key("shift+Tab")
                if poll(lambda: focused() == name, 0.5):
                    return True
            return False
        program.key("ctrl+26")
        tap.ok(poll(lambda: any(re.match(r"page 1 of \d+", n.get_name() or "") for n in walk(program.app)), 60), "/ui/3.12/preview")
        program.focus()
        tap.ok(reach("Export…"), "/ui/3.12/export-by-keys", focused())
        program.key("Return")
        tap.ok(poll(lambda: program.app.get_child_count() > 2), "/ui/3.12/asks-where-to", program.app.get_child_count())
        program.focus()
        program.key("Return")
        record = os.path.join(program.folder, "briefing-pack", RECORD)
        tap.ok(poll(lambda: os.path.exists(record) and program.app.get_child_count() == 1, 90), "/ui/3.12/record-is-there",
               os.listdir(program.folder))
        out = os.path.join(program.folder, "by-command")
        run = subprocess.run([binary, "export", program.file, "--out", out, "--profile", "internal"], capture_output=True, text=True)
        tap.ok(run.returncode == 0, "/ui/3.12/command", run.stderr)
        ours, theirs = words(record), words(os.path.join(out, RECORD))
        tap.ok("Chatham House Rule" in ours and ours == theirs, "/ui/3.12/as-the-command-writes-it",
               next((f"{a!r} {b!r}" for a, b in zip(ours.splitlines(), theirs.splitlines()) if a != b), ""))
    tap.done()


main()
