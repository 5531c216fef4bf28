# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Which commit is built, and of what day: catalpa_build.h with CATALPA_COMMIT (short; empty outside a checkout), and
# CATALPA_DATE for man pages, change logs and packages. SOURCE_DATE_EPOCH, where it is set, has the last word on the day.
set(CATALPA_COMMIT "")
set(date "$ENV{SOURCE_DATE_EPOCH}")
find_package(Git QUIET)
if(GIT_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
    function(git variable)
        execute_process(COMMAND ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} ${ARGN}
            OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        set(${variable} "${answer}" PARENT_SCOPE)
    endfunction()

    git(CATALPA_COMMIT rev-parse --short=12 HEAD)
    if(date STREQUAL "")
        git(date log -1 --format=%ct)
    endif()
    # Every commit and checkout appends a line to it.
    git(moves rev-parse --path-format=absolute --git-path logs/HEAD)
    if(EXISTS "${moves}")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${moves})
    endif()
endif()
if(date STREQUAL "")
    file(TIMESTAMP ${PROJECT_SOURCE_DIR}/CHANGELOG.md date %s UTC)
endif()

# string(TIMESTAMP) knows no other instant than this variable's.
set(before "$ENV{SOURCE_DATE_EPOCH}")
set(ENV{SOURCE_DATE_EPOCH} ${date})
string(TIMESTAMP CATALPA_DATE %Y-%m-%d UTC)
string(TIMESTAMP CATALPA_DEBIAN_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
if(before STREQUAL "")
    unset(ENV{SOURCE_DATE_EPOCH})
endif()

configure_file(packaging/catalpa_build.h.in ${PROJECT_BINARY_DIR}/generated/catalpa_build.h @ONLY)
target_include_directories(catalpa_options INTERFACE ${PROJECT_BINARY_DIR}/generated)
