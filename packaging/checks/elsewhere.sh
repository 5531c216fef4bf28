#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# elsewhere.sh: looks at the recipes for what is not built here, as far as tools that happen to be installed can.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
told() { printf '%-20s%s\n' "$1" "$2"; }

if command -v flatpak-builder >/dev/null; then
    flatpak-builder --show-manifest packaging/flatpak/org.catalpa.Catalpa.yml >/dev/null
    told Flatpak "not built here: it needs KDE's runtime; the manifest can be read"
else
    told Flatpak "not built here, and not looked at: flatpak-builder is missing"
fi
if command -v makensis >/dev/null; then
    # Its programs are those of this system, so it proves the recipe and nothing else.
    trial=$(mktemp -d)
    trap 'rm -rf "$trial"' EXIT
    (cd build/package && cpack -G NSIS -B "$trial") >"$trial/log" 2>&1 || { cat "$trial/log"; exit 1; }
    told Windows "not built here: no Qt for it; the script of its installer compiles"
else
    told Windows "not built here, and not looked at: makensis (package nsis) is missing"
fi
python3 -c 'import plistlib, sys; plistlib.load(open(sys.argv[1], "rb"))' packaging/macos/Info.plist.in
told macOS "not built here; its Info.plist can be read"
