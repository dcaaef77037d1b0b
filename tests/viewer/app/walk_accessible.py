"""Reads the running window as a screen reader does, over AT-SPI, and says what such a reader would
miss: walk_accessible.py VIEWER LANGUAGE STUDY FOLDER

STUDY is opened; FOLDER holds gemeinden.geojson, kitas.csv and zensus.csv for the import guide.
Prints "PAGE <name>: <objects> objects, <focusable> focusable", "FAULT <page>: <what>" and, when it
came to its end, "DONE". Needs a display and a session bus with at-spi.
"""

import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
import pyatspi
from gi.repository import Atspi

# A program that draws on a busy machine answers late, and 800 ms (the default) are no fault of it.
Atspi.set_timeout(60_000, 60_000)

WORDS = {
    "de": {"file": "Datei", "view": "Ansicht", "map_menu": "Karte", "help": "Hilfe",
           "panels": "Bedienfelder", "new": "Neue Studie …", "preview": "Seitenansicht",
           "report": "Bericht schreiben …", "about": "Über Nahraum", "next": "Weiter",
           "path": "Datei", "read": "Neu einlesen", "map": "Karte", "second": "Zweite Karte daneben",
           "measure": "Länge messen", "table": "Karte als Tabelle",
           "report_dock": "Bericht schreiben", "results": "Abfrageergebnisse",
           "explanation": "Herleitung"},
    "en": {"file": "File", "view": "View", "map_menu": "Map", "help": "Help",
           "panels": "Panels", "new": "New Study…", "preview": "Page Preview",
           "report": "Write Report…", "about": "About Nahraum", "next": "Next",
           "path": "File", "read": "Read Again", "map": "Map",
           "second": "Second Map beside the First", "measure": "Measure Length",
           "table": "Map as a Table", "report_dock": "Write Report",
           "results": "Identify Results", "explanation": "Explanation"},
}
CELLS = {pyatspi.ROLE_TABLE_CELL, pyatspi.ROLE_TABLE_ROW_HEADER}
TABLES = {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE}
# A focusable thing with one of these has no role that says what it is.
NO_ROLE = {pyatspi.ROLE_FILLER, pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID}
MOST_CHILDREN = 40  # of a table or list: more rows are alike
CLASS_NAME = re.compile(r"^(Q[A-Z]\w+|qt_\w+|nahraum::.*|[a-z]+(_[a-z0-9]+)+)$")

faults = []


def fault(page, text):
    faults.append(text)
    print(f"FAULT {page}: {text}", flush=True)


def has(thing, state):
    return thing.getState().contains(state)


def name_of(thing):
    """What is said of it: the label beside it and its own name."""
    words = [thing.name.strip()]
    for relation in thing.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            words.insert(0, relation.getTarget(0).name.strip())
    return " ".join(word for word in words if word)


def children_of(thing):
    count = thing.childCount
    for index in range(min(count, MOST_CHILDREN)):
        child = thing.getChildAtIndex(index)
        if child is not None:
            yield child


def path_of(thing):
    parts = []
    while thing is not None and thing.getRole() != pyatspi.ROLE_APPLICATION:
        if thing.name:
            parts.append(f"{thing.getRoleName()} '{thing.name[:40]}'")
        thing = thing.parent
    return " in ".join(parts[:3])


