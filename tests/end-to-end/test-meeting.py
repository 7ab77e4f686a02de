# SPDX-License-Identifier: GPL-3.0-or-later
"""A day of talks typed into the real window: 150 entries at speed, the program killed twice and told to end once in the
middle of it, restored, reviewed, the forecast updated, the record exported. What the dossier holds in the end is compared
with what was typed, character by character; keys are counted. usage: test-meeting.py BINARY LAYOUT

On "us,ru" every character is typed on the layout that has it: the layout changes with the language, in the middle of lines,
too. On "ru" there are no Latin letters: English is typed blind on the keys of the Russian layout and turned round by F8."""
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from nonpaper_ui import Atspi, Program, Tap, poll, walk  # noqa: E402

NS = "{urn:nonpaper:dossier:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MEETING = "mt2"
KINDS = {"1": None, "2": "question", "3": "proposal", "4": "signal", "5": "commitment", "6": "procedure", "7": "ours", "8": "agreed"}
REGIMES = {"1": "OTR", "2": "BG", "3": "CHR", "4": "DBG", "5": "OFF"}
SIGNS = ("++", "+-", "--", "+", "-", "_")
# The same keys on the two layouts.
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
TO_CYRILLIC = {**str.maketrans(LATIN.upper(), CYRILLIC.upper()), **str.maketrans(LATIN, CYRILLIC)}
SECONDS_STOPPED = 5
DELAY = "4"  # milliseconds between keys: fifty times as fast as a person


def digit_code(digit):
    return str(9 + int(digit))


class Entry:
    """One line of the script: what is typed, and what has to come of it."""

    def __init__(self, line, before, layout):
        seat, rule, measures, marks, words, private = line.split("|")
        self.chord = seat
        self.seat = seat or (before.seat if before else None)
        self.rule = rule or (before.rule if before else None)
        tokens = ["*" + m for m in measures.split()] + (["!" + rule] if rule else []) + marks.split()
        self.prefix = "".join(t + " " for t in tokens)
        self.words, self.private = words, private
        text = words
        while "←" in text:
            text = re.sub("[^←]←", "", text, count=1)
        self.text = text
        self.raw = self.prefix + text + (" \\ " + private if private else "")
        self.blind = layout == "ru" and re.search("[A-Za-z]", words) is not None
        self.reactions = []
        for m in measures.split():
            sign = next((s for s in SIGNS if m.endswith(s)), "")
            self.reactions.append((int(m[: len(m) - len(sign)]), sign))
        self.kind = next((KINDS[m[1]] for m in marks.split() if m[0] == "("), None)
        doubt = next((m[1:] for m in marks.split() if m[0] == "%"), None)
        self.doubt = doubt if doubt else None
        self.verify = doubt == ""
        letters = [len(re.findall(r, self.text)) for r in ("[а-яёА-ЯЁ]", "[a-zA-Z]")]
        self.language = "ru" if letters[0] >= letters[1] else "en"
        self.tagged = bool(seat or tokens)
        self.keys = bool(seat) + len(self.prefix)

    def plain(self):
        """The characters of the line up to the private words, as the keys give them."""
        return self.prefix + (self.words.translate(TO_CYRILLIC) if self.blind else self.words)

    def commands(self, start=0, stop=None, enter=True):
        """The keys of the line for xdotool; from and up to a character of the line."""
        out = []
        if self.chord and start == 0:
            out += ["key", "ctrl+" + digit_code(self.chord)]
        line = self.plain()
        for part in re.findall("←+|[^←]+", line[start:stop]):
            if part[0] == "←":
                out += ["key", "--delay", DELAY] + ["BackSpace"] * len(part)
            else:
                out += ["type", "--delay", DELAY, "--args", "1", part]
        if stop is not None:
            return out
        if self.blind:
            # The last word, then the whole line.
            out += ["key", "F8", "key", "F8"]
        if self.private:
            out += ["type", "--delay", DELAY, "--args", "1", " \\ " + self.private]
        return out + (["key", "Return"] if enter else [])


def read_script(layout):
    """The entries, and what happens before each."""
    entries, events, waiting = [], {}, []
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "meeting.txt"), encoding="utf-8") as script:
        for line in script.read().splitlines():
            if line.startswith("@"):
                waiting.append(line[1:])
            elif line and not line.startswith("#"):
                events[len(entries)] = waiting
                waiting = []
                entries.append(Entry(line, entries[-1] if entries else None, layout))
    return entries, events


def xdotool(commands):
    subprocess.run(["xdotool"] + commands, check=True)


