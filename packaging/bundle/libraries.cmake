# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The libraries of programs, plugins and server, and where each looks for the others.

# glibc belongs to the system.
set(glibc "^ld-linux" "^lib(c|m|dl|pthread|rt|resolv|nsl|util|anl|mvec|nss_.*)\\.so")
# What goes with the drivers and fonts of a desktop. A newer one of the system has to win over ours.
set(desktop "^lib(GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm|X11|X11-xcb|xcb|fontconfig|freetype|expat|uuid|stdc\\+\\+|gcc_s|wayland-client|wayland-egl|wayland-cursor|z)\\.so")

# The copies of this tree do not know yet where their libraries are, so those of the system are read.
function(needed variable)
    cmake_parse_arguments(OF "" "" "PROGRAMS;MODULES" ${ARGN})
    file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${OF_PROGRAMS} MODULES ${OF_MODULES}
        RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR lost PRE_EXCLUDE_REGEXES ${glibc})
    if(lost)
        message(FATAL_ERROR "These libraries are not installed: ${lost}")
    endif()
    set(${variable} ${found} PARENT_SCOPE)
endfunction()
needed(all PROGRAMS ${programs} ${server_programs} MODULES ${modules} ${server_modules})
needed(of_server PROGRAMS ${server_programs} MODULES ${server_modules})

file(MAKE_DIRECTORY ${TREE}/lib/fallback)
set(server_fallback)
foreach(library ${all})
    cmake_path(GET library FILENAME name)
    set(folder ${TREE}/lib)
    if(name MATCHES "${desktop}")
        set(folder ${TREE}/lib/fallback)
        if(library IN_LIST of_server)
            list(APPEND server_fallback ${name})
        endif()
    endif()
    file(REAL_PATH ${library} real)
    file(COPY_FILE ${real} ${folder}/${name})
    list(APPEND origins ${real})
endforeach()
file(CREATE_LINK .. ${TREE}/lib/fallback/lib SYMBOLIC)

function(looks_in path)
    foreach(file ${ARGN})
        execute_process(COMMAND ${PATCHELF} --set-rpath "${path}" ${file} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
endfunction()
file(GLOB libraries ${TREE}/lib/*.so*)
file(GLOB fallbacks ${TREE}/lib/fallback/*.so*)
looks_in("$ORIGIN" ${libraries})
looks_in("$ORIGIN/lib:$ORIGIN" ${fallbacks})
looks_in("$ORIGIN/../lib" ${programs})
looks_in("$ORIGIN/../../.." ${modules})
looks_in("$ORIGIN/../../..:$ORIGIN/../../../fallback" ${server_programs} ${server_modules})
# The server touches no driver and gets a clean environment, so it always takes ours, and takes them first: the libraries
# that need them find them loaded.
foreach(program ${server_programs})
    foreach(name ${server_fallback})
        execute_process(COMMAND ${PATCHELF} --add-needed ${name} ${program} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
endforeach()
execute_process(COMMAND strip --strip-unneeded ${programs} COMMAND_ERROR_IS_FATAL ANY)
