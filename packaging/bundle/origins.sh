#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# origins.sh ORIGINS: the Debian packages that the listed files belong to, as lines of package, version and source,
# with tabs between. tl-expected is header-only, so that it is in every program, and the single file also holds what its
# runtime is linked with.
set -euo pipefail
# shellcheck disable=SC2016 # These are for dpkg-query to expand.
fields='${Package}\t${Version}\t${source:Package}\n'
mapfile -t files <"$1"
# Debian's own lists may still name a file as /lib/..., which is a link to /usr/lib; so both are asked for.
owners=$(dpkg-query --search "${files[@]}" "${files[@]#/usr}" 2>/dev/null | grep -v '^diversion' || true)
for file in "${files[@]}"; do
    [[ $owners == *": $file"* || $owners == *": ${file#/usr}"* ]] ||
        { echo "$file belongs to no package, so its licence is not known." >&2; exit 1; }
done
{
    sed -n 's/[:,].*//p' <<<"$owners"
    echo libexpected-dev
    [[ ${CATALPA_APPIMAGE_RUNTIME:-} || ! -s $1 ]] ||
        printf '%s\n' libsquashfuse-dev libzstd-dev liblzma-dev liblz4-dev zlib1g-dev libc6-dev
} | sort -u | xargs --no-run-if-empty dpkg-query --show --showformat="$fields" | sort -u
