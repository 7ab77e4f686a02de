# SPDX-License-Identifier: GPL-3.0-or-later
"""UX 5: the program by keyboard alone, on a Russian layout beside an English one and on a Russian layout alone.
usage: test-keys.py BINARY"""
import sys

from nonpaper_ui import Program, Tap, poll


def check(tap, binary, layout):
    def ok(good, name, why=""):
        tap.ok(good, f"/ui/5/keys/{layout}/{name}", why)

    with Program(binary, layout) as program:
        before = program.text().count("<term ")
        for digit, page in (("2", "measures"), ("0", "glossary"), ("1", "overview"), ("4", "matrix"), ("0", "glossary")):
            program.key(f"alt+{digit}")
            ok(poll(lambda: program.page() == page, 3), f"alt-{digit}", program.page())
        program.key("ctrl+n", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before + 1, 5), "new-and-save")
        program.key("ctrl+z", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before, 5), "undo")
        program.key("ctrl+shift+z", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before + 1, 5), "redo")
        program.key("ctrl+z", "ctrl+y", "ctrl+s")
        ok(poll(lambda: program.text().count("<term ") == before + 1, 5), "redo-y")
        program.key("F9")
        ok(poll(lambda: "sidebar=false" in program.settings(), 3), "sidebar")
        program.key("F9")
        ok(poll(lambda: "sidebar=false" not in program.settings(), 3), "sidebar-again")
        program.key("ctrl+k")
        ok(poll(lambda: program.app.get_child_count() > 1, 3), "go-to")
        program.focus()
        program.key("Escape")
        ok(poll(lambda: program.app.get_child_count() == 1, 3), "escape")
        program.focus()
        # F6 goes to the sidebar, where arrows turn the pages.
        for _ in range(4):
            program.key("F6")
            program.key("Home")
            if poll(lambda: program.page() == "overview", 0.6):
                break
        program.key("Down")
        ok(poll(lambda: program.page() == "measures", 3), "f6-and-arrows", program.page())
        program.key("ctrl+q")
        ok(poll(lambda: program.process.poll() is not None, 5), "quit")
        ok(program.text().count("<term ") == before + 1, "saved-at-quit")


def main():
    tap = Tap()
    for layout in ("us", "ru,us", "ru"):
        check(tap, sys.argv[1], layout)
    tap.done()


main()
