# SPDX-License-Identifier: GPL-3.0-or-later
"""UX 7: on every page, in every dialog, menu and popover, every control has a name that a screen reader can say.
usage: test-names.py BINARY"""
import re
import signal
import subprocess
import sys

from nonpaper_ui import Program, Snapshot, Tap, poll, walk

ROLES = {"push button", "toggle button", "check box", "radio button", "text", "spin button", "combo box", "list", "slider",
         "table", "tree table", "switch", "entry", "password text", "list item", "menu item", "check menu item",
         "radio menu item", "page tab", "progress bar", "level bar", "link"}
# Parts of the toolkit's own windows that it leaves without a name.
TOOLKIT = {"preferences": ("GtkSearchEntry", "GtkListBox"), "new-dossier": ("GtkListBox",),
           "shortcuts": ("GtkSearchEntry", "GtkImage", "GtkMenuButton"), "about": ("GtkImage", "GtkButton", "GtkListBox", "GtkTextView")}
INSIDE = {"combo box", "spin button", "menu button"}
# What opens on a press, on the page where it stands.
MENUS = (
    ("1", "Main menu"), ("2", "More for this clause"), ("2", "Rename the parameter"), ("2", "More for this parameter"),
    ("inspector", "Between"), ("inspector", "Sources"), ("5", "Copy the chart"), ("6", "Rename$"), ("7", "Agreed"), ("Situation", "More$"),
)
SECONDS = 20


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


def is_row_of_named(node):
    """A row of a list is called by what it holds: the toolkit gives items of lists no name of their own."""
    for _ in range(2):
        node = node.get_child_at_index(0) if node.get_child_count() else None
        if node is None:
            return False
        if has_name(node):
            return True
    return False


def is_good(node, toolkit):
    role = node.get_role_name()  # asked before the name, which is dear
    return (role not in ROLES or has_name(node) or is_inside(node) or node.get_name() in toolkit
            or (role == "list item" and is_row_of_named(node)))


def check(tap, top, what, toolkit=()):
    n, bad = 0, []
    for node in walk(top):
        n += 1
        if not is_good(node, toolkit):
            bad.append(where(node))
    tap.ok(n > 3 and not bad, f"/ui/7/names/{what}", "\n".join(bad[:40]) or "nothing there")


def go_to(program, words):
    program.key("ctrl+k")
    poll(lambda: program.app.get_child_count() > 1, SECONDS)
    program.focus()
    program.type(words)
    program.key("Return")
    there = poll(lambda: program.app.get_child_count() == 1, SECONDS)
    program.focus()
    return there


def dialog(tap, program, snapshot, what, start):
    """Opens a window over the window, looks at it and closes it."""
    before = snapshot.windows()
    for _ in range(2):  # a key may be lost while the window is busy
        start()
        new = poll(lambda: [path for path in snapshot.windows() if path not in before], SECONDS)
        if new:
            break
    else:
        tap.ok(False, f"/ui/7/opens/{what}")
        return
    program.focus()
    check(tap, snapshot.take(new[0]), what, TOOLKIT.get(what, ()))
    program.key("Escape")
    tap.ok(poll(lambda: len(snapshot.windows()) == len(before), SECONDS), f"/ui/7/closes/{what}")
    program.focus()


def opened(snapshot, path):
    """The menu or popover of a button: it is there only while it is open."""
    button = snapshot.take(path)
    return next((n for n in walk(button) if n.get_name() in ("GtkPopoverContent", "GtkPopoverMenu")), None) and button


