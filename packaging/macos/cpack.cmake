# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Not built here. A disk image with Catalpa.app, which holds its own Qt: `cpack -G DragNDrop` on macOS.
set(CPACK_DMG_VOLUME_NAME Catalpa)
set(CPACK_DMG_FORMAT UDZO)

if(NOT APPLE)
    return()
endif()

set(CPACK_GENERATOR DragNDrop)
set_target_properties(catalpa PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_LIST_DIR}/Info.plist.in)
qt_generate_deploy_app_script(TARGET catalpa FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})
