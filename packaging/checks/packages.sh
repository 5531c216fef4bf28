#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packages.sh FOLDER: what can be told of finished packages without installing them.
set -euo pipefail
cd "$1"
fail() { echo "FAIL: $*" >&2; exit 1; }

sha256sum --check --quiet SHA256SUMS
lintian --allow-root --fail-on error,warning -- *.deb || fail "lintian is not content."

rpm --query --list --package -- *.rpm 2>/dev/null | grep -x /usr/bin/catalpa >/dev/null || fail "The RPM does not hold the program."
rpm --checksig --nosignature -- *.rpm >/dev/null || fail "The RPM is damaged."
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
rpm --root "$root" --initdb 2>/dev/null
rpm --root "$root" --install --nodeps --noscripts -- *.rpm 2>/dev/null || fail "The RPM cannot be installed."
[[ -x $root/usr/bin/catalpa-cli ]] || fail "The RPM installs no program."
rpm --root "$root" --erase --nodeps catalpa 2>/dev/null || fail "The RPM cannot be removed."
[[ ! -e $root/usr/bin/catalpa ]] || fail "The RPM leaves the program behind."

for bill in *.spdx.json; do
    jq --exit-status '.spdxVersion == "SPDX-2.3" and ([.packages[].SPDXID] | length == (unique | length))' "$bill" >/dev/null ||
        fail "$bill is not a bill of materials."
done
tar --list --file ./*.tar.xz | grep '/share/licenses/catalpa.txt$' >/dev/null || fail "The bundle has no licences."
bundle=(./*.AppImage)
"${bundle[0]}" --appimage-offset >/dev/null || fail "The single file does not start."
echo "The packages are sound."
