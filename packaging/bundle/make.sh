#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make.sh STAGE VERSION PACKAGES: the bundle out of an install tree, as .tar.xz and as one file that starts itself.
set -euo pipefail
stage=$1 version=$2 packages=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=catalpa-$version-x86_64
tree=$(dirname "$stage")/bundle/$name

rm -rf "$tree" "$tree.origins"
cmake -DSTAGE="$stage" -DTREE="$tree" -P "$here/bundle.cmake"
"$here/licences.sh" "$tree.origins" "$tree/share/licenses"
"$here/../sbom.sh" "$name" "$version" "$tree.origins" >"$tree/share/catalpa.spdx.json"
cp "$tree/share/catalpa.spdx.json" "$packages/$name.spdx.json"
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

# Two threads, always: xz cuts the file by their presence, not by their number.
tar --create --directory "$(dirname "$tree")" --sort=name --owner=0 --group=0 --numeric-owner --format=gnu "$name" |
    xz --compress -9 --threads=2 >"$packages/$name.tar.xz"

# One file: a runtime of our own, or AppImage's in CATALPA_APPIMAGE_RUNTIME, followed by an image of the folder.
runtime=${CATALPA_APPIMAGE_RUNTIME:-}
if [[ ! $runtime ]]; then
    runtime=$tree.runtime
    gcc -std=gnu11 -O2 -Wall -Wextra -Werror -static -s -D_FILE_OFFSET_BITS=64 -I/usr/include/squashfuse \
        "$here/runtime.c" "$here/unpack.c" -lsquashfuse -lzstd -llzma -llz4 -lz -Wl,--build-id=none -o "$runtime"
    # What marks an AppImage of type 2.
    printf 'AI\x02' | dd of="$runtime" bs=1 seek=8 conv=notrunc status=none
fi
rm -f "$tree.squashfs"
mksquashfs "$tree" "$tree.squashfs" -root-owned -noappend -no-xattrs -comp zstd -Xcompression-level 19 -b 256K \
    -no-progress -quiet
cat "$runtime" "$tree.squashfs" >"$packages/$name.AppImage"
chmod 755 "$packages/$name.AppImage"
