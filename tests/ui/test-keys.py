# SPDX-License-Identifier: GPL-3.0-or-later
"""UX 5: the program by keyboard alone, on a Russian layout beside an English one and on a Russian layout alone.
usage: test-keys.py BINARY"""
import sys

from nonpaper_ui import Program, Tap, poll, walk


def play(program, ok):
    """UX 3.11: N and digits play the exercise wherever the focus is on its page, but not while words are typed."""
    def log():
        program.key("ctrl+s")
        return program.text().count("<move ")

    program.key("alt+8")
    ok(poll(lambda: program.page() == "exercise"), "exercise")
    # The focus is in the list of scripts: nothing else is there to have it.
    program.key("n")
    ok(poll(lambda: log() == 1), "play-from-scripts")
    # What each answer would risk is computed first.
    ok(poll(lambda: any(node.get_name() == "Moves" for node in walk(program.app))), "play-moves")
    program.key("5")
    ok(poll(lambda: log() == 2), "play-digit")
    program.key("F6", "n")
    ok(poll(lambda: log() == 3), "play-from-side")
    # From the list of scripts on again, among the buttons above the play.
    program.key("shift+F6", "Tab", "Tab", "n")
    ok(poll(lambda: log() == 4), "play-from-tabs")


def check(tap, binary, layout):
    def ok(good, name, why=""):
        tap.ok(good, f"/ui/5/keys/{layout}/{name}", why)

    with Program(binary, layout) as program:
        before = program.text().count("<term ")
        for digit, page in (("2", "measures"), ("0", "glossary"), ("1", "overview"), ("4", "matrix"), ("0", "glossary")):
            program.key(f"alt+{digit}")
            ok(poll(lambda: program.page() == page), f"alt-{digit}", program.page())
        program.key("ctrl+n", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before + 1), "new-and-save")
        program.key("ctrl+z", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before), "undo")
        program.key("ctrl+shift+z", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before + 1), "redo")
        program.key("ctrl+z", "ctrl+y", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before + 1), "redo-y")
        program.key("F9")
        ok(poll(lambda: "sidebar=false" in program.settings()), "sidebar")
        program.key("F9")
        ok(poll(lambda: "sidebar=false" not in program.settings()), "sidebar-again")
        program.key("ctrl+k")
        ok(poll(lambda: program.app.get_child_count() > 1), "go-to")
        program.focus()
        program.key("Escape")
        ok(poll(lambda: program.app.get_child_count() == 1), "escape")
        program.focus()
        # F6 goes from list to detail to the sidebar, where arrows turn the pages.
        program.key("alt+0", "F6", "F6", "Home")
        ok(poll(lambda: program.page() == "overview"), "f6-to-sidebar", program.page())
        program.key("Down")
        ok(poll(lambda: program.page() == "measures"), "f6-and-arrows", program.page())
        play(program, ok)
        program.key("ctrl+q")
        ok(poll(lambda: program.process.poll() is not None), "quit")
        ok(program.text().count("<term ") == before + 1, "saved-at-quit")


def main():
    tap = Tap()
    for layout in ("us", "ru,us", "ru"):
        check(tap, sys.argv[1], layout)
    tap.done()


main()
