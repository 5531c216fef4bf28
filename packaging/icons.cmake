# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The icon as drawn, and as pictures in the sizes that desktops ask for. Pictures need rsvg-convert; without it a desktop
# that cannot draw SVG shows no icon.
set(drawings ${PROJECT_SOURCE_DIR}/resources/icons/app)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${drawings}/${id}.svg DESTINATION ${icons}/scalable/apps)
install(FILES ${drawings}/${id}-symbolic.svg DESTINATION ${icons}/symbolic/apps)

find_program(RSVG_CONVERT rsvg-convert)
if(NOT RSVG_CONVERT)
    return()
endif()
set(pictures)
foreach(size 16 24 32 48 64 128 256 512)
    set(drawing ${drawings}/${id}.svg)
    if(size LESS 32)
        set(drawing ${drawings}/${id}-small.svg)
    endif()
    set(picture ${CMAKE_CURRENT_BINARY_DIR}/icons/${size}.png)
    add_custom_command(OUTPUT ${picture}
        COMMAND ${CMAKE_COMMAND} -E make_directory icons
        COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${picture} ${drawing}
        DEPENDS ${drawing} VERBATIM)
    list(APPEND pictures ${picture})
    install(FILES ${picture} DESTINATION ${icons}/${size}x${size}/apps RENAME ${id}.png)
endforeach()
add_custom_target(catalpa_pictures ALL DEPENDS ${pictures})
