#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""bill.py BILL...: bills of materials are whole: <package>.spdx.json beside the package that it is about."""

import hashlib
import json
import re
import sys

TERM = r"(?:[A-Za-z0-9.-]+(?: WITH [A-Za-z0-9.-]+)?)"


def is_expression(text):
    """Whether it is an expression of SPDX's: what is in parentheses is taken for a term, from the inside out."""
    before = None
    while before != text:
        before = text
        text = re.sub(rf"\(({TERM}(?: (?:AND|OR) {TERM})*)\)", "term", text)
    return re.fullmatch(rf"{TERM}(?: (?:AND|OR) {TERM})*", text) is not None


def faults_of_relationships(bill):
    known = {element["SPDXID"] for element in bill["packages"] + bill["files"]} | {"SPDXRef-DOCUMENT"}
    contained = set()
    for relationship in bill["relationships"]:
        one, how, other = (relationship[key] for key in ("spdxElementId", "relationshipType", "relatedSpdxElement"))
        yield from (f"{end} is not in it" for end in (one, other) if end not in known)
        if how == "CONTAINS":
            contained.add(other)
        if how == "CONTAINS" and re.search(r"-dev$|g--|gplusplus|cmake|ninja|binutils", other):
            yield f"{other} is a tool, and is said to be contained"
    yield from (f"{file['fileName']} belongs to nothing" for file in bill["files"] if file["SPDXID"] not in contained)


def faults_of_licences(bill):
    defined = {text["licenseId"] for text in bill["hasExtractedLicensingInfos"] if text["extractedText"].strip()}
    used = set()
    for package in bill["packages"]:
        declared = package["licenseDeclared"]
        used |= set(re.findall(r"LicenseRef-[A-Za-z0-9.-]+", declared))
        if not is_expression(declared):
            yield f"the licence of {package['name']} is no expression: {declared}"
        if declared == "NOASSERTION" and "pkg:deb/" in json.dumps(package):
            yield f"the licence of {package['name']} is not told"
    yield from (f"{one} has no text, or nothing has it" for one in sorted(used ^ defined))


def faults_of_sums(bill, package):
    own = bill["packages"][0]
    told = {one["algorithm"]: one["checksumValue"] for one in own.get("checksums", [])}
    with open(package, "rb") as content:
        if told.get("SHA256") != hashlib.sha256(content.read()).hexdigest():
            yield "the package has another checksum"
    if len(bill["files"]) < 20:
        yield "its files are not told"
    sums = [{one["algorithm"]: one["checksumValue"] for one in file["checksums"]} for file in bill["files"]]
    if not all(set(one) == {"SHA1", "SHA256"} for one in sums):
        yield "a file has no checksum"
    code = hashlib.sha1("".join(sorted(one["SHA1"] for one in sums)).encode()).hexdigest()
    if own.get("packageVerificationCode", {}).get("packageVerificationCodeValue") != code:
        yield "the verification code is wrong"


def faults(bill, package):
    if bill["spdxVersion"] != "SPDX-2.3":
        yield "it is not SPDX 2.3"
    identifiers = [element["SPDXID"] for element in bill["packages"] + bill["files"]]
    if len(identifiers) != len(set(identifiers)):
        yield "an identifier stands twice"
    kinds = {relationship["relationshipType"] for relationship in bill["relationships"]}
    yield from (f"it has no {kind}" for kind in ("DESCRIBES", "CONTAINS", "DEPENDS_ON", "STATIC_LINK", "BUILD_TOOL_OF")
                if kind not in kinds)
    yield from faults_of_relationships(bill)
    yield from faults_of_licences(bill)
    yield from faults_of_sums(bill, package)


found = False
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as text:
        read = {"files": [], "hasExtractedLicensingInfos": [], **json.load(text)}
    for fault in faults(read, name.removesuffix(".spdx.json")):
        print(f"FAIL: {name}: {fault}.", file=sys.stderr)
        found = True
sys.exit(found)
