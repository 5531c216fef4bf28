#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The licences of Debian packages become SPDX's expressions, whichever way they are written down."""

import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "sbom"))
from licences import Licences  # noqa: E402

HEAD = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nLicense: not-of-a-file\n\n"


def expression(copyright_file):
    with tempfile.TemporaryDirectory() as documents:
        folder = pathlib.Path(documents) / "libone1"
        folder.mkdir()
        (folder / "copyright").write_text(copyright_file, encoding="utf-8")
        licences = Licences(documents)
        return licences.of("libone1", "one"), licences.texts


def files(*names):
    return HEAD + "\n\n".join(f"Files: {number}\nCopyright: 2026 Somebody\nLicense: {name}"
                              for number, name in enumerate(names))


for asked, wanted in {
    ("Expat",): "MIT",
    ("GPL-2+", "Expat"): "GPL-2.0-or-later AND MIT",
    ("LGPL-2.1", "LGPLv3+"): "LGPL-2.1-only AND LGPL-3.0-or-later",
    ("LGPL-3 or GPL-2",): "LGPL-3.0-only OR GPL-2.0-only",
    ("LGPL-3 or GPL-2", "ISC"): "ISC AND (LGPL-3.0-only OR GPL-2.0-only)",
    ("GPL-2+ or AFL-2.1, and Expat",): "(GPL-2.0-or-later OR AFL-2.1) AND MIT",
    ("Artistic or GPL-1+ and BSD-3-clause",): "Artistic-1.0-Perl OR (GPL-1.0-or-later AND BSD-3-Clause)",
    ("GPL-3 with Qt-1.0 exception",): "GPL-3.0-only WITH Qt-GPL-exception-1.0",
    ("GPL-3+ with AutoConf exception",): "GPL-3.0-or-later WITH Autoconf-exception-3.0",
    ("Expat\n Permission is hereby granted",): "MIT",
}.items():
    assert expression(files(*asked))[0] == wanted, (asked, expression(files(*asked))[0])

answer, texts = expression(files("Custom") + "\n\nLicense: Custom\n Do as you like.\n .\n And more.\n")
assert answer == "LicenseRef-one-Custom" and texts == {answer: "Do as you like.\n.\nAnd more."}, (answer, texts)
answer, texts = expression(files("MIT") + "\n\nFiles: debian/*\nCopyright: 2026 Somebody\nLicense: GPL-2\n")
assert answer == "MIT", answer
answer, texts = expression("This package was made by hand.\n\nLicense: see below, it is long.\n")
assert answer == "LicenseRef-one-copyright" and "made by hand" in texts[answer], answer
assert Licences("/nowhere").of("libone1", "one") == "NOASSERTION"
print("PASS")