def stalled(process, commands):
    """The keys come while the program does nothing, and are all there at once when it goes on; then it stops again and again.
    A program that was stopped while it had the display to itself (a grab of the X server) has to go on before anybody can type."""
    process.send_signal(signal.SIGSTOP)
    typist = subprocess.Popen(["xdotool"] + commands[0])
    try:
        typist.wait(SECONDS_STOPPED)
    except subprocess.TimeoutExpired:
        pass
    process.send_signal(signal.SIGCONT)
    assert typist.wait() == 0
    for c in commands[1:]:
        typist = subprocess.Popen(["xdotool"] + c)
        while typist.poll() is None:
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.15)
            process.send_signal(signal.SIGCONT)
            time.sleep(0.01)
        assert typist.returncode == 0


def first_of_the_list(dossier):
    """The meeting that is to be held stands before the one that was."""
    past, coming = (re.search(rf'  <meeting id="{m}".*?</meeting>\n', dossier, re.S).group() for m in ("mt1", MEETING))
    return dossier.replace(coming, "").replace(past, coming + past)


class Room:
    """The program with the meeting in it."""

    def __init__(self, binary, layout, tap):
        self.binary, self.layout, self.tap = binary, layout, tap
        self.program = Program(binary, layout, prepare=first_of_the_list)
        self.nodes = {}

    def ok(self, good, name, why=""):
        self.tap.ok(good, f"/end-to-end/{self.layout}/{name}", why)

    def enter(self):
        self.program.__enter__()
        self.program.key("alt+7")
        assert poll(lambda: self.find("list", "Meetings") or self.composer()), "no page of meetings"

    def find(self, role, name):
        return next((n for n in walk(self.program.app) if n.get_role_name() == role and (n.get_name() or "").endswith(name)), None)

    def button(self, name):
        """Whatever bears that name and can be pressed."""
        return next((n for n in walk(self.program.app) if (n.get_name() or "").replace("_", "") == name
                     and n.get_role_name() != "label" and n.get_action_iface() and n.get_n_actions() > 0), None)

    def press(self, name):
        button = poll(lambda: self.button(name))
        assert button, f"no button “{name}”"
        Atspi.Action.do_action(button, 0)

    def node(self, key, what):
        """One of the nodes that are asked for again and again; looked for once in each life of the program."""
        if key not in self.nodes:
            found = next((n for n in walk(self.program.app) if what(n)), None)
            if found is None:
                return None
            self.nodes[key] = found
        self.nodes[key].clear_cache()
        return self.nodes[key]

    def composer(self):
        return self.node("line", lambda n: n.get_role_name() == "text" and n.get_name() == "Note")

    def line(self):
        node = self.composer()
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)) if node else None

    def label(self, key, pattern):
        node = self.node(key, lambda n: n.get_role_name() == "label" and re.match(pattern, n.get_name() or ""))
        return node.get_name() if node else ""

    def count(self):
        """How many entries the bar over the notes says there are."""
        found = re.match(r"(\d+)", self.label("count", r"\d+ entr(y|ies)$"))
        return int(found.group(1)) if found else None

    def journal(self):
        """What the bar says about the disk."""
        return self.label("journal", r"journal|not yet kept|Not on disk")

    def wait_count(self, n):
        assert poll(lambda: self.count() == n, 20), f"{self.count()} entries instead of {n}"

    def end(self, how):
        self.program.process.send_signal(how)
        self.program.process.wait(40)

    def again(self):
        """The next start: what was not saved is offered and taken."""
        self.nodes = {}
        self.program.start()
        self.program.__enter__()
        self.program.key("alt+7")
        self.press("Look…")
        assert poll(lambda: self.program.app.get_child_count() > 1), "nothing asked"
        self.program.focus()
        self.program.key("Return")
        assert poll(lambda: self.program.app.get_child_count() == 1), "the question stays"
        self.program.focus()
        assert poll(self.composer), "the meeting does not run"
        self.program.key("alt+7")

    def dossier(self):
        return ElementTree.fromstring(self.program.text())


