#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tries the packages of build/packages for real: ./dev try-packages. Each in a fresh Debian 12 with nothing else, under an
# X server; pictures go to build/try. CATALPA_PREVIOUS names the .deb to upgrade from; without it, the same programs under
# an older number stand in, which tries the upgrade but not a change between versions.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
fail() { printf '\nFAIL: %s\n' "$*" >&2; exit 1; }
say() { printf '\n==> %s\n' "$*"; }
passed() { echo "PASS: $*"; }
((EUID == 0)) || fail "This makes systems in folders, and needs root: sudo ./dev try-packages"

roots=$PWD/build/chroots pictures=$PWD/build/try packages=$PWD/build/packages
root=$roots/none program='' tester=()
# shellcheck source=packaging/try/root.sh
. "$here/try/root.sh"
# shellcheck source=packaging/try/person.sh
. "$here/try/person.sh"

debs=("$packages"/catalpa_*_amd64.deb)
[[ -e ${debs[0]} ]] || fail "There are no packages yet: ./dev package"
deb=${debs[0]}
rm -rf "$pictures"
mkdir -p "$pictures"

# A display of our own, which ends with this.
exec {number}< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp 2>/dev/null)
server=$!
clean() {
    [[ -z $program ]] || kill "$program" 2>/dev/null || true
    ((${#tester[@]} == 0)) || as_tester "${cli:-catalpa-cli}" local stop >/dev/null 2>&1 || true
    leave_root
    kill "$server" 2>/dev/null || true
}
trap clean EXIT
read -r -t 30 -u "$number" display || fail "Xvfb did not start."
export DISPLAY=:$display

say "A fresh Debian 12"
make_base

# shellcheck source=packaging/try/deb.sh
. "$here/try/deb.sh"
# shellcheck source=packaging/try/bundle.sh
. "$here/try/bundle.sh"

say "All is well. Look at the pictures in $pictures."
