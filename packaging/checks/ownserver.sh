#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# ownserver.sh CATALPA_CLI: in a bundle a new catalogue is made by the bundle's server, also where a newer one is installed.
set -euo pipefail
home=$(mktemp -d)
chmod 755 "$home"
trap 'rm -rf "$home"' EXIT

# server FOLDER: one that only says that it was asked.
server() {
    local program
    mkdir -p "$1"
    for program in initdb pg_ctl postgres; do
        printf '#!/bin/sh\necho "asked: %s"\nexit 1\n' "$1" >"$1/$program"
        chmod 755 "$1/$program"
    done
}
server "$home/bundle/lib/postgresql/15/bin"
server "$home/other/postgresql/99/bin"
mkdir "$home/bundle/bin" "$home/data"
cp "$1" "$home/bundle/bin/catalpa-cli"

answer=$(env -u CATALPA_POSTGRES_BIN PATH="$home/other/postgresql/99/bin:$PATH" HOME="$home" XDG_DATA_HOME="$home/data" \
    "$home/bundle/bin/catalpa-cli" --verbose local start 2>&1) && { echo "FAIL: it started" >&2; exit 1; }
[[ $answer == *"asked: $home/bundle/lib/postgresql/15/bin"* ]] || { echo "FAIL: $answer" >&2; exit 1; }
echo "PASS"
