#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# format.sh: whether every source has the form of .clang-format. To give it that form: clang-format -i FILE...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
find src tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
    xargs -0 packaging/checks/tool.sh clang-format clang-format --dry-run -Werror --ferror-limit=1
