#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# twice.sh [catalpa-cli | catalpa | packages]: the last commit gives the same files wherever and whenever it is built. It
# is built twice, everything compiled anew, in folders, time zones, languages and with masks that differ; what comes out
# is compared byte for byte. Packages, without an argument, take twice as long as ./dev package. CATALPA_TWICE names the
# folder to work in, /var/tmp by itself.
set -euo pipefail
fail() { echo "FAIL: $*" >&2; exit 1; }

# build FOLDER WHAT: in a checkout; the results lie in FOLDER/results then.
build() {
    cd "$1"
    export CCACHE_DISABLE=1
    if [[ $2 == packages ]]; then
        packaging/package.sh
        mv build/packages results
    else
        SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
        export SOURCE_DATE_EPOCH
        cmake --preset package
        cmake --build --preset package --target "$2"
        mkdir results
        cp "build/package/bin/$2" results
    fi
}
if [[ ${1:-} == --build ]]; then
    umask "$4"
    build "$2" "$3"
    exit
fi

what=${1:-packages}
[[ $what =~ ^(catalpa|catalpa-cli|packages)$ ]] || fail "There is no \"$what\" to build twice."
self=$(realpath "${BASH_SOURCE[0]}")
cd "$(dirname "$self")/../.."
commit=$(git rev-parse HEAD)
git diff --quiet HEAD || echo "What is not committed is not built."
place=$(mktemp -d -p "${CATALPA_TWICE:-/var/tmp}" catalpa-twice.XXXXXX)
trap 'rm -rf "$place"' EXIT

# results FOLDER MASK SETTING...: the sums of what is built there, with these variables set.
results() {
    local folder=$1 mask=$2
    shift 2
    git clone --quiet --no-checkout . "$folder"
    git -C "$folder" checkout --quiet --detach "$commit"
    env "$@" "$self" --build "$folder" "$what" "$mask" >"$place/log" 2>&1 ||
        { tail -n 40 "$place/log" >&2; fail "It could not be built in $folder."; }
    (cd "$folder/results" && sha256sum -- *)
}
first=$(results "$place/a" 022 TZ=UTC LC_ALL=C.UTF-8)
second=$(results "$place/another/with-a-longer-name" 077 TZ=Pacific/Auckland LC_ALL=C HOME="$place")
[[ $first == "$second" ]] || fail "These differ:
$(diff <(echo "$first") <(echo "$second") | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)"
echo "$first"
echo "Built twice, and the same."
