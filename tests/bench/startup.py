#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Catalpa takes to a usable window and how much memory it needs, beside DB Browser for SQLite (and Tellico,
where it is installed), with the same authors and books, in one run, on an X server of its own.

    startup.py BUILD [--runs N] [--json FILE]

BUILD is a build folder. Bundles of build/packages beside it are measured, too. A window is usable when it shows what was
opened and its picture stands still; the time given is that of the last change. "Cold" is the first start after the
kernel has forgotten all files, which only root can ask for. Memory is PSS: pages shared with others count in part.
"""
import argparse
import glob
import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time

from Xlib import X, Xatom, display
from Xlib.ext import damage
from Xlib.protocol import event

STILL = 0.4  # seconds without a change; a text cursor blinks every half second
LIMIT = 60
PATIENCE = 5  # seconds for a window to close


class Screen:
    def __init__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        self.name = ":" + os.read(reading, 20).decode().strip()
        self.display = display.Display(self.name)
        self.root = self.display.screen().root
        self.display.damage_query_version()
        self.root.damage_create(damage.DamageReportRawRectangles)
        self.title_atom = self.display.intern_atom("_NET_WM_NAME")

    def titled(self, pattern):
        for window in self.root.query_tree().children:
            try:
                if window.get_attributes().map_state != X.IsViewable:
                    continue
                title = window.get_full_property(self.title_atom, X.AnyPropertyType)
                title = title or window.get_full_property(Xatom.WM_NAME, X.AnyPropertyType)
            except Exception:  # It has gone in the meantime.
                continue
            if title and re.search(pattern, title.value.decode(errors="replace")):
                return window
        return None

    def changed(self):
        """Whether anything was painted since the last call."""
        count = self.display.pending_events()
        for _ in range(count):
            self.display.next_event()
        return count > 0

    def wait_until_usable(self, pattern, began):
        """The seconds from began to the window, and to the last change of its picture."""
        window, appeared, last = None, None, time.monotonic()
        while time.monotonic() - began < LIMIT:
            if self.changed():
                last = time.monotonic()
            if not window:
                window = self.titled(pattern)
                appeared = time.monotonic()
            elif time.monotonic() - max(last, appeared) > STILL:
                return window, appeared - began, max(last, appeared) - began
            time.sleep(0.002)
        raise SystemExit(f"No window “{pattern}” came within {LIMIT} seconds.")

    def close(self, window, process):
        protocols, delete = (self.display.intern_atom(name) for name in ("WM_PROTOCOLS", "WM_DELETE_WINDOW"))
        window.send_event(event.ClientMessage(window=window, client_type=protocols,
                                              data=(32, [delete, X.CurrentTime, 0, 0, 0])))
        self.display.flush()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:  # It asks something.
            process.kill()
            process.wait()


def pss(pids):
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/smaps_rollup") as file:
                total += int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M)[1])
        except (OSError, TypeError):
            pass
    return total / 1024


def servers_in(folder):
    """The processes of a PostgreSQL whose data lie in this folder."""
    found = []
    for link in glob.glob("/proc/[0-9]*/cwd"):
        try:
            if os.readlink(link).startswith(folder) and "postgres" in os.readlink(link[:-3] + "exe"):
                found.append(link.split("/")[2])
        except OSError:
            pass
    return found


def forget_files():
    try:
        os.sync()
        with open("/proc/sys/vm/drop_caches", "w") as file:
            file.write("3")
        return True
    except OSError:
        return False


def start(screen, command, title, home):
    screen.changed()
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window, appeared, usable = screen.wait_until_usable(title, began)
    memory, server = pss([process.pid]), pss(servers_in(home))
    screen.close(window, process)
    return {"window": appeared, "usable": usable, "memory": memory, "server": server}


def measure(screen, name, command, title, home, runs, before):
    cold = None
    start(screen, command, title, home)  # The first start may write settings, or unpack.
    if forget_files():
        before()
        cold = start(screen, command, title, home)["usable"]
    warm = []
    for _ in range(runs):
        before()
        warm.append(start(screen, command, title, home))
    result = {key: statistics.median(run[key] for run in warm) for key in warm[0]}
    return {"name": name, **result, "slowest": max(run["usable"] for run in warm), "cold": cold, "runs": runs}


def prepared_home(home):
    os.chmod(home, 0o755)  # The server of root's catalogue runs as somebody else, who has to get there.
    for variable, name, mode in (("XDG_DATA_HOME", "data", 0o755), ("XDG_CONFIG_HOME", "config", 0o755),
                                 ("XDG_CACHE_HOME", "cache", 0o755), ("XDG_RUNTIME_DIR", "run", 0o700)):
        os.environ[variable] = os.path.join(home, name)
        os.mkdir(os.environ[variable], mode)
    os.environ.update(HOME=home, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb")
    for variable in ("DATABASE_URL", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        os.environ.pop(variable, None)


def sqlite_copy(cli, path):
    tables = {name: json.loads(subprocess.check_output([cli, "--json", name])) for name in ("authors", "books")}
    with sqlite3.connect(path) as copy:
        for name, rows in tables.items():
            columns = ", ".join(rows[0])
            copy.execute(f"create table {name} ({columns})")
            copy.executemany(f"insert into {name} values ({', '.join('?' * len(rows[0]))})",
                             [tuple(row.values()) for row in rows])
    return len(tables["authors"]), len(tables["books"])


def sizes(packages):
    """MB of what is fetched and of what then lies on the disk."""
    found = {os.path.basename(file): os.path.getsize(file) / 1e6
             for kind in ("deb", "rpm", "tar.xz", "AppImage") for file in glob.glob(f"{packages}/*.{kind}")}
    for deb in glob.glob(f"{packages}/*.deb"):
        installed = subprocess.check_output(["dpkg-deb", "--field", deb, "Installed-Size"], text=True)
        found["installed from the .deb"] = int(installed) * 1024 / 1e6
    for bundle in glob.glob(f"{packages}/*-x86_64.tar.xz"):
        with tarfile.open(bundle) as files:
            found["bundle, unpacked"] = sum(file.size for file in files) / 1e6
    query = ["dpkg-query", "--show", "--showformat=${Installed-Size}", "sqlitebrowser"]
    other = subprocess.run(query, capture_output=True, text=True)
    if other.returncode == 0:
        found["DB Browser for SQLite, installed"] = int(other.stdout) * 1024 / 1e6
    return found


def tell(results, authors, books):
    print(f"{authors} authors, {books} books; seconds, medians of {results[0]['runs']} warm starts; MB of memory (PSS)")
    print(f"{'':44}{'window':>8}{'usable':>8}{'slowest':>9}{'cold':>8}{'memory':>9}{'server':>8}")
    for one in results:
        cold = f"{one['cold']:8.2f}" if one["cold"] else "       –"
        print(f"{one['name']:44}{one['window']:8.2f}{one['usable']:8.2f}{one['slowest']:9.2f}{cold}"
              f"{one['memory']:9.1f}{one['server']:8.1f}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("build")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--json")
    options = arguments.parse_args()
    programs = os.path.abspath(os.path.join(options.build, "bin"))
    packages = os.path.abspath(os.path.join(options.build, "..", "packages"))
    cli = os.path.join(programs, "catalpa-cli")

    with tempfile.TemporaryDirectory(prefix="catalpa-startup-") as home:
        prepared_home(home)
        screen = Screen()
        os.environ["DISPLAY"] = screen.name
        try:
            subprocess.check_output([cli, "local", "start"])
            subprocess.check_output([cli, "--database", "local", "migrate", "deploy"])
            subprocess.check_output([cli, "--database", "local", "seed", "--sample", "world"])
            copy = os.path.join(home, "authors.db")
            authors, books = sqlite_copy(cli, copy)

            def asleep():
                subprocess.run([cli, "local", "stop"], stdout=subprocess.DEVNULL, check=True)

            def awake():
                subprocess.run([cli, "local", "start"], stdout=subprocess.DEVNULL, check=True)

            candidates = [
                ("Catalpa", [os.path.join(programs, "catalpa"), "--local"], "^This computer", asleep),
                ("Catalpa, its server running already", [os.path.join(programs, "catalpa"), "--local"],
                 "^This computer", awake)]
            candidates += [("Catalpa, single-file bundle", [file, "--local"], "^This computer", asleep)
                           for file in glob.glob(os.path.join(packages, "*.AppImage"))]
            if shutil.which("sqlitebrowser"):
                candidates.append(("DB Browser for SQLite", ["sqlitebrowser", "-t", "authors", copy],
                                   "^DB Browser for SQLite - .*authors", asleep))
            if shutil.which("tellico") and os.geteuid() != 0:  # Its web engine refuses root.
                candidates.append(("Tellico, empty", ["tellico", "--nofile"], "Tellico", asleep))
            results = [measure(screen, name, command, title, home, options.runs, before)
                       for name, command, title, before in candidates]
        finally:
            subprocess.run([cli, "local", "stop"], stdout=subprocess.DEVNULL)
            screen.server.terminate()
            screen.server.wait()

    tell(results, authors, books)
    space = sizes(packages)
    for name, size in space.items():
        print(f"{name:44}{size:8.1f} MB")
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"authors": authors, "books": books, "results": results, "megabytes": space}, file, indent=1)


if __name__ == "__main__":
    sys.exit(main())
