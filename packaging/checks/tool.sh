#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tool.sh PACKAGE PROGRAM ARGUMENTS...: runs a program of a test. One that is missing is a failure that names Debian's
# package; looked for when the test runs, not when it was configured.
command -v "$2" >/dev/null || { echo "FAIL: \"$2\" is missing. Install Debian's package $1, or run ./dev test." >&2; exit 1; }
shift
exec "$@"