class Page:
    """Counts and judges everything that shows below a thing."""

    def __init__(self, name, root):
        self.name, self.objects, self.focusable = name, 0, 0
        self.judge_all(root)
        print(f"PAGE {name}: {self.objects} objects, {self.focusable} focusable", flush=True)
        if self.focusable == 0:
            fault(name, "nothing on it takes the keyboard")

    def judge_all(self, thing):
        if thing.getRole() not in (pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_POPUP_MENU) and not has(
                thing, pyatspi.STATE_SHOWING):
            return
        self.objects += 1
        if has(thing, pyatspi.STATE_FOCUSABLE):
            self.focusable += 1
            self.judge(thing)
        if thing.getRole() == pyatspi.ROLE_MENU_ITEM and not thing.name.strip():
            fault(self.name, "a menu entry has no name")
        if thing.getRole() in TABLES:
            self.judge_table(thing)
        self.judge_siblings(thing)
        for child in children_of(thing):
            self.judge_all(child)

    def judge(self, thing):
        role, name = thing.getRole(), name_of(thing)
        what = f"{thing.getRoleName()} {path_of(thing)}"
        if role in CELLS:
            return  # an empty cell of a table is empty for the eye as well
        if not name:
            fault(self.name, f"no name: {what}; in {path_of(thing.parent)}")
        elif not any(c.isalnum() for c in name):
            fault(self.name, f"only a sign: '{name}' {what}")
        elif CLASS_NAME.match(name):
            fault(self.name, f"a name for programmers: '{name}' {what}")
        if role in NO_ROLE:
            fault(self.name, f"no role: {what}")
        if role == pyatspi.ROLE_CANVAS and not thing.description:
            fault(self.name, f"a picture without a description: {what}")

    def judge_table(self, thing):
        cells = [c for c in children_of(thing) if c.getRole() in CELLS and c.name.strip()]
        heads = [c for c in children_of(thing)
                 if c.getRole() == pyatspi.ROLE_TABLE_COLUMN_HEADER]
        if cells and not heads:
            fault(self.name, f"a table without header cells: {path_of(thing)}")
        for head in heads:
            if not any(c.isalpha() for c in head.name):
                fault(self.name, f"a header cell without words: '{head.name}' {path_of(thing)}")

    def judge_siblings(self, thing):
        if thing.getRole() in TABLES or thing.getRole() == pyatspi.ROLE_LIST:
            return
        seen = set()
        for child in children_of(thing):
            if not has(child, pyatspi.STATE_FOCUSABLE) or not has(child, pyatspi.STATE_SHOWING):
                continue
            if child.getRole() == pyatspi.ROLE_LIST_ITEM:
                continue  # objects of the map: layer and value stand in the description
            key = (child.getRole(), name_of(child))
            if key in seen:
                fault(self.name, f"twice beside each other: {child.getRoleName()} '{key[1]}'")
            seen.add(key)


def wait_for(what, seconds=60.0):
    """The first true answer of `what`, None when there is none: seen at once where all is well, so
    that the time is long enough for a busy machine."""
    end = time.time() + seconds
    while time.time() < end:
        try:
            answer = what()
        except Exception:  # an object that went away while it was asked
            answer = None
        if answer:
            return answer
        time.sleep(0.1)
    return None


def find(thing, test, showing=True):
    """The first thing below that passes; looks into what shows only, unless told otherwise."""
    for child in children_of(thing):
        if showing and not has(child, pyatspi.STATE_SHOWING):
            continue
        if test(child):
            return child
        found = find(child, test, showing)
        if found is not None:
            return found
    return None


def press(thing):
    action = thing.queryAction()
    names = [action.getName(i).lower() for i in range(action.nActions)]
    for wanted in ("press", "toggle", "showmenu"):
        if wanted in names:
            return action.doAction(names.index(wanted))
    return action.doAction(0)


class Viewer:
    def __init__(self, program, language, study=None):
        self.words = WORDS[language]
        arguments = [program, "--language", language] + ([study] if study else [])
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        self.process = subprocess.Popen(arguments, env=environment)
        self.application = wait_for(self.registered)
        if self.application is None:
            sys.exit("The program did not register with AT-SPI.")

    def registered(self):
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.get_process_id() == self.process.pid and one.childCount:
                return one
        return None

    @property
    def window(self):
        return wait_for(lambda: self.application.getChildAtIndex(0))

    def menu_item(self, *names):
        """By the words of menu and entry; a checkable one tells by its state whether it is on."""
        thing = find(self.window, lambda one: one.getRole() == pyatspi.ROLE_MENU_BAR)
        for name in names:
            thing = find(thing, lambda one: one.getRole() == pyatspi.ROLE_MENU_ITEM and
                         one.name == self.words.get(name, name), showing=False)
            if thing is None:
                return None
        return thing

    def choose(self, page, *names):
        item = self.menu_item(*names)
        if item is None:
            fault(page, f"no menu entry {names}")
            return False
        press(item)
        time.sleep(0.6)
        return True

    def end(self):
        self.process.terminate()
        self.process.wait(20)


def walk_start(viewer, folder):
    words = viewer.words
    Page("start page", viewer.window)
    viewer.choose("import guide", "file", "new")
    for step, source in enumerate(["gemeinden.geojson", "kitas.csv", "zensus.csv"] + [None] * 8):
        time.sleep(0.3)
        if source is not None:
            line = wait_for(lambda: find(viewer.window, lambda one: one.getRole() in (
                pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY) and words["path"] in name_of(one)))
            read = find(viewer.window, lambda one: one.name == words["read"])
            if line is None or read is None:
                return fault("import guide", f"step {step + 1} has no line for the file")
            line.queryEditableText().setTextContents(os.path.join(folder, source))
            press(read)
        following = wait_for(lambda: find(viewer.window, lambda one: one.name == words["next"] and
                                          has(one, pyatspi.STATE_ENABLED)), 10)
        Page(f"import guide, step {step + 1}", viewer.window)
        if following is None:
            break
        press(following)
    if step < 3:
        fault("import guide", f"stays at step {step + 1}")


