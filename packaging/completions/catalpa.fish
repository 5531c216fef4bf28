# fish completion for catalpa
# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

complete -c catalpa -f -n 'string match --quiet -- "-*" (commandline --current-token)' \
    -a '(QT_QPA_PLATFORM=offscreen catalpa --help 2>/dev/null | grep -oE -- "--[a-z][a-z-]*" | sort -u)'
complete -c catalpa -l theme -x -a 'light dark'
complete -c catalpa -l screenshot -r
