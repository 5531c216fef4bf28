# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What all installers share; each format adds its own. CPack packs the one tree that `cmake --install` makes.
# Whoever makes packages for others says who that is, as for Debian's own tools. The project has no address, so none is
# made up: without DEBEMAIL the packages name the authors alone.
set(maintainer "The Catalpa authors")
if(NOT "$ENV{DEBEMAIL}" STREQUAL "")
    if(NOT "$ENV{DEBFULLNAME}" STREQUAL "")
        set(maintainer "$ENV{DEBFULLNAME}")
    endif()
    string(APPEND maintainer " <$ENV{DEBEMAIL}>")
endif()
set(CATALPA_MAINTAINER "${maintainer}" CACHE STRING "Whom the packages name, with an address: Name <name@example.org>")

set(CPACK_PACKAGE_NAME catalpa)
set(CPACK_PACKAGE_VENDOR "The Catalpa authors")
set(CPACK_PACKAGE_CONTACT "${CATALPA_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop catalogue of authors and books on PostgreSQL")
set(CPACK_PACKAGE_DESCRIPTION "Catalpa looks after a shelf at home or a small library, and keeps its
records in PostgreSQL: on this computer, with no account and no network, or
on a server that is shared, such as Neon. It edits in the table or beside
it, finds names and titles in any script, keeps edits through a lost
connection, and brings the tables up to date together with programs that
use Prisma.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/cpack)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR DEB RPM)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/sametime.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

include(debian/cpack.cmake)
include(rpm/cpack.cmake)
include(windows/cpack.cmake)
include(macos/cpack.cmake)
include(CPack)
