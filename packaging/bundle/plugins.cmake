# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Qt's plugins. Styles need none: the one that Catalpa uses is part of Qt Widgets. TLS is for looking books up over HTTPS.
set(plugins
    platforms/libqxcb.so platforms/libqwayland-generic.so platforms/libqoffscreen.so
    wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
    platforminputcontexts/libibusplatforminputcontextplugin.so
    platformthemes/libqxdgdesktopportal.so
    sqldrivers/libqsqlpsql.so
    printsupport/libcupsprintersupport.so
    imageformats/libqsvg.so imageformats/libqjpeg.so imageformats/libqico.so imageformats/libqgif.so
    iconengines/libqsvgicon.so
    tls/libqopensslbackend.so)

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
