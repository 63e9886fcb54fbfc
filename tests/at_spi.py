#!/usr/bin/env python3
"""Walks the window's tree as a screen reader's library sees it (AT-SPI), and fails on what has no name or the wrong role.

Run inside of `dbus-run-session`, with a display: python3 tests/at_spi.py PROGRAM FILE
Needs at-spi2-core, python3-gi and gir1.2-atspi-2.0. Exit code: 0 sound, 1 faults, 77 where it can't run.
"""

import os
import subprocess
import sys
import time

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as error:
    print(f"skipped: the AT-SPI client: {error}")
    sys.exit(77)

# What a reader can act on, or is led by, has a name.
NAMED = {
    "push button", "button", "toggle button", "check box", "link", "entry", "text", "page tab", "tree item", "menu item",
    "menu", "menu bar", "panel", "frame", "tree", "heading", "table row", "column header", "combo box", "scroll bar", "document frame", "document text",
}
# A text has a name or its text.
TEXTS = {"entry", "text", "password text"}


def enable_accessibility():
    """Tells applications that somebody listens, as a screen reader does when it starts."""
    names = ("IsEnabled", "ScreenReaderEnabled")
    for name in names:
        subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus",
             "--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", name, "<true>"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def window_of(process, seconds=60):
    """The first window of a process, once it is on the bus."""
    end = time.time() + seconds
    while time.time() < end and process.poll() is None:
        desktop = Atspi.get_desktop(0)
        for n in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(n)
            if application and application.get_process_id() == process.pid and application.get_child_count():
                return application.get_child_at_index(0)
        time.sleep(0.5)
    return None


def walk(node, depth=0):
    """All nodes below one, with their depth."""
    yield node, depth
    if depth > 40:
        return
    for n in range(node.get_child_count()):
        child = node.get_child_at_index(n)
        if child is not None:
            yield from walk(child, depth + 1)


def where(node):
    """The names above a node, the nearest first."""
    names = []
    node = node.get_parent()
    while node is not None and len(names) < 6:
        names.append(f"{node.get_role_name()} {node.get_name()!r}")
        node = node.get_parent()
    return ", ".join(names)


def main():
    program, file = sys.argv[1:3]
    enable_accessibility()
    process = subprocess.Popen([program, file])
    try:
        window = window_of(process)
        if window is None:
            print("the window is not on the accessibility bus")
            return 1
        faults, roles, long_text = [], {}, 0
        end = time.time() + 30
        # The text comes a little after the window.
        while time.time() < end and not any(n.get_role_name() == "heading" for n, _ in walk(window)):
            time.sleep(0.5)
        for node, _ in walk(window):
            role, name = node.get_role_name(), (node.get_name() or "").strip()
            roles[role] = roles.get(role, 0) + 1
            if role in NAMED and not name and role not in TEXTS:
                faults.append(f"no name: {role} in {where(node)}")
            if role in ("unknown", "invalid"):
                faults.append(f"no role: {name!r} in {where(node)}")
            if "document" in role and "Text" in node.get_interfaces():
                long_text = max(long_text, Atspi.Text.get_character_count(node))
        print("roles:", ", ".join(f"{role} {count}" for role, count in sorted(roles.items())))
        print(f"characters of the text that can be read without scrolling: {long_text}")
        for role in ("heading", "tree", "tree item", "page tab", "menu bar", "document frame"):
            if role not in roles:
                faults.append(f"there is no {role}")
        if long_text < 2000:
            faults.append(f"the text's own interface holds {long_text} characters only")
        for fault in faults:
            print(fault)
        return 1 if faults else 0
    finally:
        process.terminate()
        process.wait(timeout=20)


if __name__ == "__main__":
    os.environ.setdefault("NO_AT_BRIDGE", "0")
    sys.exit(main())
