# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program: keys by xdotool, what it says by AT-SPI. For the tests beside it."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# A program that is busy, as all are under the sanitizers, answers later than libatspi waits by itself (0.8 s).
Atspi.set_timeout(20000, 20000)

# Keys by the place they have on the keyboard, so that the layout decides what they send.
CODES = {"n": 57, "k": 45, "s": 39, "z": 52, "f": 41, "y": 29, "i": 31, "w": 25, "q": 24, "p": 33, "o": 32, "l": 46,
         "0": 19, **{str(d): 9 + d for d in range(1, 10)}}


def poll(what, seconds=40, step=0.05):
    """Waits until what() gives something; returns it, or None when the time is up."""
    end = time.monotonic() + seconds
    while True:
        try:
            got = what()
        except gi.repository.GLib.Error:  # too busy to answer
            got = None
        if got or time.monotonic() > end:
            return got
        time.sleep(step)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


class Node:
    """A thing of a snapshot, to be asked as one of Atspi."""

    def __init__(self, path):
        self.path, self.name, self.role, self.parent, self.children = path, "", "", None, []

    def get_name(self):
        return self.name

    def get_role_name(self):
        return self.role

    def get_parent(self):
        return self.parent

    def get_child_count(self):
        return len(self.children)

    def get_child_at_index(self, i):
        return self.children[i]


class Snapshot:
    """All that a program says of itself, in one answer instead of four for every thing."""

    def __init__(self, pid):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus, self.program = session, "org.a11y.Bus"
        address = self.call("/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.program = "org.freedesktop.DBus"
        names = [n for n in self.call("/", "org.freedesktop.DBus", "ListNames") if n.startswith(":")]
        self.program = next(n for n in names if pid == Gio.DBusConnection.call_sync(
            self.bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
            GLib.Variant("(s)", (n,)), None, 0, -1, None).unpack()[0])

    def call(self, path, interface, method, arguments=None):
        return self.bus.call_sync(self.program, path, interface, method, arguments, None, 0, -1, None).unpack()[0]

    def grow(self, node, nodes):
        nodes[node.path] = node
        for _, path in self.call(node.path, "org.a11y.atspi.Accessible", "GetChildren"):
            child = Node(path)
            child.parent = node
            node.children.append(child)
            self.grow(child, nodes)

    def take_all(self):
        """Returns the program with all that is in its windows."""
        nodes, top = {}, Node("/org/a11y/atspi/accessible/root")
        self.grow(top, nodes)
        for item in self.call("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems"):
            node = nodes.get(item[0][1])
            if node is not None:
                node.name, node.role = item[6], Atspi.role_get_name(Atspi.Role(item[7]))
        return top

    def take(self, path):
        """Returns one thing and what is in it: for small ones."""
        nodes = {}
        self.grow(Node(path), nodes)
        for node in nodes.values():
            which = GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name"))
            node.name = self.call(node.path, "org.freedesktop.DBus.Properties", "Get", which)
            node.role = Atspi.role_get_name(Atspi.Role(self.call(node.path, "org.a11y.atspi.Accessible", "GetRole")))
        return nodes[path]

    def windows(self):
        return [path for _, path in self.call("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Accessible", "GetChildren")]

    def act(self, path, name="click"):
        """Does what a thing can do, by its name; the first of them when it has but one."""
        names = [action[0] for action in self.call(path, "org.a11y.atspi.Action", "GetActions")]
        self.call(path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (names.index(name) if len(names) > 1 else 0,)))


class Program:
    """The program on a copy of the sample, which prepare() may change before; use it as a context."""

    def __init__(self, binary, layout="us", language="en", prepare=None, readable=True, path=None, output=None):
        self.folder = tempfile.mkdtemp()
        self.file = path or os.path.join(self.folder, "talks.nonpaper")
        sample = os.path.join(os.path.dirname(__file__), "..", "..", "resources", "samples", "helsinki.nonpaper")
        with open(sample, encoding="utf-8") as source, open(self.file, "w", encoding="utf-8") as copy:
            text = source.read()
            copy.write(prepare(text) if prepare else text)
        os.chmod(self.file, 0o600)
        os.makedirs(os.path.dirname(self.settings_path()))
        with open(self.settings_path(), "w", encoding="utf-8") as settings:
            settings.write("[org/nonpaper/Nonpaper]\nreduce-motion=true\n")
        subprocess.run(["setxkbmap", "-layout", layout], check=True)
        env = dict(os.environ, LANGUAGE=language, GSETTINGS_BACKEND="keyfile", GTK_A11Y="atspi", LC_ALL="C.UTF-8",
                   G_DEBUG="fatal-warnings")
        env["XDG_CONFIG_HOME"] = self.folder
        self.command, self.env, self.readable, self.output = [os.path.abspath(binary), self.file], env, readable, output
        self.start()

    def start(self):
        """Starts it, also once more after it ended; then __enter__() waits for its window."""
        self.process = subprocess.Popen(self.command, env=self.env, cwd=self.folder, stdout=self.output, stderr=self.output)

    def __enter__(self):
        self.window = poll(self.find_window)
        assert self.window, "no window came"
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)
        self.app = poll(self.find_app)
        assert self.app, "not on the accessibility bus"
        assert not self.readable or poll(lambda: self.pages()), "no pages"
        return self

    def __exit__(self, *rest):
        self.process.terminate()
        self.process.wait(40)
        shutil.rmtree(self.folder)

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def find_app(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def focus(self):
        window = self.find_window()
        if window:
            subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)

    def key(self, *combinations):
        """Presses keys: "ctrl+n" is the key in the place of n, whatever it sends; names of other keys as xdotool has them."""
        for combination in combinations:
            parts = [str(CODES[p]) if p in CODES else p for p in combination.split("+")]
            subprocess.run(["xdotool", "key", "--clearmodifiers", "+".join(parts)], check=True)
            time.sleep(0.12)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        time.sleep(0.3)

    def pages(self):
        for node in walk(self.app):
            if node.get_role_name() == "list" and node.get_name() in ("Pages", "Страницы"):
                return [node.get_child_at_index(i).get_name() for i in range(node.get_child_count())
                        if node.get_child_at_index(i).get_role_name() == "list item"]
        return []

    def settings_path(self):
        return os.path.join(self.folder, "glib-2.0", "settings", "keyfile")

    def settings(self):
        with open(self.settings_path(), encoding="utf-8") as settings:
            return settings.read()

    def page(self):
        """The page shown last, as the program remembers it for this dossier."""
        found = re.findall(r"^page='([a-z]+)'$", self.settings(), re.M)
        return found[-1] if found else "overview"

    def text(self):
        return open(self.file, encoding="utf-8").read()


class Tap:
    def __init__(self):
        self.n = self.bad = 0

    def ok(self, good, name, why=""):
        self.n += 1
        self.bad += not good
        print(("ok" if good else "not ok"), self.n, name, flush=True)
        for line in str(why).splitlines() if not good else []:
            print("#", line, flush=True)

    def done(self):
        print(f"1..{self.n}")
        sys.exit(1 if self.bad else 0)