def walk_panels(viewer):
    panels = viewer.menu_item("view", "panels")
    names = []
    for item in children_of(panels.getChildAtIndex(0)):
        names.append(item.name)
    for name in names:
        item = viewer.menu_item("view", "panels", name)
        if not has(item, pyatspi.STATE_CHECKED):
            press(item)
            time.sleep(0.5)
        dock = wait_for(lambda: find(viewer.window, lambda one:
                                     one.getRole() == pyatspi.ROLE_FRAME and one.name == name))
        if dock is None:
            fault(name, "the panel does not come into sight")
            continue
        Page(f"panel {name}", dock)
        for tabs in [one for one in [find(dock, lambda t: t.getRole() ==
                                          pyatspi.ROLE_PAGE_TAB_LIST)] if one]:
            for tab in [t for t in children_of(tabs) if t.getRole() == pyatspi.ROLE_PAGE_TAB]:
                press(tab)
                time.sleep(0.3)
                Page(f"panel {name}, tab {tab.name}", dock)


def walk_map(viewer):
    """The objects of the map are its children, and one that is pressed is explained."""
    the_map = find(viewer.window, lambda one: one.getRole() == pyatspi.ROLE_CANVAS)
    if the_map is None:
        return fault("map", "there is no map")
    objects = [one for one in children_of(the_map) if one.getRole() == pyatspi.ROLE_LIST_ITEM]
    print(f"OBJECTS on the map: {the_map.childCount}, "
          f"the first: {objects[0].name}. {objects[0].description}" if objects else "OBJECTS none")
    if not objects:
        return fault("map", "its objects are not told")
    press(objects[0])
    time.sleep(1)
    for word in ("results", "explanation"):
        name = viewer.words[word]
        dock = find(viewer.window, lambda one: one.getRole() == pyatspi.ROLE_FRAME and
                    one.name == name)
        if dock is not None:  # two panels behind one another: the explanation is in front
            Page(f"{name}, an object chosen", dock)
        elif word == "explanation":
            fault("map", "an object that is pressed is not explained")


def walk_tools(viewer):
    """Tools of the map: what they add to the window."""
    for name, path in (("map as a table", ("map_menu", "table")), ("report", ("file", "report"))):
        if not viewer.choose(name, *path):
            continue
        title = viewer.words["table" if path[0] == "map_menu" else "report_dock"]
        dock = wait_for(lambda: find(viewer.window, lambda one: one.name == title and
                                     one.getRole() == pyatspi.ROLE_FRAME))
        if dock is None:
            fault(name, "its panel does not come into sight")
        else:
            Page(name, dock)
    for name, path in (("measuring", ("map_menu", "measure")),
                       ("second map", ("map_menu", "second"))):
        if viewer.choose(name, *path):
            the_map = find(viewer.window, lambda one: one.getRole() == pyatspi.ROLE_CANVAS)
            Page(name, the_map.parent)


def walk_windows(viewer):
    for name, path in (("page preview", ("file", "preview")), ("about", ("help", "about"))):
        before = viewer.application.childCount
        if not viewer.choose(name, *path):
            continue
        if wait_for(lambda: viewer.application.childCount > before) is None:
            fault(name, "its window does not come")
            continue
        for index in range(viewer.application.childCount):
            window = viewer.application.getChildAtIndex(index)
            if window != viewer.window and has(window, pyatspi.STATE_SHOWING):
                Page(name, window)


def main():
    program, language, study, folder = sys.argv[1:5]
    viewer = Viewer(program, language)
    walk_start(viewer, folder)
    viewer.end()
    viewer = Viewer(program, language, study)
    if wait_for(lambda: "–" in viewer.window.name) is None:
        sys.exit("The study was not opened.")
    # Map and ranking come first; what is still being calculated would change under the walk.
    if wait_for(lambda: has(viewer.menu_item("file", "preview"), pyatspi.STATE_ENABLED), 90) is None:
        sys.exit("The study was not completed.")
    time.sleep(1)
    Page("map and ranking", viewer.window)
    walk_panels(viewer)
    walk_map(viewer)
    walk_tools(viewer)
    walk_windows(viewer)
    viewer.end()
    print("DONE", flush=True)


main()
