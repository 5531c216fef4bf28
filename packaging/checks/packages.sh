#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packages.sh FOLDER BUILD: what can be told of finished packages without installing them.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$2" && pwd)
cd "$1"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }

sha256sum --check --quiet SHA256SUMS
"$here/recipes.sh" "$here/../.." "$build" >/dev/null

# Without an address these two things are true, and said in packaging/README.md.
addressless=()
[[ $(dpkg-deb --field ./*.deb Maintainer) == *@* ]] ||
    addressless=(--suppress-tags "malformed-contact,bogus-mail-host-in-debian-changelog")
lintian --allow-root --fail-on error,warning "${addressless[@]}" -- *.deb || fail "lintian is not content."
[[ $(dpkg-deb --field ./*.deb Depends) == *ca-certificates* ]] || fail "The Debian package does not bring the certificates."
dpkg-deb --extract ./*.deb "$root/deb"
[[ -s $root/deb/usr/share/doc/catalpa/README.Debian ]] || fail "The Debian package does not say how to have PostgreSQL."
"$here/hardening.sh" "$root"/deb/usr/bin/* >/dev/null

rpm --query --list --package -- *.rpm 2>/dev/null | grep -x /usr/bin/catalpa >/dev/null || fail "The RPM does not hold the program."
rpm --query --recommends --package -- *.rpm 2>/dev/null | grep -x postgresql-server >/dev/null || fail "The RPM does not recommend the server."
rpm --query --requires --package -- *.rpm 2>/dev/null | grep -x ca-certificates >/dev/null || fail "The RPM does not bring the certificates."
rpm --checksig --nosignature -- *.rpm >/dev/null || fail "The RPM is damaged."
rpm --root "$root" --initdb 2>/dev/null
rpm --root "$root" --install --nodeps --noscripts -- *.rpm 2>/dev/null || fail "The RPM cannot be installed."
[[ -x $root/usr/bin/catalpa-cli ]] || fail "The RPM installs no program."
rpm --root "$root" --erase --nodeps catalpa 2>/dev/null || fail "The RPM cannot be removed."
[[ ! -e $root/usr/bin/catalpa ]] || fail "The RPM leaves the program behind."

for file in *.deb *.rpm *.AppImage ./*-x86_64.tar.xz; do
    [[ -s $file.spdx.json ]] || fail "$file has no bill of materials."
done
"$here/bill.py" ./*.spdx.json || fail "A bill of materials is not whole."
tar --list --file ./*-x86_64.tar.xz | grep '/share/licenses/catalpa.txt$' >/dev/null || fail "The bundle has no licences."
blocks=$(xz --robot --list ./*-x86_64.tar.xz | awk '$1 == "file" { print $3 }')
((blocks > 1)) || fail "The bundle is packed as one block, which is work for one processor."
mkdir "$root/bundle"
tar --extract --file ./*-x86_64.tar.xz --directory "$root/bundle"
"$here/closed.sh" "$root"/bundle/catalpa-* >/dev/null
bundle=(./*.AppImage)
"${bundle[0]}" --appimage-offset >/dev/null || fail "The single file does not start."
[[ ${CATALPA_APPIMAGE_RUNTIME:-} ]] || "$here/runtime.sh" >/dev/null
echo "The packages are sound."
