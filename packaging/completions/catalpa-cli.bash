# bash completion for catalpa-cli
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

_catalpa_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} offer
    mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null |
        while read -r offer; do
            case $offer in
            :files) compgen -f -- "$word" ;;
            :folders) compgen -d -- "$word" ;;
            *) printf '%s\n' "$offer" ;;
            esac
        done)
}
complete -F _catalpa_cli catalpa-cli
