#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# scripts.sh: whether shellcheck is content with every script. Those of packaging/try are parts of try-packages.sh, and are
# followed from there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
packaging/checks/tool.sh shellcheck shellcheck -x dev .ci/run tests/*/*.sh packaging/*.sh packaging/{bundle,checks}/*.sh \
    packaging/bundle/AppRun packaging/debian/postrm packaging/completions/*.bash
