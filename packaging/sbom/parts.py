# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is in a package, what it needs, and what made it: read from the package itself and from dpkg."""

import collections
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tarfile

File = collections.namedtuple("File", "path sha1 sha256")
# optional: it works without, less well.
Need = collections.namedtuple("Need", "name words optional")
# place: a path in the bundle, or (programs) or (runtime) for what is compiled into these.
Part = collections.namedtuple("Part", "package version source place")


def lines(*command, may_fail=False):
    answer = subprocess.run(command, check=not may_fail, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"},
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL if may_fail else None)
    return answer.stdout.splitlines()


def measured(path, content):
    return File(path, hashlib.sha1(content).hexdigest(), hashlib.sha256(content).hexdigest())


def files_of_tree(folder):
    root = pathlib.Path(folder)
    return [measured(path.relative_to(root).as_posix(), path.read_bytes())
            for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]


def files_of_archive(*unpack, **options):
    """The files of the tar archive that the command writes to its standard output."""
    with subprocess.Popen(unpack, stdout=subprocess.PIPE, **options) as program:
        with tarfile.open(fileobj=program.stdout, mode="r|*") as archive:
            found = [measured(member.name.removeprefix("./").lstrip("/"), archive.extractfile(member).read())
                     for member in archive if member.isreg()]
    if program.returncode != 0:
        raise SystemExit(f"{unpack[0]} could not read the package.")
    return sorted(found)


def files_of_deb(package):
    return files_of_archive("dpkg-deb", "--fsys-tarfile", package)


def files_of_rpm(package):
    with open(package, "rb") as content:
        return files_of_archive("rpm2archive", "-", stdin=content)


def needs_of_deb(package):
    for field, optional in (("Depends", False), ("Recommends", True), ("Suggests", True)):
        for words in " ".join(lines("dpkg-deb", "--field", package, field)).split(","):
            if words.strip():
                yield Need(words.split()[0], words.strip(), optional)


def needs_of_rpm(package):
    """By the names that an RPM asks for: packages, and libraries, each once for all its versions of symbols."""
    for query, optional in (("--requires", False), ("--recommends", True)):
        asked = [words for words in lines("rpm", "--query", query, "--package", package)
                 if not words.startswith(("rpmlib(", "rtld("))]
        for name in sorted({re.sub(r"\(.*", "", words.split()[0]) for words in asked}):
            words = [one for one in asked if re.sub(r"\(.*", "", one.split()[0]) == name]
            yield Need(name, ", ".join(words), optional)


def parts_of_bundle(origins):
    script = pathlib.Path(__file__).parent.parent / "bundle" / "origins.sh"
    return [Part(*line.split("\t")) for line in lines(script, origins)]


def linked(tree, paths):
    """For each file of the tree that is a program or a library: the names of the libraries that it is linked with."""
    for path in paths:
        with open(os.path.join(tree, path), "rb") as content:
            if content.read(4) != b"\x7fELF":
                continue
        for line in lines("readelf", "--dynamic", "--wide", os.path.join(tree, path)):
            name = re.search(r"\(NEEDED\).*\[(.*)\]", line)
            if name:
                yield path, name[1]


class Dpkg:
    """The packages that are installed here."""

    def __init__(self):
        form = r"${db:Status-Status}\t${Package}\t${Version}\t${source:Package}\t${Architecture}\n"
        self.known = {}
        for line in lines("dpkg-query", "--show", f"--showformat={form}"):
            status, name, *rest = line.split("\t")
            if status == "installed":
                self.known[name] = rest

    def about(self, name):
        """Version, source package and architecture; None for one that is not installed."""
        return self.known.get(name)

    def owners(self, *programs):
        """The packages that these programs belong to, of those that are here."""
        found = [os.path.realpath(path) for path in map(shutil.which, programs) if path]
        # Debian's own lists may still name a program as /bin/..., which is a link to /usr/bin; so both are asked for.
        both = found + [path.removeprefix("/usr") for path in found]
        return sorted({line.partition(":")[0] for line in lines("dpkg-query", "--search", *both, may_fail=True)})
