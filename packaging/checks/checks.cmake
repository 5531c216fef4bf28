# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What can be checked in a second: ctest -L packaging, and as part of ./dev lint.

# catalpa_valid(name package program arguments...): a test by a program of Debian's; where it is missing, the test fails.
function(catalpa_valid name package program)
    add_test(NAME ${name} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/checks/tool.sh ${package} ${program} ${ARGN})
    set_tests_properties(${name} PROPERTIES LABELS "packaging;lint")
endfunction()

set(here ${CMAKE_CURRENT_SOURCE_DIR})
set(made ${CMAKE_CURRENT_BINARY_DIR})
catalpa_valid(desktopfile desktop-file-utils desktop-file-validate ${here}/${id}.desktop)
catalpa_valid(metainfo appstream appstreamcli validate --no-net --pedantic ${made}/${id}.metainfo.xml)
foreach(page catalpa catalpa-cli)
    catalpa_valid(man_${page} man-db man --warnings=w -l ${made}/${page}.1)
    # Warnings go to stderr and do not change the exit code.
    set_tests_properties(man_${page} PROPERTIES
        ENVIRONMENT "LC_ALL=C.UTF-8;MANWIDTH=80;MANPAGER=cat"
        FAIL_REGULAR_EXPRESSION "<standard input>|troff: ")
endforeach()
catalpa_valid(completion_zsh zsh zsh -n ${completions}/_catalpa ${completions}/_catalpa-cli)
catalpa_valid(completion_fish fish fish --no-execute ${completions}/catalpa.fish ${completions}/catalpa-cli.fish)

add_test(NAME completions COMMAND ${here}/checks/completion.sh $<TARGET_FILE:catalpa> $<TARGET_FILE:catalpa-cli>)
add_test(NAME installtree COMMAND ${here}/checks/installtree.sh ${CMAKE_COMMAND} ${CMAKE_BINARY_DIR} ${PROJECT_VERSION})
add_test(NAME ownserver COMMAND ${here}/checks/ownserver.sh $<TARGET_FILE:catalpa-cli>)
set_tests_properties(completions installtree ownserver PROPERTIES LABELS packaging)

# Of the packages that these recipes make.
add_test(NAME recipes COMMAND ${here}/checks/recipes.sh ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR})
add_test(NAME apprun COMMAND ${here}/checks/apprun.sh ${here}/bundle/AppRun)
add_test(NAME runtime COMMAND ${here}/checks/runtime.sh)
set_tests_properties(recipes apprun runtime PROPERTIES LABELS packaging)
catalpa_valid(licencesofparts python3 python3 ${here}/checks/licences.py)