def play(room, entries, events):
    """Types the script. Returns the appended words of "@edit" by entry."""
    i, start = 0, time.time()
    slow = {}
    while i < len(entries):
        entry, happening = entries[i], events[i]
        half = len(entry.plain()) // 2
        kinds = [h.split(" ")[0] for h in happening]
        for h in happening:
            if h.startswith("edit "):
                room.wait_count(i)
                xdotool(["key", "Up"])
                for word in h.split(" ")[1:]:
                    xdotool(["type", "--delay", DELAY, "--args", "1", " " + (word.translate(TO_CYRILLIC) if room.layout == "ru" else word)]
                            + (["key", "F8"] if room.layout == "ru" else []))
                entries[i - 1].text += h[4:]
                entries[i - 1].raw += h[4:]
                xdotool(["key", "Return"])
            elif h == "back":
                room.wait_count(i)
                xdotool(["key", "ctrl+" + "52"])
                room.ok(poll(lambda: room.count() == i - 1, 5) and poll(lambda: room.line() == entries[i - 1].raw, 5), "take-back",
                        room.line())
                xdotool(["key", "Return"])
                room.wait_count(i)
            elif h == "discreet":
                room.program.key("F12")
        if "away" in kinds:
            xdotool(entry.commands(stop=half))
            room.program.key("alt+1")
            poll(lambda: room.program.page() == "overview", 3)
            room.program.key("alt+7")
            poll(lambda: room.program.page() == "meetings", 3)
            room.ok(poll(lambda: room.line() == entry.plain()[:half], 5), "leaving-stops-nothing", room.line())
            # There and back again between two characters, as fast as keys can be, and with a program that does not answer.
            quarter = (half + len(entry.plain())) // 2
            there_and_back = ["key", "alt+10", "key", "alt+16"]
            xdotool(there_and_back * 3 + entry.commands(start=half, stop=quarter))
            stalled(room.program.process, [there_and_back * 3 + entry.commands(start=quarter)])
        elif "stall" in kinds:
            stalled(room.program.process, [e.commands() for e in entries[i:i + 3]])
            i += 2
        elif "slow" in kinds:
            room.wait_count(i)
            slow[i] = time.time()
            xdotool(entry.commands(stop=1))
            time.sleep(2.1)
            xdotool(entry.commands(start=1))
        elif "tab" in kinds:
            tag = entry.prefix.split(" ")[0]
            sign = next(s for s in SIGNS if tag.endswith(s))
            number = tag[: -len(sign)]
            xdotool((["key", "ctrl+" + digit_code(entry.chord)] if entry.chord else []) + ["type", "--delay", DELAY, "--args", "1", number])
            room.ok(poll(lambda: room.line() == number, 5), "completion-is-open", room.line())
            xdotool(["key", "Tab"])
            room.ok(poll(lambda: room.line() == number + " ", 5), "tab-takes", room.line())
            rest = sign + " " + entry.plain()[len(tag) + 1:]
            entry.raw = number + " " + sign + " " + entry.text + (" \\ " + entry.private if entry.private else "")
            xdotool(["type", "--delay", DELAY, "--args", "1", rest, "key", "Return"])
        elif "draft" in kinds or "term" in kinds:
            name = "draft-after-kill" if "draft" in kinds else "draft-after-sigterm"
            room.wait_count(i)
            room.ok(poll(lambda: room.journal().startswith("journalled"), 5), name + "-journalled", room.journal())
            xdotool(entry.commands(stop=half))
            poll(lambda: room.line() == entry.plain()[:half], 5)
            if "draft" in kinds:
                time.sleep(2.5)
            room.end(signal.SIGKILL if "draft" in kinds else signal.SIGTERM)
            room.again()
            room.ok(poll(lambda: room.line() == entry.plain()[:half], 5), name, room.line())
            room.ok(room.count() == i, name + "-entries", f"{room.count()} of {i}")
            # The speaker chosen for this line was a key, not a character: it is pressed again. The rule holds.
            xdotool((["key", "ctrl+" + digit_code(entry.chord)] if entry.chord else []) + entry.commands(start=half))
        elif "kill" in kinds:
            i = kill_while_typing(room, entries, i)
            continue
        else:
            xdotool(entry.commands())
        if "discreet" in kinds:
            room.wait_count(i + 1)
            room.program.key("F12")
        i += 1
    return slow


def kill_while_typing(room, entries, first):
    """Types a dozen entries, kills the program in the middle. Returns the entry to go on with."""
    room.wait_count(first)
    commands = sum((e.commands() for e in entries[first:first + 12]), [])
    typist = subprocess.Popen(["xdotool"] + commands)
    poll(lambda: (room.count() or 0) >= first + 4, 20, 0.02)
    seen = room.count()
    time.sleep(1)  # what is a second old is acknowledged, or the window would say otherwise
    room.end(signal.SIGKILL)
    typist.terminate()
    typist.wait()
    # A key that was down when the typist went would swallow its next stroke.
    xdotool(sum((["keyup", str(code)] for code in range(10, 120)), []))
    room.again()
    kept = room.count()
    room.ok(seen <= kept <= first + 12, "nothing-acknowledged-is-lost", f"{seen} were seen, {kept} are there")
    draft = room.line()
    rest = "".join(e.plain() for e in entries[kept:kept + 2])
    room.ok(draft == "" or draft in rest or "←" in rest, "draft-is-what-was-typed", draft)
    # The note-taker looks at what is there, clears the line and goes on with the first entry that is missing.
    if draft:
        xdotool(["key", "ctrl+38", "key", "BackSpace"])
        poll(lambda: room.line() == "", 5)
    xdotool(entries[kept].commands())
    return kept + 1


