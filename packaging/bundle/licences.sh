#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# licences.sh ORIGINS FOLDER: the licence of every Debian package that a file of the bundle came from, and Catalpa's own.
set -euo pipefail
origins=$1 folder=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$folder"
cp "$here/../../LICENSE" "$folder/catalpa.txt"
packages=$("$here/origins.sh" "$origins" | cut -f 1 | sort -u)
for package in $packages; do
    cp "/usr/share/doc/$package/copyright" "$folder/$package.txt"
done
# Debian's files name these texts instead of repeating them.
mkdir -p "$folder/common-licenses"
cp --dereference /usr/share/common-licenses/* "$folder/common-licenses"
chmod -R u=rwX,go=rX "$folder"
