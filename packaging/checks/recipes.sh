#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# recipes.sh SOURCE BUILD: what can be told of the packages before there are any: what they ask for, whom they name, and
# with which flags they are compiled.
set -euo pipefail
source=$1 build=$2
fail() { echo "FAIL: $*" >&2; exit 1; }

# told NAME: the value of a variable of CPack's.
told() { sed -n "s/^set($1 \"\(.*\)/\1/p" "$build/CPackConfig.cmake"; }
# names LIST PACKAGE: whether the package is in the list.
names() { tr ',' '\n' <<<"$1" | sed 's/[("].*//; s/ //g' | grep -Fxq -- "$2"; }

depends=$(told CPACK_DEBIAN_PACKAGE_DEPENDS) recommends=$(told CPACK_DEBIAN_PACKAGE_RECOMMENDS)
names "$depends" ca-certificates || fail "The Debian package does not bring the certificates to check a server with."
names "$depends" libqt6sql6-psql || fail "The Debian package does not bring the driver for PostgreSQL."
if names "$depends, $recommends" qt6-qpa-plugins || grep -q qt6-qpa-plugins "$source/dev"; then
    fail "Qt's VNC server is asked for."
fi
if grep -q postgresql <<<"$depends $recommends"; then
    fail "apt would install PostgreSQL, and with it make and start a server for the whole computer."
fi
names "$(told CPACK_DEBIAN_PACKAGE_SUGGESTS)" postgresql || fail "The Debian package does not suggest PostgreSQL."
grep -q 'create_main_cluster = false' "$source/packaging/debian/README.Debian" ||
    fail "README.Debian does not say how to have PostgreSQL's programs without a server."
names "$(told CPACK_RPM_PACKAGE_REQUIRES)" ca-certificates || fail "The RPM does not bring the certificates."
# CPack 3.25 passes a variable for recommendations over in silence.
grep -q 'Recommends: .*postgresql-server' "$build/CPackConfig.cmake" || fail "The RPM does not recommend the server."

for place in "$build/CPackConfig.cmake" "$build/packaging/changelog" "$source/packaging/org.catalpa.Catalpa.metainfo.xml.in"; do
    ! grep -Eiq '[a-z]@[a-z.-]+\.(invalid|example|localhost)\b' "$place" || fail "$place has an address that was made up."
done

flags=$(grep -A 15 '"name": "package"' "$source/CMakePresets.json")
for flag in -fstack-protector-strong -fstack-clash-protection -ftrivial-auto-var-init=zero -D_FORTIFY_SOURCE=3 \
    -D_GLIBCXX_ASSERTIONS -Wl,-z,relro -Wl,-z,now -pie; do
    grep -Eq -- "[ \"]${flag}[ \"]" <<<"$flags" || fail "The packages are not compiled with $flag."
done
# It has no effect where the C library's own objects are without it, as Debian 12's are.
! grep -q -- -fcf-protection <<<"$flags" || fail "-fcf-protection is asked for, and is not in the programs."
echo "PASS"
