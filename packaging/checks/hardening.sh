#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# hardening.sh PROGRAM...: what a linked program shows of its hardening. PROGRAM may be linked statically, as the runtime of
# the single file is; what only its objects show, runtime.sh looks at.
set -euo pipefail
fail() { echo "FAIL: $*" >&2; exit 1; }

for program in "$@"; do
    headers=$(readelf --file-header --program-headers --dynamic --wide "$program")
    has() { grep -Eq -- "$1" <<<"$headers"; }
    has 'FLAGS_1.*\bPIE\b' || fail "$program has a fixed address."
    has 'GNU_RELRO' || fail "$program leaves its tables writable: no RELRO."
    has '\bBIND_NOW\b|FLAGS_1.*\bNOW\b' || fail "$program resolves its symbols late."
    has 'GNU_STACK .* RW +0x' || fail "$program has an executable stack, or does not say."
    ! has '\((RPATH|RUNPATH)\).*\[/' || fail "$program looks for libraries in folders of the machine that built it."
    has ' INTERP ' || continue
    symbols=$(readelf --dyn-syms --wide "$program")
    grep -q '__stack_chk_fail' <<<"$symbols" || fail "$program has no stack protector."
    grep -q '__glibcxx_assert_fail' <<<"$symbols" || fail "$program does not check the indices of the standard library."
done
echo "PASS"
