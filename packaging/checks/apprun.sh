#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# apprun.sh APPRUN: the start of a bundle fills the gaps of a system from the bundle alone. It writes nothing, and takes no
# library from a folder that somebody else may have filled.
set -euo pipefail
apprun=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }

# bundle FOLDER: one with a library that no system has and one that each has. Its programs tell how they were started.
bundle() {
    mkdir -p "$1/bin" "$1"/lib/fallback/{libnobodyhasthis.so.7,libc.so.6}
    touch "$1/lib/fallback/libnobodyhasthis.so.7/libnobodyhasthis.so.7" "$1/lib/fallback/libc.so.6/libc.so.6"
    cp "$apprun" "$1/AppRun"
    ln -s AppRun "$1/catalpa-cli"
    # shellcheck disable=SC2016 # For the program to expand.
    printf '#!/bin/sh\necho "${0##*/} $* ${LD_LIBRARY_PATH:-}"\n' | tee "$1/bin/catalpa" >"$1/bin/catalpa-cli"
    chmod 755 "$1"/bin/*
}
# Folders that others may have filled before: the first start must not trust them, nor must a second trust the first's.
mkdir -p "$place"/home "$place"/runtime/catalpa "$place"/cache/catalpa
chmod 777 "$place"/runtime "$place"/runtime/catalpa "$place"/cache "$place"/cache/catalpa
start() { env -u LD_LIBRARY_PATH HOME="$place/home" XDG_RUNTIME_DIR="$place/runtime" XDG_CACHE_HOME="$place/cache" "$@"; }
tree="$place/a place"
bundle "$tree"
missing="$tree/lib/fallback/libnobodyhasthis.so.7"

for _ in first second; do
    answer=$(start "$tree/AppRun" --some "an argument")
    [[ $answer == "catalpa --some an argument $missing" ]] || fail "It is started so: $answer"
done
[[ $(start "$tree/catalpa-cli") == "catalpa-cli  $missing" ]] || fail "It does not heed its name."
[[ $(start LD_LIBRARY_PATH=/of/mine "$tree/AppRun") == "catalpa  $missing:/of/mine" ]] || fail "A folder of the user's is forgotten."
left=$(find "$place/home" "$place/runtime" "$place/cache" -mindepth 1 ! -name catalpa)
[[ ! $left ]] || fail "It wrote: $left"

mv "$tree" "$place/a:b"
! answer=$(start "$place/a:b/AppRun" 2>&1) || fail "A path that cannot be searched is taken: $answer"
[[ $answer == *"Move that folder"* ]] || fail "It does not say what to do: $answer"
echo "PASS"
