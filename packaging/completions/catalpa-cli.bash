# bash completion for catalpa-cli
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

_catalpa_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} help group='' entry skip=''
    COMPREPLY=()
    case $before in
    --from)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --sample)
        mapfile -t COMPREPLY < <(compgen -W 'guide world' -- "$word")
        return
        ;;
    --database)
        mapfile -t COMPREPLY < <(compgen -W 'local' -- "$word")
        return
        ;;
    esac

    help=$("${COMP_WORDS[0]}" --help 2>/dev/null) || return 0
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(grep -oE -- '--[a-z][a-z-]*' <<<"$help" | sort -u)" -- "$word")
        return
    fi

    # The first word that is neither an option nor its value is the command, or the group that it belongs to.
    for entry in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $skip ]]; then
            skip=''
        elif [[ $entry == --database || $entry == --from || $entry == --schema ]]; then
            skip=yes
        elif [[ $entry != -* ]]; then
            [[ ! $group ]] || return 0
            group=$entry
        fi
    done
    mapfile -t COMPREPLY < <(compgen -W "$(awk -v group="$group" '
        !/^  [a-z]/ { next }
        group == "" { print $1 }
        group == $1 && $2 ~ /^[a-z]+$/ { print $2 }' <<<"$help" | sort -u)" -- "$word")
}
complete -F _catalpa_cli catalpa-cli
