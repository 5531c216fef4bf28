# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The folder of the bundle, out of an install tree:
#     cmake -DSTAGE=<install tree> -DTREE=<folder to make> -P bundle.cmake
# Programs and plugins are found by name; the libraries that they need by reading them. Everything but glibc is copied.
cmake_minimum_required(VERSION 3.25)
find_program(PATCHELF patchelf REQUIRED)
find_program(QTPATHS NAMES qtpaths6 qmake6 REQUIRED)
execute_process(COMMAND ${QTPATHS} -query QT_INSTALL_PLUGINS
    OUTPUT_VARIABLE qt_plugins OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)

file(REMOVE_RECURSE ${TREE})
file(COPY ${STAGE}/bin ${STAGE}/share DESTINATION ${TREE})
file(REMOVE_RECURSE ${TREE}/share/doc)
set(programs ${TREE}/bin/catalpa ${TREE}/bin/catalpa-cli)

# Where every file came from, for the licences and the bill of materials: lines of a file of this system and one of the
# tree, with a tab between.
set(origins)
function(came_from file copy)
    file(RELATIVE_PATH place ${TREE} ${copy})
    set(origins ${origins} "${file}\t${place}" PARENT_SCOPE)
endfunction()

include(${CMAKE_CURRENT_LIST_DIR}/plugins.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/server.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/libraries.cmake)

file(WRITE ${TREE}/bin/qt.conf "[Paths]\nPrefix = ..\nPlugins = lib/qt6/plugins\n")
file(COPY ${CMAKE_CURRENT_LIST_DIR}/AppRun ${CMAKE_CURRENT_LIST_DIR}/README.txt DESTINATION ${TREE})
foreach(program catalpa catalpa-cli)
    file(CREATE_LINK AppRun ${TREE}/${program} SYMBOLIC)
endforeach()
# What an AppImage has to have at its top.
set(id org.catalpa.Catalpa)
file(CREATE_LINK share/applications/${id}.desktop ${TREE}/${id}.desktop SYMBOLIC)
file(CREATE_LINK share/icons/hicolor/256x256/apps/${id}.png ${TREE}/${id}.png SYMBOLIC)
file(CREATE_LINK ${id}.png ${TREE}/.DirIcon SYMBOLIC)

list(SORT origins)
list(JOIN origins "\n" lines)
file(WRITE ${TREE}.origins "${lines}\n")
