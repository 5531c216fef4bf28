# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Each asks the program itself (catalpa: --help, catalpa-cli: --complete), so that a new command is completed on the day it is born.
set(completions ${CMAKE_CURRENT_SOURCE_DIR}/completions)
foreach(program catalpa catalpa-cli)
    install(FILES ${completions}/${program}.bash RENAME ${program}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${completions}/_${program} DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
    install(FILES ${completions}/${program}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endforeach()
