# SPDX-License-Identifier: GPL-3.0-or-later
"""UX 7: on every page, every control has a name that a screen reader can say. usage: test-names.py BINARY"""
import re
import sys

from gi.repository import Atspi

from nonpaper_ui import Program, Tap, poll, walk

ROLES = {"push button", "toggle button", "check box", "radio button", "text", "spin button", "combo box", "list", "slider",
         "table", "tree table", "switch", "entry", "password text"}
# Parts inside a drop-down, menu button or spin button that the toolkit leaves without a name; the whole has one.
TOOLKIT = {"preferences": ("GtkSearchEntry", "GtkListBox"), "new-dossier": ("GtkListBox",),
           "shortcuts": ("GtkSearchEntry", "GtkImage", "GtkMenuButton")}
INSIDE = {"combo box", "spin button", "menu button"}


def has_name(node):
    name = node.get_name() or ""
    return bool(name.strip()) and not re.match(r"(Gtk|Adw|Np)[A-Z]", name)


def where(node):
    parts = []
    while node is not None and len(parts) < 5:
        parts.append(f"{node.get_role_name()} “{node.get_name()}”")
        node = node.get_parent()
    return " in ".join(parts)


def is_inside(node):
    """Whether it is a part of something that is named as a whole."""
    parent = node.get_parent()
    for _ in range(3):
        if parent is None:
            return False
        # A row that opens, or an entry in a row, is lists within a list item.
        if node.get_role_name() == "list" and parent.get_role_name() == "list item":
            return True
        if parent.get_role_name() in INSIDE or (parent.get_role_name() in ROLES and has_name(parent)
                                                and parent.get_role_name() not in ("list", "table")):
            return True
        parent = parent.get_parent()
    return False


def check(tap, top, what, toolkit=()):
    bad = [n for n in walk(top) if n.get_role_name() in ROLES and not has_name(n) and not is_inside(n)
           and n.get_name() not in toolkit]
    tap.ok(not bad, what, "\n".join(where(n) for n in bad[:30]))


def main():
    tap = Tap()
    with Program(sys.argv[1]) as program:
        for page in program.pages():
            program.key("ctrl+k")
            poll(lambda: program.app.get_child_count() > 1, 3)
            program.focus()
            program.type(page)
            program.key("Return")
            tap.ok(poll(lambda: program.app.get_child_count() == 1, 3), f"/ui/7/visit/{page.lower()}")
            program.focus()
        # Pages stay once they were shown: one walk sees them all.
        check(tap, program.app, "/ui/7/names/pages")
        dialogs = (("ctrl+alt+p", "preferences"), ("F1", "help"), ("ctrl+k", "go-to"), ("ctrl+e", "export"),
                   ("ctrl+shift+n", "new-dossier"), ("shift+F1", "shortcuts"), ("From library…", "library"))
        program.key("alt+2")
        for keys, what in dialogs:
            if what == "library":
                Atspi.Action.do_action(next(n for n in walk(program.app) if n.get_name() == keys), 0)
            else:
                program.key(keys)
            tap.ok(poll(lambda: program.app.get_child_count() > 1, 3), f"/ui/7/opens/{what}")
            program.focus()
            check(tap, program.app.get_child_at_index(program.app.get_child_count() - 1), f"/ui/7/names/{what}",
                  TOOLKIT.get(what, ()))
            program.key("Escape")
            poll(lambda: program.app.get_child_count() == 1, 3)
            program.focus()
    tap.done()


main()
