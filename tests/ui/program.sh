#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# program.sh CATALPA CATALPA_CLI: the programs as they are installed, on a display, with a home of their own. A first
# run makes the local catalogue and saves a picture; keys that come through the X server then
# write into a cell, and a restart finds the edit. Nothing is left running.
set -euo pipefail
catalpa=$1 cli=$2

home=$(mktemp -d)
chmod 755 "$home" # The server of a catalogue of root's runs as somebody else, who has to get there.
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export XDG_RUNTIME_DIR=$home/run
mkdir -m 755 "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset DATABASE_URL
cd "$home"
program=

fail() { echo "FAIL: $*" >&2; exit 1; }
pid_file() { find "$home" -name postmaster.pid -print -quit; }
clean() {
    [[ -z $program ]] || kill "$program" 2>/dev/null || true
    "$cli" local stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap clean EXIT

# gone WHEN: the server ends with the last program that uses it.
gone() {
    local file
    file=$(pid_file)
    [[ -n $file ]] || return 0
    timeout 20 tail --pid="$(head -n 1 "$file")" -f /dev/null || fail "PostgreSQL still runs after $1."
}

timeout 90 "$catalpa" --local --screenshot "$home/picture.png" || fail "The first run ended with exit code $?."
[[ $(head -c 8 "$home/picture.png" | od -An -tx1 | tr -d ' ') == 89504e470d0a1a0a ]] || fail "There is no picture."
gone "the first run"
echo "PASS: a first run makes the catalogue, shows it and leaves nothing behind"

command -v xdotool >/dev/null || fail "xdotool is missing. Install Debian's package xdotool, or run ./dev test."

"$cli" local start >/dev/null
"$cli" --database "$("$cli" local url)" seed >/dev/null

# started: a window that has opened the catalogue on this computer, as it was opened last.
started() {
    "$catalpa" &
    program=$!
    window=$(timeout 60 xdotool search --sync --onlyvisible --name '^This computer' | head -n 1) || fail "No window came."
    xdotool windowfocus --sync "$window"
}
closed() {
    xdotool key --clearmodifiers ctrl+q
    timeout 30 tail --pid="$program" -f /dev/null || fail "The window does not close with Ctrl+Q."
    wait "$program" || fail "The program ended with exit code $?."
    program=
}
names() { "$cli" --json authors; }

"$catalpa" --local --screenshot "$home/again.png" || fail "The second run ended with exit code $?."
started
for try in {1..40}; do # The keys come as soon as the window does, and perhaps before its rows.
    xdotool key --clearmodifiers Escape Home F2
    xdotool type --clearmodifiers 'Typed by keys'
    xdotool key --clearmodifiers Return
    if timeout 2 bash -c "until '$cli' --json authors | grep -q 'Typed by keys'; do :; done"; then break; fi
    ((try < 40)) || fail "What was typed did not reach the database."
done
closed
echo "PASS: keys through the X server edit a cell"

started
names | grep -q 'Typed by keys' || fail "The edit is gone after a restart."
closed
"$cli" local stop >/dev/null
gone "the end"
echo "PASS: the edit is there after a restart, and nothing is left running"
