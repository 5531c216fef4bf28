#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# spoken.sh COMMAND...: runs a command with the bus that screen readers listen on, on an X server of its own.
set -euo pipefail

for tool in dbus-run-session:dbus-daemon gdbus:libglib2.0-bin; do
    command -v "${tool%%:*}" >/dev/null || { echo "FAIL: ${tool%%:*} is missing. Install Debian's package ${tool##*:}." >&2; exit 1; }
done
if [ -z "${CATALPA_SPOKEN:-}" ]; then
    CATALPA_SPOKEN=1 exec dbus-run-session -- "$0" "$@"
fi
gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress >/dev/null ||
    { echo "FAIL: There is no bus for screen readers. Install Debian's package at-spi2-core." >&2; exit 1; }
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 exec "$(dirname "$0")/xvfb.sh" "$@"
