# SPDX-License-Identifier: GPL-3.0-or-later
"""SAFETY D2: before the session of the desktop ends and before the computer sleeps, what is being typed is on the disk.
A bus of its own stands for both; the one who puts to sleep and the one who ends the session are played here.
usage: test-ends.py BINARY"""
import os
import sys
import threading

from gi.repository import Gio, GLib

from nonpaper_ui import Program, Tap, poll, walk

LOGIN = """<node><interface name="org.freedesktop.login1.Manager">
  <method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="h" direction="out"/></method>
  <signal name="PrepareForSleep"><arg type="b"/></signal></interface></node>"""
SESSION = """<node><interface name="org.gnome.SessionManager">
  <method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
  <method name="UnregisterClient"><arg type="o" direction="in"/></method></interface></node>"""
CLIENT = """<node><interface name="org.gnome.SessionManager.ClientPrivate">
  <method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
  <signal name="QueryEndSession"><arg type="u"/></signal><signal name="EndSession"><arg type="u"/></signal>
  <signal name="CancelEndSession"/></interface></node>"""
CLIENT_PATH = "/org/gnome/SessionManager/Client1"


class Desktop:
    """The two services, in a thread of their own; at every call that matters it looks at the disk."""

    def __init__(self, look):
        self.look, self.locks, self.asked, self.client, self.answers, self.seen = look, [], [], None, [], []
        context = GLib.MainContext()
        self.loop = GLib.MainLoop(context)
        ready = threading.Event()

        def run():
            context.push_thread_default()
            address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
            self.bus = Gio.DBusConnection.new_for_address_sync(
                address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
            for path, xml in (("/org/freedesktop/login1", LOGIN), ("/org/gnome/SessionManager", SESSION), (CLIENT_PATH, CLIENT)):
                interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
                self.bus.register_object(path, interface, self.called, None, None)
            for name in ("org.freedesktop.login1", "org.gnome.SessionManager"):
                Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
            ready.set()  # what is asked from now on waits for the loop
            self.loop.run()
        threading.Thread(target=run, daemon=True).start()
        ready.wait(10)

    def called(self, bus, sender, path, interface, method, parameters, invocation):
        if method == "Inhibit":
            self.asked.append(parameters.unpack())
            mine, theirs = os.pipe()
            self.locks.append(mine)
            files = Gio.UnixFDList.new()
            files.append(theirs)
            os.close(theirs)
            invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), files)
            return
        if method == "RegisterClient":
            self.client = parameters.unpack()
            invocation.return_value(GLib.Variant("(o)", (CLIENT_PATH,)))
            return
        if method == "EndSessionResponse":
            self.seen.append(self.look())
            self.answers.append(parameters.unpack())
        invocation.return_value(None)

    def emit(self, path, interface, name, value):
        self.bus.emit_signal(None, path, interface, name, value)
        self.bus.flush_sync(None)

    def released(self):
        """Whether the program let go of the newest lock: its end of the pipe is closed."""
        os.set_blocking(self.locks[-1], False)
        try:
            return os.read(self.locks[-1], 1) == b""
        except BlockingIOError:
            return False


def journals():
    """Everything in the journals, as bytes."""
    folder = os.path.join(os.environ["XDG_STATE_HOME"], "nonpaper", "journals")
    return b"".join(open(os.path.join(folder, n), "rb").read() for n in sorted(os.listdir(folder))) if os.path.isdir(folder) else b""


def main():
    tap, binary = Tap(), sys.argv[1]
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    os.environ["XDG_CURRENT_DESKTOP"] = "GNOME"
    desktop = Desktop(journals)
    running = lambda text: text.replace('<meeting id="mt2"', '<meeting id="mt2" state="running"').replace(' state="planned"', "")
    with Program(binary, prepare=running) as program:
        program.key("alt+7")
        tap.ok(poll(lambda: any(n.get_name() == "Note" for n in walk(program.app))), "/ui/D2/meeting-runs")
        tap.ok(poll(lambda: desktop.asked), "/ui/D2/asks-to-delay-sleep")
        tap.ok(desktop.asked and desktop.asked[0][0] == "sleep" and desktop.asked[0][3] == "delay", "/ui/D2/only-a-delay", desktop.asked)

        program.type("half a sentence when the lid falls")
        tap.ok(not desktop.released(), "/ui/D2/holds-the-lock")
        desktop.emit("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", GLib.Variant("(b)", (True,)))
        tap.ok(poll(desktop.released, 5, 0.005), "/ui/D2/lets-it-sleep")
        # It is there the moment the computer may sleep, not two seconds later.
        tap.ok(b"when the lid falls" in journals(), "/ui/D2/draft-before-sleep")
        desktop.emit("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", GLib.Variant("(b)", (False,)))
        tap.ok(poll(lambda: len(desktop.asked) == 2), "/ui/D2/delays-the-next-sleep", desktop.asked)

        tap.ok(poll(lambda: desktop.client), "/ui/D2/registers-with-the-session", desktop.client)
        program.type(", and when the day ends")
        desktop.emit(CLIENT_PATH, "org.gnome.SessionManager.ClientPrivate", "QueryEndSession", GLib.Variant("(u)", (0,)))
        tap.ok(poll(lambda: desktop.answers), "/ui/D2/answers-the-session")
        tap.ok(desktop.answers[:1] and desktop.answers[0][0], "/ui/D2/does-not-stop-it", desktop.answers)
        tap.ok(desktop.seen and b"when the day ends" in desktop.seen[0], "/ui/D2/draft-before-the-answer")
        # The question may stand on the screen for a while; what is typed meanwhile counts as well.
        program.type(" at last")
        desktop.emit(CLIENT_PATH, "org.gnome.SessionManager.ClientPrivate", "EndSession", GLib.Variant("(u)", (0,)))
        tap.ok(poll(lambda: program.process.poll() is not None) and program.process.returncode == 0, "/ui/D2/ends",
               program.process.returncode)
        tap.ok(b"when the day ends at last" in journals(), "/ui/D2/draft-of-the-last-moment")
    tap.done()


main()
