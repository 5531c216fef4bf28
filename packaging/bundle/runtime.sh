#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# runtime.sh FOLDER: compiles what the single file begins with into FOLDER/runtime, and leaves its objects beside it.
# It is static, since it runs before there are any libraries, and hardened like the programs.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
hardened=(-fPIE -fstack-protector-strong -fstack-clash-protection -ftrivial-auto-var-init=zero -D_FORTIFY_SOURCE=3)
for part in runtime unpack; do
    gcc -std=gnu11 -O2 -Wall -Wextra -Werror "${hardened[@]}" -D_FILE_OFFSET_BITS=64 -I/usr/include/squashfuse \
        -c "$part.c" -o "$folder/$part.o"
done
gcc -static-pie -s "$folder/runtime.o" "$folder/unpack.o" -lsquashfuse -lzstd -llzma -llz4 -lz \
    -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--build-id=none -o "$folder/runtime"
# What marks an AppImage of type 2.
printf 'AI\x02' | dd of="$folder/runtime" bs=1 seek=8 conv=notrunc status=none
