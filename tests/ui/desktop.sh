#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# desktop.sh CATALPA CATALPA_CLI: how the program lives on a desktop. A second start hands over to the first, also after a
# crash; passwords do not show in the list of processes; the help keeps nobody from ending the program. Needs xdotool.
set -euo pipefail
catalpa=$1 cli=$2
command -v xdotool >/dev/null || { echo "FAIL: xdotool is missing. Install Debian's package xdotool, or run ./dev test." >&2; exit 1; }

home=$(mktemp -d)
chmod 755 "$home" # The server of a catalogue of root's runs as somebody else, who has to get there.
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export XDG_RUNTIME_DIR=$home/run
mkdir -m 755 "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset DATABASE_URL
cd "$home"
first=

fail() { echo "FAIL: $*" >&2; exit 1; }
clean() {
    [[ -z $first ]] || kill "$first" 2>/dev/null || true
    "$cli" local stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap clean EXIT

# shown NAME: waits for a window of this title, and prints it.
shown() { timeout 60 xdotool search --sync --onlyvisible --name "$1" | head -n 1; }
windows() { xdotool search --onlyvisible --name "$1" | wc -l; }
# later ARGUMENT...: a start that has to hand over.
later() { timeout 20 "$catalpa" "$@" || fail "The start with '$*' did not hand over: exit code $?."; }
# A program that shows a window of its own does not end by itself, so that those that end have handed over.

env -u DISPLAY "$catalpa" --version | grep -q '^libpq ' || fail "The version cannot be told without a display."
code=0
"$catalpa" --nowhere 2>/dev/null || code=$?
[[ $code == 2 ]] || fail "An unknown option gives the exit code $code."

"$catalpa" 'postgresql://ann:s3cret@example.org/library' 2>"$home/first.log" &
first=$!
shown '^Catalpa$' >/dev/null || fail "No window came."
tr '\0' ' ' <"/proc/$first/cmdline" | grep -q s3cret && fail "The list of processes shows a password."
later
later 'postgresql://ben:hidden@example.net/other'
[[ $(windows '^Catalpa$') == 1 ]] || fail "There is more than one window."
later --local
shown '^This computer' >/dev/null || fail "The catalogue on this computer did not open."
later --new-author
shown '^New author' >/dev/null || fail "The dialog for an author did not open."
echo "PASS: later starts hand over what they are asked for"

xdotool windowfocus --sync "$(shown '^New author')" key --clearmodifiers F1
help=$(shown 'Help') || fail "The help did not open."
xdotool windowfocus --sync "$(shown '^New author')" key --clearmodifiers Escape
kill -0 "$first" || fail "The program ended with its dialog."
main=$(shown '^This computer')
xdotool windowfocus --sync "$main" key --clearmodifiers ctrl+q
timeout 30 tail --pid="$first" -f /dev/null || fail "The program does not end while the help is open."
wait "$first" || fail "The program ended with exit code $?."
first=
[[ $help ]] && echo "PASS: the help opens over a dialog, and ends with the program"

"$catalpa" --local 2>"$home/second.log" &
first=$!
shown '^This computer' >/dev/null || fail "No window came."
kill -KILL "$first"
wait "$first" 2>/dev/null || true
"$catalpa" --new-book 2>>"$home/second.log" &
first=$!
shown '^New book' >/dev/null || fail "After a crash, the catalogue that was open last did not open."
later
[[ $(windows '^This computer') == 1 ]] || fail "There is more than one window."
echo "PASS: what a crash has left keeps nobody out"

timeout 90 "$catalpa" --local --screenshot "$home/picture.png" || fail "A picture needs a program of its own."
[[ -s $home/picture.png ]] || fail "There is no picture."
kill -0 "$first" || fail "The window is gone."
if grep -E 's3cret|hidden' "$home"/*.log "$XDG_CONFIG_HOME" -r; then fail "A password was written down."; fi
echo "PASS: pictures are taken apart from the window, and no password was written down"
