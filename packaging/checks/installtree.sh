#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# installtree.sh CMAKE BUILD VERSION: `cmake --install` puts everything where a desktop looks for it, and tells one version.
set -euo pipefail
cmake=$1 build=$2 version=$3
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }

"$cmake" --install "$build" --prefix "$tree" >/dev/null
share=$tree/share
expected=("$tree"/bin/catalpa "$tree"/bin/catalpa-cli
    "$share"/applications/org.catalpa.Catalpa.desktop
    "$share"/metainfo/org.catalpa.Catalpa.metainfo.xml
    "$share"/man/man1/{catalpa,catalpa-cli}.1.gz
    "$share"/doc/catalpa/{copyright,README.Debian,changelog.gz}
    "$share"/icons/hicolor/scalable/apps/org.catalpa.Catalpa.svg
    "$share"/icons/hicolor/symbolic/apps/org.catalpa.Catalpa-symbolic.svg
    "$share"/bash-completion/completions/{catalpa,catalpa-cli}
    "$share"/zsh/vendor-completions/{_catalpa,_catalpa-cli}
    "$share"/fish/vendor_completions.d/{catalpa,catalpa-cli}.fish)
if [[ ${CATALPA_PICTURES:-1} == 1 ]]; then
    for size in 16 24 32 48 64 128 256 512; do
        expected+=("$share/icons/hicolor/${size}x$size/apps/org.catalpa.Catalpa.png")
    done
fi
for file in "${expected[@]}"; do
    [[ -s $file ]] || fail "$file is missing."
done
[[ $(find "$tree" -type f | wc -l) == "${#expected[@]}" ]] || fail "More is installed than is known:
$(comm -13 <(printf '%s\n' "${expected[@]}" | sort) <(find "$tree" -type f | sort))"

[[ $("$tree/bin/catalpa-cli" --version) == *" $version"* ]] || fail "catalpa-cli tells another version than $version."
for page in "$share"/man/man1/*.1.gz; do
    zcat "$page" | grep "^\.TH .*\"Catalpa $version\"" >/dev/null || fail "$page tells another version than $version."
done
grep -q "<release version=\"$version\"" "$share"/metainfo/*.xml || fail "The metainfo does not know version $version."
zcat "$share"/doc/catalpa/changelog.gz | grep "^catalpa ($version)" >/dev/null || fail "CHANGELOG.md begins with another version."
echo "PASS"
