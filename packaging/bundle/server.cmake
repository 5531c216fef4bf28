# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# PostgreSQL's server for the catalogue on this computer, and its programs for copies of it. They find each other when
# bin, lib and share keep their places: lib/postgresql/<version>/{bin,lib} and share/postgresql/<version>.
file(GLOB versions RELATIVE /usr/lib/postgresql /usr/lib/postgresql/*)
list(SORT versions COMPARE NATURAL ORDER DESCENDING)
list(GET versions 0 version)
set(from_lib /usr/lib/postgresql/${version})
set(from_share /usr/share/postgresql/${version})
set(server ${TREE}/lib/postgresql/${version})
set(server_share ${TREE}/share/postgresql/${version})

set(wanted
    bin/postgres bin/initdb bin/pg_ctl bin/pg_dump bin/pg_restore
    lib/plpgsql.so lib/dict_snowball.so lib/pg_trgm.so lib/unaccent.so)
# Conversions of encodings are part of every database.
file(GLOB conversions RELATIVE ${from_lib} ${from_lib}/lib/*_and_*.so ${from_lib}/lib/euc2004_sjis2004.so)
foreach(file ${wanted} ${conversions})
    cmake_path(GET file PARENT_PATH kind)
    file(COPY ${from_lib}/${file} DESTINATION ${server}/${kind})
    came_from(${from_lib}/${file} ${server}/${file})
    if(kind STREQUAL bin)
        list(APPEND server_programs ${server}/${file})
    else()
        list(APPEND server_modules ${server}/${file})
    endif()
endforeach()

file(GLOB texts ${from_share}/*.sql ${from_share}/*.bki ${from_share}/*.sample ${from_share}/*.txt)
file(COPY ${texts} ${from_share}/timezonesets DESTINATION ${server_share})
# Links to dictionaries of the system, if any, would dangle.
file(GLOB words ${from_share}/tsearch_data/*)
foreach(file ${words})
    if(NOT IS_SYMLINK ${file})
        file(COPY ${file} DESTINATION ${server_share}/tsearch_data)
    endif()
endforeach()
foreach(extension plpgsql pg_trgm unaccent)
    file(GLOB parts ${from_share}/extension/${extension}*)
    file(COPY ${parts} DESTINATION ${server_share}/extension)
endforeach()
file(GLOB_RECURSE files RELATIVE ${server_share} ${server_share}/*)
foreach(file ${files})
    came_from(${from_share}/${file} ${server_share}/${file})
endforeach()
