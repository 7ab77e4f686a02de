# SPDX-License-Identifier: GPL-3.0-or-later
"""SAFETY 9: what a dossier says, what it is called and where it lies leave no trace on the desktop: after a session with
it nothing of them is in the home, the settings, the caches, the list of recent files, what was printed or what went over
the bus; only the copies of SAFETY B1 have its words. No socket leads to a network. usage: test-traces.py BINARY"""
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

from nonpaper_ui import Program, Snapshot, Tap, poll

WORD, TYPED, FOLDER, NAME, OTHER = "Кварцитголубь", "quaggatyped", "Zebrafolder", "Okapifile", "Tapirfile"


def spellings(word):
    """The word as a file may hold it."""
    raw = word.encode()
    plain = [raw, word.encode("utf-16-le"), raw.hex().encode(), urllib.parse.quote(word).encode(),
             word.encode("unicode_escape"), "".join(f"\\{byte:03o}" if byte > 126 else chr(byte) for byte in raw).encode()]
    return plain + [base64.b64encode(raw[i:i + len(raw) // 3 * 3])[:-4] for i in range(3)]


def found(folder, words, allowed):
    """Which files, or names of files, have one of the words."""
    hits = []
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(place, name)
            if any(path.startswith(one) for one in allowed):
                continue
            data = os.fsencode(name)
            if name in files and os.path.isfile(path):
                with open(path, "rb") as file:
                    data += file.read()
            hits += [f"{path}: {word}" for word in words if any(one in data for one in spellings(word))]
    return hits


def network_sockets(pid):
    """Sockets of the process that are of the internet, by their inodes."""
    mine = set()
    for fd in os.listdir(f"/proc/{pid}/fd"):
        try:
            mine.update(re.findall(r"socket:\[(\d+)\]", os.readlink(f"/proc/{pid}/fd/{fd}")))
        except OSError:  # closed meanwhile
            pass
    there = set()
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        try:
            with open(f"/proc/{pid}/net/{kind}", encoding="ascii") as table:
                there.update(line.split()[9] for line in list(table)[1:])
        except OSError:
            pass
    return mine & there


def prepare(text):
    return re.sub(r'<t xml:lang="ru">', f'<t xml:lang="ru">{WORD} ', text, count=40)


def use(tap, program, other):
    """The tour: every page, a word typed, found and copied, saved in another place."""
    snapshot = Snapshot(program.process.pid)
    for digit in "1234567890":
        program.key(f"alt+{digit}")
        poll(lambda: False, 0.2)
    tap.ok(not network_sockets(program.process.pid), "/ui/S9/no-network")
    program.key("ctrl+n")
    poll(lambda: program.text().count("<term ") > 6)
    program.key("Tab", "Tab")
    program.key("ctrl+k")
    poll(lambda: len(snapshot.windows()) > 1)
    program.focus()
    program.type(TYPED)
    program.key("ctrl+a", "ctrl+c", "ctrl+x", "Escape")
    poll(lambda: len(snapshot.windows()) == 1)
    program.focus()
    program.key("ctrl+shift+s")
    poll(lambda: len(snapshot.windows()) > 1)
    poll(lambda: False, 1)
    program.focus()
    program.key("ctrl+a")
    program.type(other)
    program.key("Return")
    tap.ok(poll(lambda: os.path.exists(other)), "/ui/S9/saved-elsewhere")
    program.focus()
    program.key("alt+2", "ctrl+s")
    tap.ok(not network_sockets(program.process.pid), "/ui/S9/no-network-later")
    program.key("ctrl+q")
    tap.ok(poll(lambda: program.process.poll() is not None, 20), "/ui/S9/quits")


def main():
    tap = Tap()
    home = tempfile.mkdtemp()
    kept = os.path.join(home, FOLDER)
    os.mkdir(kept, 0o700)
    for kind, name in (("HOME", "home"), ("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"),
                       ("TMPDIR", "tmp")):
        os.environ[kind] = os.path.join(home, name)
        os.mkdir(os.environ[kind], 0o700)
    with open(os.path.join(home, "bus"), "wb") as bus, open(os.path.join(home, "printed"), "wb") as printed:
        monitor = subprocess.Popen(["dbus-monitor", "--session"], stdout=bus, stderr=subprocess.DEVNULL)
        # The settings lie beside the dossier of the test; everything else of it is elsewhere.
        with Program(sys.argv[1], prepare=prepare, path=os.path.join(kept, NAME + ".nonpaper"), output=printed) as program:
            use(tap, program, os.path.join(kept, OTHER + ".nonpaper"))
            settings = program.settings()
        monitor.terminate()
        monitor.wait()
    with open(os.path.join(home, "settings"), "w", encoding="utf-8") as copy:
        copy.write(settings)
    copies = os.path.join(os.environ["XDG_STATE_HOME"], "nonpaper")
    tap.ok(found(kept, [WORD], []), "/ui/S9/dossier-has-it")
    tap.ok(found(home, [WORD], [copies]), "/ui/S9/dossier-only")
    hits = found(home, [WORD], [kept, copies])
    tap.ok(not hits, "/ui/S9/words", "\n".join(hits))
    hits = found(home, [TYPED, NAME, OTHER, FOLDER], [kept])
    tap.ok(not hits, "/ui/S9/names", "\n".join(hits))
    hits = found(os.environ["XDG_RUNTIME_DIR"], [WORD, TYPED, NAME, OTHER, FOLDER], [])
    tap.ok(not hits, "/ui/S9/run", "\n".join(hits))
    shutil.rmtree(home)
    tap.done()


main()
