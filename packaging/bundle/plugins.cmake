# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Qt's plugins. Styles need none: the one that Catalpa uses is part of Qt Widgets. TLS to PostgreSQL is libpq's; Qt's own
# goes along only with a program that uses Qt Network.
set(plugins
    platforms/libqxcb.so platforms/libqwayland-generic.so platforms/libqoffscreen.so
    wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
    platforminputcontexts/libibusplatforminputcontextplugin.so
    platformthemes/libqxdgdesktopportal.so
    sqldrivers/libqsqlpsql.so
    imageformats/libqsvg.so imageformats/libqjpeg.so imageformats/libqico.so imageformats/libqgif.so
    iconengines/libqsvgicon.so)
execute_process(COMMAND ${PATCHELF} --print-needed ${TREE}/bin/catalpa OUTPUT_VARIABLE needed COMMAND_ERROR_IS_FATAL ANY)
if(needed MATCHES "libQt6Network")
    list(APPEND plugins tls/libqopensslbackend.so)
endif()

set(modules)
foreach(plugin ${plugins})
    if(NOT EXISTS ${qt_plugins}/${plugin})
        message(STATUS "This Qt has no ${plugin}")
        continue()
    endif()
    cmake_path(GET plugin PARENT_PATH kind)
    file(COPY ${qt_plugins}/${plugin} DESTINATION ${TREE}/lib/qt6/plugins/${kind})
    list(APPEND modules ${TREE}/lib/qt6/plugins/${plugin})
    came_from(${qt_plugins}/${plugin} ${TREE}/lib/qt6/plugins/${plugin})
endforeach()
