# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The libraries of programs, plugins and server, and where each looks for the others.

# glibc belongs to the system. Its own libnsl is that of version 1; the other is a library like any.
set(glibc "^ld-linux" "^lib(c|m|dl|pthread|rt|resolv|util|anl|mvec|nss_.*)\\.so" "^libnsl\\.so\\.1$")
# What goes with the drivers and fonts of a desktop. A newer one of the system has to win over ours, so each of these lies
# in a folder of its own, and AppRun names the folders of those that the system has not.
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

set(server_fallback)
set(fallbacks)
foreach(library ${all})
    cmake_path(GET library FILENAME name)
    set(folder ${TREE}/lib)
    if(name MATCHES "${desktop}")
        set(folder ${TREE}/lib/fallback/${name})
        list(APPEND fallbacks ${folder}/${name})
        if(library IN_LIST of_server)
            list(APPEND server_fallback ${name})
        endif()
    endif()
    file(REAL_PATH ${library} real)
    file(MAKE_DIRECTORY ${folder})
    file(COPY_FILE ${real} ${folder}/${name})
    came_from(${real} ${folder}/${name})
endforeach()

function(looks_in path)
    foreach(file ${ARGN})
        execute_process(COMMAND ${PATCHELF} --set-rpath "${path}" ${file} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
endfunction()
file(GLOB libraries ${TREE}/lib/*.so*)
looks_in("$ORIGIN" ${libraries})
looks_in("$ORIGIN/../.." ${fallbacks})
looks_in("$ORIGIN/../lib" ${programs})
looks_in("$ORIGIN/../../.." ${modules})
list(TRANSFORM server_fallback PREPEND ":$ORIGIN/../../../fallback/" OUTPUT_VARIABLE server_folders)
list(JOIN server_folders "" server_folders)
looks_in("$ORIGIN/../../..${server_folders}" ${server_programs} ${server_modules})
# The server touches no driver and gets a clean environment, so it always takes ours, and takes them first: the libraries
# that need them find them loaded.
foreach(program ${server_programs})
    foreach(name ${server_fallback})
        execute_process(COMMAND ${PATCHELF} --add-needed ${name} ${program} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
endforeach()
execute_process(COMMAND strip --strip-unneeded ${programs} COMMAND_ERROR_IS_FATAL ANY)