def compare(room, entries, started, slow):
    """The dossier against the script: every field of every entry."""
    root = room.dossier()
    meeting = next(m for m in root.iter(NS + "meeting") if m.get("id") == MEETING)
    found = meeting.findall(NS + "entry")
    seats = {s.get("id"): s.get("key") for s in root.iter(NS + "seat")}
    numbers = {m.get("id"): int(m.get("number")) for m in root.iter(NS + "measure")}
    wrong = []
    for n, (entry, node) in enumerate(zip(entries, found)):
        texts = {t.get(LANG): t.text or "" for t in node.findall(NS + "text/" + NS + "t")}
        got = {"seat": seats.get(node.get("seat")), "regime": node.get("regime") or "OFF", "kind": node.get("kind"), "doubt": node.get("doubt"),
               "verify": node.get("verify") == "yes", "language": node.get("language"), "raw": node.get("raw"),
               "private": node.get("private") or "", "text": texts.get(entry.language, ""), "texts": len([t for t in texts.values() if t]),
               "reactions": [(numbers[r.get("measure")], r.get("reaction") or "") for r in node.findall(NS + "reaction")]}
        want = {"seat": entry.seat, "regime": REGIMES[entry.rule], "kind": entry.kind, "doubt": entry.doubt, "verify": entry.verify,
                "language": entry.language, "raw": entry.raw, "private": entry.private, "text": entry.text, "texts": 1,
                "reactions": entry.reactions}
        wrong += [f"{n + 1}: {k}: {got[k]!r}, not {want[k]!r}" for k in want if got[k] != want[k]]
    room.ok(len(found) == len(entries), "entries-lost-0", f"{len(found)} of {len(entries)}")
    room.ok(not wrong, "character-by-character", "\n".join(wrong[:30]))
    times = [time.mktime(time.strptime(node.get("at"), "%Y-%m-%dT%H:%M:%S")) for node in found]
    room.ok(times == sorted(times) and started - 1 <= times[0] and times[-1] <= time.time() + 1, "times-in-order")
    late = [i for i, when in slow.items() if abs(times[i] - when) > 1]
    room.ok(slow and not late, "time-of-the-first-key", late)


def count_keys(room, entries):
    tagged = [e.keys for e in entries if e.tagged]
    print(f"# keys per tagged entry: worst {max(tagged)}, median {statistics.median(tagged)}, {len(tagged)} of {len(entries)} tagged")
    room.ok(max(tagged) <= 10, "keys-worst-10", max(tagged))
    room.ok(statistics.median(tagged) <= 4, "keys-median-4", statistics.median(tagged))


def forecast(room):
    out = subprocess.run([room.binary, "forecast", room.program.file, "--json"], capture_output=True, check=True).stdout
    return {(c["measure"], c["party"], c["level"]): c["probabilities"] for c in json.loads(out)["cells"]}


def review(room, before):
    room.press("End meeting")
    room.ok(poll(lambda: room.button("Forecast"), 20), "review-opens")
    room.press("Forecast")
    room.ok(poll(lambda: room.button("Accept all that are open"), 30), "forecast-tab")
    room.press("Accept all that are open")
    room.program.key("ctrl+s")

    def accepted():
        meeting = next(m for m in room.dossier().iter(NS + "meeting") if m.get("id") == MEETING)
        return sum(r.get("accept") == "full" for r in meeting.iter(NS + "reaction"))
    room.ok(poll(lambda: accepted() > 50, 15), "accepted", accepted())
    after = forecast(room)
    moved = [k for k in before if k in after and before[k] != after[k]]
    room.ok(len(moved) >= 10, "forecast-updated", len(moved))


def bare(text):
    """Letters and digits alone: what a line break, a hyphen or a dash does not change."""
    return "".join(c for c in text if c.isalnum())


def export(binary, file):
    """The papers as text; every name that was found in what people said is kept, with a reason."""
    keep = []
    for _ in range(2):
        folder = tempfile.mkdtemp()
        run = subprocess.run([binary, "export", file, "--out", os.path.join(folder, "out"), "--profile", "delegation", "--format", "pdf",
                              "--layout", "ru", "--lang", "en"] + keep, capture_output=True, text=True)
        if run.returncode == 0:
            break
        keep = [f"--keep={hit}=said in public" for hit in re.findall(r": (\w+-[0-9a-f]{6}): ", run.stderr)]
    papers = []
    for name in sorted(os.listdir(os.path.join(folder, "out"))) if run.returncode == 0 else []:
        if name.endswith(".pdf"):
            path = os.path.join(folder, "out", name)
            papers.append(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)
    shutil.rmtree(folder)
    return run, papers


