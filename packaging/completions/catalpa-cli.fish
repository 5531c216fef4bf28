# fish completion for catalpa-cli
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

function __catalpa_cli_words --description 'Commands, or those of the group that was typed'
    set -l group
    set -l skip
    for word in (commandline --tokenize --cut-at-cursor --current-process)[2..-1]
        if test -n "$skip"
            set skip
        else if contains -- $word --database --from --schema
            set skip yes
        else if not string match --quiet -- '-*' $word
            test -z "$group"; or return
            set group $word
        end
    end
    catalpa-cli --help 2>/dev/null | awk -v group="$group" '
        !/^  [a-z]/ { next }
        group == "" { print $1 }
        group == $1 && $2 ~ /^[a-z]+$/ { print $2 }' | sort -u
end

complete -c catalpa-cli -f -a '(__catalpa_cli_words)'
complete -c catalpa-cli -f -n 'string match --quiet -- "-*" (commandline --current-token)' \
    -a '(catalpa-cli --help 2>/dev/null | grep -oE -- "--[a-z][a-z-]*" | sort -u)'
complete -c catalpa-cli -l database -x -a local
complete -c catalpa-cli -l from -x -a '(__fish_complete_directories)'
complete -c catalpa-cli -l sample -x -a 'guide world'
