#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runtime.sh: what the single file begins with is hardened, unpacks into a folder of the user's own, and starts nothing from
# a folder that somebody else can write to. It is compiled for this, so that its objects can be looked at.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }

"$here/../bundle/runtime.sh" "$place/made"
"$here/hardening.sh" "$place/made/runtime" >/dev/null
for object in runtime unpack; do
    symbols=$(nm --undefined-only "$place/made/$object.o")
    for wanted in __stack_chk_fail __snprintf_chk; do
        grep -q "$wanted" <<<"$symbols" || fail "$object.c is compiled without $wanted."
    done
done

mkdir -p "$place/tree/bin"
printf '#!/bin/sh\necho "started $*"\n' >"$place/tree/AppRun"
chmod 755 "$place/tree/AppRun"
mksquashfs "$place/tree" "$place/image" -root-owned -noappend -no-xattrs -comp zstd -no-progress -quiet
cat "$place/made/runtime" "$place/image" >"$place/single"
# An ordinary user, also where this runs as root: root's folder is not named by the environment.
as_user=()
if ((EUID == 0)); then
    as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chmod 755 "$place"
fi
chmod 755 "$place/single"
own() { install -d -m 755 ${as_user:+-o 65534 -g 65534} "$@"; }
start() { "${as_user[@]}" env HOME=/nowhere XDG_CACHE_HOME="$1" "$place/single" now 2>&1; }
# refused CACHE WHY
refused() {
    local answer
    ! answer=$(start "$1") || fail "$2, and it started all the same: $answer"
    [[ $answer == *"others can write"* ]] || fail "$2, and it says: $answer"
}

own "$place/good"
for _ in first second; do
    [[ $(start "$place/good") == "started now" ]] || fail "It does not start from a folder of the user's own."
done
own "$place/open" "$place/open/catalpa"
chmod 777 "$place/open/catalpa"
refused "$place/open" "Its folder can be written by all"
own "$place/shared"
chmod 777 "$place/shared"
refused "$place/shared" "Its cache can be written by all, without a sticky bit"
version=$(basename "$place"/good/catalpa/bundle/*)
chmod 777 "$place/good/catalpa/bundle/$version"
refused "$place/good" "The unpacked folder can be written by all"
if ((EUID == 0)); then
    install -d -m 1777 "$place/tmp"
    install -d -m 755 "$place/tmp/catalpa"
    refused "$place/tmp" "Its folder belongs to somebody else"
    rmdir "$place/tmp/catalpa"
    ln -s ../good/catalpa "$place/tmp/catalpa"
    refused "$place/tmp" "Its folder is somebody else's link"
fi
echo "PASS"
