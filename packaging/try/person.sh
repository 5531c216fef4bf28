# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# A person at the program in a root: starts it as $catalpa, sees its window, types. $cli is its program for the terminal.

# eventually WHAT COMMAND...: until the command succeeds, for up to a minute.
eventually() {
    local what=$1 end=$((SECONDS + 60))
    shift
    until "$@"; do
        ((SECONDS < end)) || fail "Waited a minute for $what."
        sleep 0.1
    done
}

# start TITLE: the program, until a window with this title has come.
start() {
    "${tester[@]}" "$catalpa" 2>>"$pictures/messages.txt" &
    program=$!
    eventually "the window \"$1\"" window_is_there "$1"
}
window_is_there() {
    window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1)
    [[ $window ]] && xdotool windowfocus "$window" 2>/dev/null
}
keys() { xdotool key --clearmodifiers "$@"; }
# photograph NAME: the screen, once it has stopped to change.
photograph() {
    local last=none now
    xdotool mousemove 1279 799
    while now=$(import -silent -window root rgb:- | cksum) && [[ $now != "$last" ]]; do
        last=$now
        sleep 0.4
    done
    import -silent -window root "$pictures/$1.png"
}
close() {
    keys ctrl+q
    timeout 30 tail --pid="$program" -f /dev/null || fail "The window does not close with Ctrl+Q."
    program=
}

authors() { as_tester "$cli" --json authors; }
author_count() { authors | grep -o '"id"' | wc -l; }
knows() { authors | grep "$1" >/dev/null; }

# take_first_steps NAME: the first start, the sample on this computer, a picture of both.
take_first_steps() {
    start '^Catalpa$'
    photograph "$1-first-run"
    keys Tab Tab space
    eventually "the catalogue on this computer" window_is_there '^This computer'
    eventually "the sample" sample_is_there
    photograph "$1-sample"
}
sample_is_there() { knows 'Čapek' && (($(author_count) > 100)); }

# leave_an_edit_open TEXT: types over a name while another program holds the table, and dies before it is saved.
leave_an_edit_open() {
    local holder url
    url=$(as_tester "$cli" local url)
    "${tester[@]}" psql "$url" -qc 'begin; lock table authors in exclusive mode; select pg_sleep(600)' >/dev/null 2>&1 &
    holder=$!
    eventually "the lock" lock_is_held "$url"
    keys Escape Home F2
    xdotool type --clearmodifiers "$1"
    keys Return
    eventually "the edit in the journal" grep -rqs "$1" "$root/home/tester/.local/share/catalpa"
    kill -9 "$program"
    wait "$program" 2>/dev/null || true
    program=
    kill "$holder"
    wait "$holder" 2>/dev/null || true
}
lock_is_held() {
    [[ $(as_tester psql "$1" -Atc "select count(*) from pg_locks where mode = 'ExclusiveLock' and granted and relation = 'authors'::regclass") == 1 ]]
}
