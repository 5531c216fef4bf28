#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# completion.sh CATALPA CATALPA_CLI: the completions offer what the programs understand.
set -euo pipefail
here=$(cd "$(dirname "$0")/../completions" && pwd)
# shellcheck source=packaging/completions/catalpa.bash
. "$here/catalpa.bash"
# shellcheck source=packaging/completions/catalpa-cli.bash
. "$here/catalpa-cli.bash"

# offers FUNCTION EXPECTED WORD...: the last word is completed to the expected one, among others.
offers() {
    local function=$1 expected=$2
    shift 2
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    "$function"
    printf '%s\n' "${COMPREPLY[@]}" | grep -qx -- "$expected" ||
        { echo "FAIL: \"$*\" is not completed to $expected, but to: ${COMPREPLY[*]}" >&2; exit 1; }
}

offers _catalpa --screenshot "$1" --scr
offers _catalpa light "$1" --theme l
offers _catalpa_cli authors "$2" a
offers _catalpa_cli migrate "$2" --json mig
offers _catalpa_cli deploy "$2" --database local migrate de
offers _catalpa_cli --database "$2" --data
offers _catalpa_cli --only "$2" migrate deploy --
offers _catalpa_cli world "$2" seed --sample w
offers _catalpa_cli "$here" "$2" migrate plan --from "${here%s}"
offers _catalpa_cli "$0" "$2" copy check "${0%.sh}"

# says EXPECTED SHELL SCRIPT: another shell, which finds the program by its name, prints the expected line among others.
says() {
    PATH=$(dirname "$cli"):$PATH "${here%/*}/checks/tool.sh" "$2" "$2" -c "$3" | grep -qx -- "$1" ||
        { echo "FAIL: $2 does not complete to $1" >&2; exit 1; }
}
cli=$2
says --only fish "source '$here/catalpa-cli.fish'; complete -C 'catalpa-cli migrate deploy --o'"
says database fish "source '$here/catalpa-cli.fish'; complete -C 'catalpa-cli migrate diff empty da'"
zsh="compadd() { echo \$2 }; _files() { echo files \$* }; () { . '$here/_catalpa-cli' }"
says --only zsh "words=(catalpa-cli migrate deploy --o) CURRENT=4; $zsh"
says 'files -/' zsh "words=(catalpa-cli migrate plan --from '') CURRENT=5; $zsh"
echo "PASS"
