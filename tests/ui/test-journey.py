# SPDX-License-Identifier: GPL-3.0-or-later
"""The first journey through the real window: a number shared by two languages, a sponsor, a relation, another scenario,
all of it undone, a crash, and the paper. usage: test-journey.py BINARY"""
import os
import re
import signal
import subprocess
import sys
import tempfile

from nonpaper_ui import Atspi, Program, Tap, poll, walk

TAP = Tap()


def ok(good, name, why=""):
    TAP.ok(good, f"/ui/journey/{name}", why)


def find(program, role, words):
    """The first thing of this role whose name matches."""
    for node in walk(program.app):
        if node.get_role_name() == role and re.search(words, node.get_name() or ""):
            return node
    return None


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def texts(program):
    return [text_of(node) for node in walk(program.app) if node.get_role_name() == "text"]


def holds(program, words):
    return poll(lambda: any(words in text for text in texts(program)))


def cell(program, measure, party="United States"):
    """What the cell of a measure and a party says of itself."""
    node = find(program, "push button", f"^{measure} .*, {party}: ")
    return node.get_name() if node else ""


def set_value(node, value):
    Atspi.Value.set_current_value(node, value)


def go_to(program, words):
    program.key("ctrl+k")
    poll(lambda: program.app.get_child_count() > 1)
    program.focus()
    program.type(words)
    program.key("Return")
    poll(lambda: program.app.get_child_count() == 1)
    program.focus()


def press(node):
    Atspi.Action.do_action(node, 0)


def choose(program, name, steps):
    """Opens a drop-down and goes some rows down."""
    box = find(program, "combo box", name)
    press(next(node for node in walk(box) if node.get_role_name() in ("push button", "toggle button")))
    poll(lambda: False, 1)
    program.key(*["Down"] * steps, "Return")


def undo_all(program, original):
    for _ in range(40):
        program.key("ctrl+z", "ctrl+s")
        if poll(lambda: program.text() == original, 1):
            return True
    return False


def both_languages(program):
    """4 hours become 21: the Russian genitive changes its number, the cells of the matrix are computed anew."""
    go_to(program, "CBM-02")
    ok(holds(program, "в течение 4\u00a0часов") or holds(program, "в течение 4 часов"), "four-hours")
    set_value(find(program, "spin button", "Value of the parameter"), 21)
    ok(poll(lambda: any(re.search("в течение 21[ \u00a0]часа\\.", t) for t in texts(program))), "russian-genitive")
    ok(poll(lambda: any(re.search("within 21[ \u00a0]hours", t) for t in texts(program))), "english-plural")
    program.key("ctrl+s")
    ok(poll(lambda: 'name="deadline" value="21"' in program.text() or re.search('value="21"', program.text())), "in-the-file")


def sponsor(program):
    """Russia puts CBM-06 forward: what that costs is seen before it is kept."""
    program.key("alt+4")
    ok(poll(lambda: cell(program, "CBM-06")), "matrix")
    before = cell(program, "CBM-06")
    program.key("ctrl+Home", *["Down"] * 5, "Return")
    ok(poll(lambda: find(program, "label", "^Why: CBM-06")), "why")
    choose(program, "Who should put it forward", 2)
    ok(poll(lambda: find(program, "label", "cells? would change$")), "would-change")
    ok(poll(lambda: cell(program, "CBM-06") not in ("", before) and "was" in cell(program, "CBM-06")), "tried", cell(program, "CBM-06"))
    press(find(program, "push button", "^Keep$"))
    program.key("ctrl+s")
    ok(poll(lambda: re.search('id="m06"[^>]*sponsor="rus"', program.text())), "kept")
    percent = [int(n) for n in re.findall("(\\d+)%", before)] + [int(n) for n in re.findall(" (\\d+)%, score", cell(program, "CBM-06"))]
    ok(percent[-1] < percent[0], "costs", percent)


def relation(program):
    before = cell(program, "CBM-06")
    slider = poll(lambda: find(program, "slider", "^Relation: "))
    ok(slider is not None, "relation")
    set_value(slider, -1.0)
    ok(poll(lambda: cell(program, "CBM-06") != before), "relation-tried", before)
    press(find(program, "push button", "^Keep$"))
    program.key("ctrl+s")
    ok(poll(lambda: re.search('<relation [^>]*value="-1(.0)?"', program.text())), "relation-kept")


def scenario(program):
    before = [cell(program, f"CBM-{n:02}") for n in range(1, 14)]
    choose(program, "^Scenario", 1)
    ok(poll(lambda: [cell(program, f"CBM-{n:02}") for n in range(1, 14)] != before), "scenario")
    choose(program, "^Scenario", 0)


def paper(program, binary):
    """The Russian paper says what the window said."""
    folder = tempfile.mkdtemp()
    run = subprocess.run([binary, "export", program.file, "--out", folder, "--layout", "ru", "--format", "pdf"], capture_output=True,
                         text=True)
    ok(run.returncode == 0, "export", run.stderr)
    pages = ""
    for name in sorted(os.listdir(folder)):
        if name.endswith(".pdf"):
            pages += subprocess.run(["pdftotext", "-layout", os.path.join(folder, name), "-"], capture_output=True, text=True).stdout
    ok(re.search("в\\s+течение\\s+21\\s+часа", pages), "paper")


def main(binary):
    with Program(binary) as program:
        program.key("ctrl+s")
        original = program.text()
        both_languages(program)
        paper(program, binary)
        sponsor(program)
        relation(program)
        scenario(program)
        ok(undo_all(program, original), "undo-all")
        # Killed while it saves: the file is whole, old or new.
        set_value(find(program, "slider", "^Relation: "), 0.5)
        poll(lambda: find(program, "label", "cells? would change$"))
        press(find(program, "push button", "^Keep$"))
        poll(lambda: False, 1)
        program.key("ctrl+s")
        program.process.send_signal(signal.SIGKILL)
        program.process.wait()
        ok(subprocess.run([binary, "check", program.file], capture_output=True).returncode == 0, "whole-after-kill")
    TAP.done()


main(sys.argv[1])


