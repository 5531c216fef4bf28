#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds every installer that this machine can build, from one install tree, into build/packages: ./dev package.
# The same commit gives the same packages: all times in them are the commit's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022
export LC_ALL=C.UTF-8 TZ=UTC
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}
export SOURCE_DATE_EPOCH
build=$PWD/build/package packages=$PWD/build/packages

say() { printf '\n==> %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

say "Building in build/package"
# Afresh: Qt's resources carry the commit's time, and are not made again for a new one. The compiler's cache makes it quick.
rm -rf "$build"
cmake --preset package >/dev/null || fail "CMake could not configure build/package."
cmake --build --preset package
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
rm -rf "$packages"
mkdir -p "$packages"
cmake --install "$build" --prefix "$build/stage" --strip >/dev/null

say "Debian package and RPM"
(cd "$build" && cpack -G DEB && cpack -G RPM) >"$build/cpack.log" 2>&1 || { cat "$build/cpack.log"; fail "CPack failed."; }
cp "$build"/cpack/*.deb "$build"/cpack/*.rpm "$packages"

say "Bundle"
packaging/bundle/make.sh "$build/stage" "$version" "$packages"

say "Source"
if git rev-parse --verify --quiet HEAD >/dev/null; then
    git archive --format=tar --prefix="catalpa-$version/" HEAD | xz --compress -9 >"$packages/catalpa-$version.tar.xz"
    git diff --quiet HEAD || echo "There are changes that are not committed: they are in the packages, and not in the source."
else
    echo "This is no checkout of git, so no source is packed. Whoever gives the packages to others has to give it, too."
fi

say "Bills of materials and sums"
for kind in deb rpm; do
    file=$(echo "$packages"/*."$kind")
    packaging/sbom.sh "$version" "$kind" --file "$file" >"$file.spdx.json"
done
(cd "$packages" && sha256sum -- *.deb *.rpm *.tar.xz *.AppImage >SHA256SUMS)

say "Checks"
packaging/checks/packages.sh "$packages" "$build"
packaging/checks/elsewhere.sh

say "In build/packages:"
(cd "$packages" && du -h --apparent-size -- * | sort -h)
