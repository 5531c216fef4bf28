# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded or read while running is not seen by shlibdeps: the driver for PostgreSQL, and the certificates that a
# server on the network is checked with. The platform of X11 is part of libqt6gui6.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-psql, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
# The server's programs are for the catalogue on this computer; any version from 15 will do. A suggestion only, because
# Debian's package also makes and starts a server for the whole computer: README.Debian.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql (>= 15)")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}

The catalogue on this computer needs the programs of PostgreSQL's server,
which are suggested and not installed along: Debian's package of them also
makes and starts a server for the whole computer, which Catalpa does not
use. README.Debian tells how to have the programs alone.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
