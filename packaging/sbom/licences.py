# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The licences of a Debian package in SPDX's words, read from its file `copyright`.

Most of these files can be read by a machine (DEP 5). They describe the whole source package, so the answer may name
more licences than a single library has, never fewer.
"""

import pathlib
import re

# Debian's short names, in lower case, that do not follow the patterns below.
NAMES = {
    "afl-2.0": "AFL-2.0", "afl-2.1": "AFL-2.1", "apache-2": "Apache-2.0", "apache-2.0": "Apache-2.0",
    "artistic": "Artistic-1.0-Perl", "beerware": "Beerware", "boost-1.0": "BSL-1.0",
    "bsd-1-clause": "BSD-1-Clause", "bsd-2-clause": "BSD-2-Clause", "bsd-3-clause": "BSD-3-Clause",
    "bsd-4-clause": "BSD-4-Clause", "bsd-4-clause-uc": "BSD-4-Clause-UC", "bsl-1.0": "BSL-1.0",
    "bzip2-1.0.6": "bzip2-1.0.6", "cc-by-sa-3.0": "CC-BY-SA-3.0", "cc-by-sa-4.0": "CC-BY-SA-4.0", "cc0": "CC0-1.0",
    "cc0-1.0": "CC0-1.0", "expat": "MIT", "fsfap": "FSFAP", "fsful": "FSFUL", "fsfullr": "FSFULLR", "ftl": "FTL",
    "gfdl-niv-1.3": "GFDL-1.3-no-invariants-only", "gpl": "GPL-1.0-or-later", "hpnd": "HPND",
    "hpnd-sell-variant": "HPND-sell-variant", "isc": "ISC", "latex2e": "Latex2e", "lgpl": "LGPL-2.0-or-later",
    "libpng": "Libpng", "mit": "MIT", "mit-cmu": "MIT-CMU", "mpl-1.1": "MPL-1.1",
    "mpl-2.0": "MPL-2.0", "ntp": "NTP", "ofl-1.1": "OFL-1.1", "openldap-2.8": "OLDAP-2.8", "postgresql": "PostgreSQL", "tcl": "TCL",
    "unicode-dfs-2016": "Unicode-DFS-2016", "x11": "X11", "zlib": "Zlib",
}
EXCEPTIONS = {
    "bison": "Bison-exception-2.2", "font": "Font-exception-2.0", "libtool": "Libtool-exception",
    "linux-syscall-note": "Linux-syscall-note", "llvm": "LLVM-exception", "qt-1.0": "Qt-GPL-exception-1.0",
}


def paragraphs(text):
    """The fields of each paragraph, by their names in lower case; a value keeps its lines."""
    for block in re.split(r"\n[ \t]*\n", text):
        fields, last = {}, None
        for line in block.splitlines():
            field = re.match(r"([A-Za-z][A-Za-z-]*):[ \t]*(.*)", line)
            if field:
                last = field[1].lower()
                fields[last] = field[2].strip()
            elif last and line[:1] in " \t":
                fields[last] += "\n" + line.strip()
        if fields:
            yield fields


def standard(name):
    """SPDX's identifier for one of Debian's short names, or None."""
    name, _, exception = name.partition(" with ")
    family = re.fullmatch(r"(l?gpl|agpl|gfdl)-?v?(\d)(\.\d)?(\+)?", name.lower())
    if family:
        identifier = f"{family[1].upper()}-{family[2]}{family[3] or '.0'}-{'or-later' if family[4] else 'only'}"
    else:
        identifier = NAMES.get(name.lower())
    if not exception or not identifier:
        return identifier
    word = re.sub(r"\s+exception$", "", exception.lower())
    if word == "autoconf" and family:
        return f"{identifier} WITH Autoconf-exception-{family[2]}.0"
    return f"{identifier} WITH {EXCEPTIONS[word]}" if word in EXCEPTIONS else None


class Licences:
    """Expressions for packages, and the texts of those licences that SPDX has no name for."""

    def __init__(self, documents="/usr/share/doc"):
        self.documents = pathlib.Path(documents)
        self.texts = {}

    def of(self, package, source):
        """The expression for a package that is installed here; "NOASSERTION" for one that is not."""
        file = self.documents / package / "copyright"
        if not file.is_file():
            return "NOASSERTION"
        text = file.read_text(encoding="utf-8", errors="replace")
        read = list(paragraphs(text))
        if not read or "copyright-format" not in read[0].get("format", ""):
            return self._named(source, "copyright", text)
        bodies = {}
        for fields in read:
            name, _, body = fields.get("license", "").partition("\n")
            if body:
                bodies.setdefault(name.lower(), body)
        found = set()
        for fields in read:
            # Without "Files" it is the head, or a text alone; debian/ is not part of what is built.
            about_programs = not all(one.startswith("debian/") for one in fields.get("files", "").split())
            name = fields.get("license", "").partition("\n")[0]
            if name and about_programs:
                found.update(self._all_of(name, source, bodies))
        if not found:
            return self._named(source, "copyright", text)
        return " AND ".join(f"({one})" if " OR " in one and len(found) > 1 else one for one in sorted(found))

    def _all_of(self, name, source, bodies):
        """The licences that hold together; each may be a choice. In DEP 5 "and" binds before "or", and a comma last."""
        for part in re.split(r",\s+and\s+", name):
            choices = [[self._one(term, source, bodies) for term in re.split(r"\s+and\s+", choice)]
                       for choice in re.split(r",?\s+or\s+|_or_", part, flags=re.IGNORECASE)]
            if len(choices) == 1:
                yield from choices[0]
            else:
                yield " OR ".join(f"({' AND '.join(one)})" if len(one) > 1 else one[0] for one in choices)

    def _one(self, name, source, bodies):
        name = name.strip()
        return standard(name) or self._named(source, name, bodies.get(name.lower(), ""))

    def _named(self, source, name, text):
        identifier = "LicenseRef-" + re.sub(r"[^A-Za-z0-9.-]+", "-", f"{source}-{name}").strip("-")
        if not self.texts.get(identifier):
            self.texts[identifier] = text or f"“{name}” in Debian's package {source}, which gives no text for it."
        return identifier
