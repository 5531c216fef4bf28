#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# origins.sh ORIGINS: the Debian packages that the files of a bundle came from, as lines of package, version, source and
# place in the bundle, with tabs between. The place (programs) stands for what is compiled into ours: tl-expected and
# Boost, of which only headers are used; (runtime) for what the runtime of the single file is linked with.
set -euo pipefail
declare -A owner about
mapfile -t files < <(cut -f 1 "$1")
# Debian's own lists may still name a file as /lib/..., which is a link to /usr/lib; so both are asked for.
while IFS= read -r line; do
    owner[${line##*: }]=${line%%[:,]*}
done < <(((${#files[@]} == 0)) || dpkg-query --search "${files[@]}" "${files[@]#/usr}" 2>/dev/null | grep -v '^diversion')
# shellcheck disable=SC2016 # These are for dpkg-query to expand.
while IFS=$'\t' read -r status package rest; do
    [[ $status != installed ]] || about[$package]=$package$'\t'$rest
done < <(dpkg-query --show --showformat='${db:Status-Status}\t${Package}\t${Version}\t${source:Package}\n')

# told PACKAGE PLACE
told() { printf '%s\t%s\n' "${about[$1]}" "$2"; }
{
    while IFS=$'\t' read -r file place; do
        package=${owner[$file]:-${owner[${file#/usr}]:-}}
        [[ $package ]] || { echo "$file belongs to no package, so its licence is not known." >&2; exit 1; }
        told "$package" "$place"
    done <"$1"
    told libexpected-dev "(programs)"
    told libboost1.74-dev "(programs)"
    if [[ ! ${CATALPA_APPIMAGE_RUNTIME:-} ]]; then
        for package in libsquashfuse-dev libzstd-dev liblzma-dev liblz4-dev zlib1g-dev libc6-dev; do
            told "$package" "(runtime)"
        done
    fi
} | sort
