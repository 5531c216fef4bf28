#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# xvfb.sh COMMAND...: runs a command on an X server of its own, which ends with it.
set -euo pipefail

command -v Xvfb >/dev/null || { echo "FAIL: Xvfb is missing. Install Debian's package xvfb, or run ./dev test." >&2; exit 1; }

# The server itself chooses a free display, and writes its number once it can be used.
exec {number}< <(exec Xvfb -displayfd 1 -screen 0 1400x900x24 -nolisten tcp 2>/dev/null)
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
read -r -t 30 -u "$number" display || { echo "Xvfb did not start within half a minute." >&2; exit 1; }

unset WAYLAND_DISPLAY
DISPLAY=":$display" QT_QPA_PLATFORM=xcb "$@"
