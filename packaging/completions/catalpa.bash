# bash completion for catalpa
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

_catalpa() {
    local word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    case ${COMP_WORDS[COMP_CWORD - 1]} in
    --theme)
        mapfile -t COMPREPLY < <(compgen -W 'light dark' -- "$word")
        ;;
    --screenshot)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        ;;
    *)
        [[ $word == -* ]] || return 0
        mapfile -t COMPREPLY < <(compgen -W "$(QT_QPA_PLATFORM=offscreen "${COMP_WORDS[0]}" --help 2>/dev/null |
            grep -oE -- '--[a-z][a-z-]*' | sort -u)" -- "$word")
        ;;
    esac
}
complete -F _catalpa catalpa