def menus(tap, program, snapshot, top):
    """Opens each menu by its button; Escape closes it."""
    buttons = [n for n in walk(top) if n.get_role_name() == "push button" and n.get_child_count() > 0
               and n.get_child_at_index(0).get_role_name() == "push button"]
    shown = None
    for where_, name in MENUS:
        button = next((b for b in buttons if re.match(name, b.get_name())), None)
        what = f"{where_.lower()}/{name.lower().strip('$').replace(' ', '-')}"
        if where_ != shown and where_ == "inspector":
            program.key("ctrl+i")
        elif where_ != shown and where_.isdigit():
            program.key(f"alt+{where_}")
        elif where_ != shown:
            go_to(program, where_)
        shown = where_
        if button is None:
            tap.ok(False, f"/ui/7/menu/{what}", [b.get_name() for b in buttons])
            continue
        poll(lambda: False, 0.3)
        snapshot.act(button.get_child_at_index(0).path)
        popover = poll(lambda: opened(snapshot, button.path), SECONDS)
        if popover is None:
            tap.ok(False, f"/ui/7/menu/{what}", "does not open")
            continue
        check(tap, popover, what)
        program.key("Escape")
        tap.ok(poll(lambda: opened(snapshot, button.path) is None, SECONDS), f"/ui/7/closes/{what}")


def walk_window(tap, binary):
    with Program(binary) as program:
        snapshot = Snapshot(program.process.pid)
        main = snapshot.windows()[0]
        # What opens below the edge of the screen cannot be opened.
        subprocess.run(["xdotool", "windowsize", "--sync", program.window, "1900", "1060"], check=True)
        for page in program.pages():
            tap.ok(go_to(program, page), f"/ui/7/visit/{page.lower()}")
        # A meeting to come is set up where one that is over is reviewed.
        tap.ok(go_to(program, "Test plan for the channels"), "/ui/7/visit/set-up")
        # Pages stay once they were shown: one look sees them all.
        top = snapshot.take_all()
        check(tap, top, "pages")
        menus(tap, program, snapshot, top)
        program.key("alt+1")
        for keys, what in (("ctrl+alt+p", "preferences"), ("F1", "help"), ("ctrl+k", "go-to"), ("ctrl+e", "export"),
                           ("ctrl+shift+n", "new-dossier"), ("shift+F1", "shortcuts")):
            dialog(tap, program, snapshot, what, lambda keys=keys: program.key(keys))

        def about():
            program.key("F10")
            poll(lambda: False, 0.5)
            program.key("Up", "Return")

        dialog(tap, program, snapshot, "about", about)
        dialog(tap, program, snapshot, "ledger", lambda: snapshot.act(main, "win.ledger"))
        dialog(tap, program, snapshot, "purge", lambda: snapshot.act(main, "win.purge-off-record"))
        program.key("alt+2")
        library = next(n for n in walk(top) if n.get_name() == "From library…")
        dialog(tap, program, snapshot, "library", lambda: snapshot.act(library.path))
        # Somebody else writes the file: the bar says where both versions are.
        with open(program.file, "a", encoding="utf-8") as other:
            other.write("<!-- another hand -->\n")
        program.key("alt+0", "ctrl+n", "ctrl+s")
        verb = next(n for n in walk(top) if n.get_name() == "Details" and n.get_role_name() == "push button")
        tap.ok(poll(lambda: snapshot.take(verb.path).get_name() == "Understood"), "/ui/7/opens/conflict")


def walk_questions(tap, binary):
    def spoil(text):
        return text[:len(text) // 2]

    # Damaged: it asks before it shows what is left of it.
    with Program(binary, prepare=spoil, readable=False) as program:
        snapshot = Snapshot(program.process.pid)
        tap.ok(poll(lambda: len(snapshot.windows()) > 1, SECONDS), "/ui/7/opens/damaged")
        check(tap, snapshot.take_all(), "damaged")
        program.focus()
        program.key("Return")
        tap.ok(poll(lambda: program.pages()), "/ui/7/opens/recovered")
        program.focus()
        dialog(tap, program, snapshot, "unsaved", lambda: program.key("ctrl+w"))
    # Killed with a change that is on this computer alone: it asks what to do with it.
    with Program(binary) as program:
        program.key("alt+0", "ctrl+n")
        poll(lambda: False, 3)
        program.process.send_signal(signal.SIGKILL)
        program.process.wait()
        program.start()
        program.__enter__()
        snapshot = Snapshot(program.process.pid)
        dialog(tap, program, snapshot, "kept", lambda: snapshot.act(snapshot.windows()[0], "win.restore"))


def main():
    tap = Tap()
    walk_window(tap, sys.argv[1])
    walk_questions(tap, sys.argv[1])
    tap.done()


main()
