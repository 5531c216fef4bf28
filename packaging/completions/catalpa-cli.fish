# fish completion for catalpa-cli
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

function __catalpa_cli_offers --description 'What the word that is being typed can become'
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l word (commandline --cut-at-cursor --current-token)
    for offer in ($words[1] --complete $words[2..-1] "$word" 2>/dev/null)
        switch $offer
            case :files
                __fish_complete_path $word
            case :folders
                __fish_complete_directories $word
            case '*'
                echo $offer
        end
    end
end

complete -c catalpa-cli -f -a '(__catalpa_cli_offers)'
