# SPDX-License-Identifier: GPL-3.0-or-later
"""What an analyst does, by hand, in the real window: types the prisoners' dilemma, puts a walk-away value out of reach.
usage: test-analyst.py BINARY"""
import re
import sys

from gi.repository import Atspi

from nonpaper_ui import Program, Tap, poll, walk

TAP = Tap()


def ok(good, name, why=""):
    TAP.ok(good, f"/ui/analyst/{name}", why)


def named(program, role, words):
    return [node for node in walk(program.app) if node.get_role_name() == role and re.search(words, node.get_name() or "")]


def says(program, words):
    return poll(lambda: named(program, "label", words), 30, 0.5)


def press(node):
    Atspi.Action.do_action(node, 0)


def go_to(program, words):
    program.key("ctrl+k")
    poll(lambda: program.app.get_child_count() > 1)
    program.focus()
    program.type(words)
    # The list is narrowed a moment after the last key.
    poll(lambda: False, 1)
    program.key("Return")
    poll(lambda: program.app.get_child_count() == 1)
    program.focus()


def add(program, button, place, element, words):
    """Presses the button of a party; the new row has the focus, and is typed into."""
    before = program.text().count(f"<{element} ")
    press(named(program, "push button", button)[place])
    ok(poll(lambda: (program.key("ctrl+s"), program.text().count(f"<{element} ") > before)[1]), f"{element}-{place}")
    # The focus comes with the next frame.
    poll(lambda: False, 0.7)
    program.key("ctrl+a")
    program.type(words)
    ok(poll(lambda: (program.key("ctrl+s"), words in program.text())[1]), f"typed-{words.replace(' ', '-')}")


def dilemma(program):
    go_to(program, "Situation")
    ok(poll(lambda: program.page() == "situation"), "situation", program.page())
    program.key("ctrl+n")
    ok(poll(lambda: len(named(program, "push button", "^Add an option$")) > 1), "new")
    add(program, "^Add an option$", 0, "option", "own cooperation")
    add(program, "^Add an option$", 1, "option", "their cooperation")
    us, ru = (re.search(f'<option id="([A-Z0-9]+)" party="{party}"[^>]*>\\s*<text>\\s*<t xml:lang="ru">\\w+ cooperation', program.text())
              for party in ("usa", "rus"))
    ok(us and ru, "options")
    us, ru = us[1], ru[1]
    # Each wants the other to cooperate first of all, and then not to cooperate itself.
    for place, words in ((0, ru), (0, f"NOT {us}"), (1, us), (1, f"NOT {ru}")):
        add(program, "^Add a preference$", place, "preference", words)
    ok(says(program, "^1 outcome holds by itself: 1$"), "nash")
    ok(says(program, "holds.* answered: 4$"), "sanctioned")
    ok(says(program, "has no move to anything better"), "sentence")


def walk_away(program):
    program.key("alt+5")
    tab = poll(lambda: named(program, "page tab", "^Frontier$"))
    ok(tab, "frontier")
    press(tab[0])
    slider = poll(lambda: named(program, "slider", "^Walk-away value: United States"), 20)
    ok(slider, "slider")
    ok(says(program, "bettered|efficient package"), "zone")
    Atspi.Value.set_current_value(slider[0], 1e6)
    ok(says(program, "^No zone of agreement: it opens when the walk-away value of United States comes down by [0-9,]+$"), "no-zone")


with Program(sys.argv[1]) as main:
    dilemma(main)
    walk_away(main)
TAP.done()
