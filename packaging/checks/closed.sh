#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# closed.sh TREE: whatever a bundle's programs and libraries are linked with is in it, but for glibc. On the machine that
# built it a gap would not be noticed, since the system's library fills it there.
set -euo pipefail
tree=$1
glibc=$(dpkg-query --listfiles libc6 | sed -n 's,.*/,,p')
inside=$(find "$tree" -name '*.so*' -printf '%f\n')
# readelf objects to all the other files.
dynamic=$(find "$tree" -type f -exec readelf --dynamic --wide {} + 2>/dev/null || true)
linked=$(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' <<<"$dynamic" | sort -u)
grep -qx 'libQt6Widgets.so.6' <<<"$linked" || { echo "FAIL: $tree is no bundle." >&2; exit 1; }
missing=$(grep -vxF -e "$glibc" -e "$inside" <<<"$linked" || true)
[[ ! $missing ]] || { echo "FAIL: The bundle does not bring ${missing//$'\n'/, }." >&2; exit 1; }
echo "PASS"