def check_record(ok, binary, file, entries):
    run, papers = export(binary, file)
    ok(run.returncode == 0, "exported", run.stderr)
    paper = bare("".join(papers))
    allowed = [e for e in entries if e.rule in "123" and e.kind == "agreed" and e.language == "ru"]
    missing = [e.text for e in allowed if bare(e.text) not in paper]
    ok(allowed and not missing, "agreed-points-are-in-the-record", "\n".join(missing))
    hidden = [e.text for e in entries if e.rule in "45"] + [e.private for e in entries if e.private]
    leaked = [t for t in hidden if bare(t) in paper]
    ok(hidden and not leaked, "off-record-and-private-words-are-not", "\n".join(leaked))
    # From the first point of the record on: before it "US1" is an option of the situation.
    first = " ".join(allowed[0].text.split()[:3])
    records = [p[p.find(first):] for p in papers if first in p]
    codes = [c for r in records for c in re.findall(r"\b(?:US|RU|CN)[1-3]\b|\b(?:сша|рф|кнр)[1-3]\b", r, re.I)]
    ok(records and not codes, "no-seats-in-the-record", codes)


def check_window_record(room, entries):
    """The papers leave the window by keys alone; the record is word for word the one that the command writes."""
    program, name = room.program, "40-meeting-notes.pdf"

    def dialog():
        return next((w for w in (program.app.get_child_at_index(i) for i in range(program.app.get_child_count()))
                     if w and w.get_name() == "Export the briefing pack"), None)

    def focused():
        found = dialog()
        found.clear_cache()
        return next((n.get_name() for n in walk(found) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def reach(wanted):
        for _ in range(6):
            program.key("shift+Tab")
            if poll(lambda: focused() == wanted, 2):
                return True
        return False
    program.key("ctrl+26")
    room.ok(poll(lambda: dialog() and any(re.match(r"page 1 of \d+", n.get_name() or "") for n in walk(dialog())), 60),
            "preview-of-the-papers")
    program.focus()
    room.ok(reach("Export…"), "export-by-keys", focused())
    program.key("Return")
    room.ok(poll(lambda: program.app.get_child_count() > 2), "asks-where-to", program.app.get_child_count())
    program.focus()
    program.key("Return")
    record = os.path.join(program.folder, "briefing-pack", name)
    room.ok(poll(lambda: os.path.exists(record) and program.app.get_child_count() == 1, 90), "record-leaves-the-window",
            os.listdir(program.folder))
    out = os.path.join(program.folder, "by-command")
    subprocess.run([room.binary, "export", program.file, "--out", out, "--profile", "internal"], capture_output=True, check=True)
    ours, theirs = (subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
                    for path in (record, os.path.join(out, name)))
    agreed = [e.text for e in entries if e.rule in "123" and e.kind == "agreed" and e.language == "ru"]
    missing = [t for t in agreed if bare(t) not in bare(ours)]
    room.ok(agreed and not missing, "agreed-points-left-the-window", "\n".join(missing))
    room.ok(ours == theirs, "window-and-command-write-the-same",
            next((f"{a!r} {b!r}" for a, b in zip(ours.splitlines(), theirs.splitlines()) if a != b), ""))


def main():
    binary, layout = sys.argv[1:3]
    tap = Tap()
    room = Room(binary, layout, tap)
    entries, events = read_script(layout)
    try:
        room.enter()
        room.ok(len(entries) >= 150, "script-of-150")
        before = forecast(room)
        room.press("Start")
        assert poll(room.composer), "the meeting does not start"
        started = time.time()
        slow = play(room, entries, events)
        room.wait_count(len(entries))
        typed = time.time() - started
        print(f"# {len(entries)} entries in {typed:.0f} s, with two kills and two starts more")
        room.program.key("ctrl+s")
        poll(lambda: sum(1 for m in room.dossier().iter(NS + "meeting") if m.get("id") == MEETING for _ in m.findall(NS + "entry"))
             == len(entries), 10)
        compare(room, entries, started, slow)
        count_keys(room, entries)
        review(room, before)
        check_window_record(room, entries)
        check_record(room.ok, binary, room.program.file, entries)
    finally:
        room.program.__exit__()
    tap.done()


main()
