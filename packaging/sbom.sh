#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sbom.sh NAME VERSION ORIGINS: a bill of materials in SPDX 2.3 for the package NAME. ORIGINS lists files of this system
# that went into it; /dev/null for none.
set -euo pipefail
name=$(basename "$1") version=$2 origins=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
commit=$(git -C "$here" rev-parse HEAD 2>/dev/null || echo unknown)
made=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)

"$here/bundle/origins.sh" "$origins" | jq --raw-input --null-input --arg name "$name" --arg version "$version" --arg made "$made" --arg commit "$commit" '
    def unknown: {downloadLocation: "NOASSERTION", filesAnalyzed: false, copyrightText: "NOASSERTION"};
    def purl($type; $path): [{referenceCategory: "PACKAGE-MANAGER", referenceType: "purl",
        referenceLocator: "pkg:\($type)/\($path)"}];
    def id: "SPDXRef-" + gsub("[^A-Za-z0-9.-]"; "-");
    [inputs / "\t" | {name: .[0], version: .[1], source: .[2]}] as $parts |
    {
        spdxVersion: "SPDX-2.3",
        dataLicense: "CC0-1.0",
        SPDXID: "SPDXRef-DOCUMENT",
        name: $name,
        documentNamespace: "urn:catalpa:spdx:\($name):\($commit)",
        creationInfo: {created: $made, creators: ["Organization: The Catalpa authors", "Tool: packaging/sbom.sh"]},
        packages: ([unknown + {
            SPDXID: "SPDXRef-catalpa", name: "catalpa", versionInfo: $version, supplier: "Organization: The Catalpa authors",
            primaryPackagePurpose: "APPLICATION", sourceInfo: "commit \($commit)", copyrightText: "2026 The Catalpa authors",
            licenseConcluded: "GPL-3.0-or-later", licenseDeclared: "GPL-3.0-or-later",
            externalRefs: purl("generic"; "catalpa@\($version)")}]
            + [$parts[] | unknown + {
            SPDXID: (.name | id), name, versionInfo: .version, supplier: "Organization: Debian",
            sourceInfo: "built from the Debian source package \(.source)",
            licenseConcluded: "NOASSERTION", licenseDeclared: "NOASSERTION",
            licenseComments: "As in share/licenses/\(.name).txt of the bundle, or /usr/share/doc/\(.name)/copyright on Debian.",
            externalRefs: purl("deb"; "debian/\(.name)@\(.version | @uri)?arch=amd64&distro=debian-12")}]),
        relationships: ([{spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: "SPDXRef-catalpa"}]
            + [$parts[] | {spdxElementId: "SPDXRef-catalpa", relationshipType: "CONTAINS", relatedSpdxElement: (.name | id)}])
    }'
