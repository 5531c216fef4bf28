#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A bill of materials in SPDX 2.3 for one of the packages: ../sbom.sh calls it and says how."""

import argparse
import hashlib
import json
import os
import re
import sys
import urllib.parse

import parts
from licences import Licences

OWN = "SPDXRef-Package-catalpa"
BILL = "share/catalpa.spdx.json"  # It cannot hold a checksum of itself.
LICENCE = "GPL-3.0-or-later"


def sums(file):
    return [{"algorithm": "SHA1", "checksumValue": file.sha1}, {"algorithm": "SHA256", "checksumValue": file.sha256}]


def purl(kind, path):
    return [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": f"pkg:{kind}/{path}"}]


class Bill:
    def __init__(self, asked):
        self.asked = asked
        self.dpkg = parts.Dpkg()
        self.licences = Licences()
        self.packages = {}
        self.files = []
        self.relationships = []
        self.own_package()
        self.relate("SPDXRef-DOCUMENT", "DESCRIBES", OWN)

    def relate(self, one, how, other, comment=None):
        relationship = {"spdxElementId": one, "relationshipType": how, "relatedSpdxElement": other}
        if comment:
            relationship["comment"] = comment
        if relationship not in self.relationships:
            self.relationships.append(relationship)

    def package(self, name, **facts):
        """The element of a package, which is made when it is first asked for."""
        identifier = "SPDXRef-Package-" + re.sub(r"[^A-Za-z0-9.-]", "-", name.replace("+", "plus"))
        if identifier not in self.packages:
            self.packages[identifier] = {
                "SPDXID": identifier, "name": name, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
                "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION", **facts}
        return identifier

    def own_package(self):
        asked = self.asked
        self.package(
            "catalpa", versionInfo=asked.version, supplier="Organization: The Catalpa authors",
            primaryPackagePurpose="APPLICATION", sourceInfo=f"commit {asked.commit}", licenseConcluded=LICENCE,
            licenseDeclared=LICENCE, copyrightText="2026 The Catalpa authors",
            externalRefs=purl("generic", f"catalpa@{asked.version}"))
        if asked.file:
            with open(asked.file, "rb") as content:
                whole = parts.measured(os.path.basename(asked.file), content.read())
            self.packages[OWN].update(packageFileName=whole.path, checksums=sums(whole))

    def debian(self, name):
        """The element of a Debian package; of one that is not installed here, its name is all that is known."""
        about = self.dpkg.about(name)
        if not about:
            return self.package(name, supplier="Organization: Debian",
                                licenseComments="Not installed where this was written.")
        version, source, architecture = about
        path = f"debian/{urllib.parse.quote(name)}@{urllib.parse.quote(version)}?arch={architecture}&distro=debian-12"
        return self.package(
            name, versionInfo=version, supplier="Organization: Debian", sourceInfo=f"built from the Debian source {source}",
            licenseDeclared=self.licences.of(name, source), externalRefs=purl("deb", path),
            licenseComments=f"Declared are all licences that /usr/share/doc/{name}/copyright names for the whole source.")

    def analysed(self, files, owners=None):
        """The files, each contained in what it belongs to: an element by path, or Catalpa."""
        for file in files:
            identifier = "SPDXRef-File-" + hashlib.sha1(file.path.encode()).hexdigest()[:16]
            owner = (owners or {}).get(file.path, OWN)
            licence = LICENCE if owner == OWN and "/licenses/" not in file.path else "NOASSERTION"
            if file.path.endswith((".metainfo.xml", ".spdx.json")):
                licence = "CC0-1.0"
            self.files.append({
                "SPDXID": identifier, "fileName": "./" + file.path, "checksums": sums(file), "licenseConcluded": licence,
                "licenseInfoInFiles": [licence], "copyrightText": "NOASSERTION"})
            self.relate(owner, "CONTAINS", identifier)
        code = hashlib.sha1("".join(sorted(file.sha1 for file in files)).encode()).hexdigest()
        self.packages[OWN].update(
            filesAnalyzed=True, packageVerificationCode={"packageVerificationCodeValue": code},
            licenseInfoFromFiles=sorted({file["licenseInfoInFiles"][0] for file in self.files}))

    def needs(self, needs, element):
        for need in needs:
            if need.optional:
                self.relate(element(need.name), "OPTIONAL_DEPENDENCY_OF", OWN, need.words)
            else:
                self.relate(OWN, "DEPENDS_ON", element(need.name), need.words)

    def compiled_in(self):
        for name in ("libexpected-dev", "libboost1.74-dev"):
            self.relate(OWN, "STATIC_LINK", self.debian(name), "Header-only: it is compiled into both programs.")

    def tools(self, *programs):
        for name in self.dpkg.owners("g++", "cmake", "ninja", "ld", "/usr/lib/qt6/libexec/moc", *programs):
            self.relate(self.debian(name), "BUILD_TOOL_OF", OWN)

    def bundle(self, tree, origins, single):
        inside = parts.parts_of_bundle(origins)
        owners = {part.place: self.debian(part.package) for part in inside if not part.place.startswith("(")}
        for element in sorted(set(owners.values())):
            self.relate(OWN, "CONTAINS", element)
        files = [file for file in parts.files_of_tree(tree) if self.asked.file or file.path != BILL]
        self.analysed(files, owners)
        if not self.asked.file:
            self.packages[OWN]["packageVerificationCode"]["packageVerificationCodeExcludedFiles"] = ["./" + BILL]
        self.links(tree, [file.path for file in files], owners)
        if single:
            self.runtime([part.package for part in inside if part.place == "(runtime)"])

    def runtime(self, linked):
        """What the single file begins with: ours with what it is linked with, or one that was given for it."""
        if linked:
            element = self.package(
                "catalpa-runtime", versionInfo=self.asked.version, supplier="Organization: The Catalpa authors",
                licenseConcluded=LICENCE, licenseDeclared=LICENCE, comment="What the single file begins with.")
        else:
            element = self.package("appimage-runtime", comment="Given by whoever built this, in CATALPA_APPIMAGE_RUNTIME.")
        self.relate(OWN, "CONTAINS", element)
        for name in linked:
            self.relate(element, "STATIC_LINK", self.debian(name))

    def links(self, tree, paths, owners):
        places = {os.path.basename(path): path for path in paths}
        for path, library in parts.linked(tree, paths):
            one = owners.get(path, OWN)
            if library not in places:
                system = self.package(library, comment="The system's own: the C library is never part of a bundle.")
                self.relate(OWN, "DEPENDS_ON", system)
            elif owners.get(places[library], OWN) != one:
                self.relate(one, "DYNAMIC_LINK", owners[places[library]])

    def document(self):
        asked = self.asked
        texts = sorted(self.licences.texts.items())
        return {
            "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": asked.name,
            "documentNamespace": f"urn:catalpa:spdx:{asked.name}:{asked.commit}",
            "creationInfo": {"created": asked.created,
                             "creators": ["Organization: The Catalpa authors", "Tool: packaging/sbom.sh"]},
            "packages": list(self.packages.values()), "files": self.files, "relationships": self.relationships,
            "hasExtractedLicensingInfos": [
                {"licenseId": identifier, "extractedText": text, "name": identifier.removeprefix("LicenseRef-")}
                for identifier, text in texts]}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("kind", choices=["deb", "rpm", "tree", "archive", "single"])
    for name in ("version", "commit", "created"):
        arguments.add_argument("--" + name, required=True)
    arguments.add_argument("--name", help="of the document; that of the file by itself")
    arguments.add_argument("--tree", help="the folder that a bundle was made of")
    arguments.add_argument("--origins", help="where its files came from")
    arguments.add_argument("--file", help="the finished package; none for the folder of a bundle")
    asked = arguments.parse_args()
    asked.name = asked.name or os.path.basename(asked.file)
    bill = Bill(asked)
    bill.compiled_in()
    if asked.kind == "deb":
        bill.analysed(parts.files_of_deb(asked.file))
        bill.needs(parts.needs_of_deb(asked.file), bill.debian)
        bill.tools("dpkg-deb", "cpack")
    elif asked.kind == "rpm":
        bill.analysed(parts.files_of_rpm(asked.file))
        bill.needs(parts.needs_of_rpm(asked.file), bill.package)
        bill.tools("rpmbuild", "cpack")
    else:
        bill.bundle(asked.tree, asked.origins, asked.kind == "single")
        bill.tools("patchelf", *{"archive": ["xz", "tar"], "single": ["mksquashfs"]}.get(asked.kind, []))
    json.dump(bill.document(), sys.stdout, indent=1, ensure_ascii=False)
    print()


main()
