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

rm -rf "$tree" "$tree.origins" "$tree.runtime"
cmake -DSTAGE="$stage" -DTREE="$tree" -P "$here/bundle.cmake"
"$here/licences.sh" "$tree.origins" "$tree/share/licenses"
"$here/../sbom.sh" "$version" tree --name "$name" --tree "$tree" --origins "$tree.origins" >"$tree.spdx.json"
mv "$tree.spdx.json" "$tree/share/catalpa.spdx.json"
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

# Two threads, always, and blocks for both: xz cuts the file by their presence and the blocks' size, not by their number.
# By itself it would make one block of it all, for one thread.
tar --create --directory "$(dirname "$tree")" --sort=name --owner=0 --group=0 --numeric-owner --format=gnu "$name" |
    xz --compress -9 --threads=2 --block-size=32MiB >"$packages/$name.tar.xz"

# One file: a runtime of our own, or AppImage's in CATALPA_APPIMAGE_RUNTIME, followed by an image of the folder.
runtime=${CATALPA_APPIMAGE_RUNTIME:-}
if [[ ! $runtime ]]; then
    "$here/runtime.sh" "$tree.runtime"
    runtime=$tree.runtime/runtime
fi
rm -f "$tree.squashfs"
mksquashfs "$tree" "$tree.squashfs" -root-owned -noappend -no-xattrs -comp zstd -Xcompression-level 19 -b 256K \
    -no-progress -quiet
cat "$runtime" "$tree.squashfs" >"$packages/$name.AppImage"
chmod 755 "$packages/$name.AppImage"

for kind in archive:tar.xz single:AppImage; do
    file=$packages/$name.${kind#*:}
    "$here/../sbom.sh" "$version" "${kind%:*}" --file "$file" --tree "$tree" --origins "$tree.origins" >"$file.spdx.json"
done
