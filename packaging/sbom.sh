#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A bill of materials in SPDX 2.3: what is in a package with its checksums, under which licences, and what it needs.
#     sbom.sh VERSION deb --file FILE
#     sbom.sh VERSION rpm --file FILE
#     sbom.sh VERSION tree --name NAME --tree FOLDER --origins FILE           the bundle's folder
#     sbom.sh VERSION archive|single --file FILE --tree FOLDER --origins FILE    what was packed from it
set -euo pipefail
version=$1 kind=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
commit=$(git -C "$here" rev-parse HEAD 2>/dev/null || echo unknown)
created=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
exec env PYTHONDONTWRITEBYTECODE=1 python3 "$here/sbom/bill.py" \
    "$kind" --version "$version" --commit "$commit" --created "$created" "$@"
