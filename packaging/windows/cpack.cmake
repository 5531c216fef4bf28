# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Not built here. An installer with its own Qt and PostgreSQL: `cpack -G NSIS` (or WIX) on Windows.
set(CPACK_NSIS_PACKAGE_NAME Catalpa)
set(CPACK_NSIS_DISPLAY_NAME Catalpa)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin/catalpa.exe)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_PACKAGE_EXECUTABLES catalpa Catalpa)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
  WriteRegStr SHCTX "Software\Classes\postgresql" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\postgresql\shell\open\command" "" '"$INSTDIR\bin\catalpa.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\postgres" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\postgres\shell\open\command" "" '"$INSTDIR\bin\catalpa.exe" "%1"'
]])
# Another program may have taken the addresses over since; only what is ours is removed. Catalogues of people lie in
# %LOCALAPPDATA% and stay.
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
  ReadRegStr $0 SHCTX "Software\Classes\postgresql\shell\open\command" ""
  StrCmp $0 '"$INSTDIR\bin\catalpa.exe" "%1"' 0 +3
  DeleteRegKey SHCTX "Software\Classes\postgresql"
  DeleteRegKey SHCTX "Software\Classes\postgres"
]])
# One and the same in all versions, so that a new one replaces the old.
set(CPACK_WIX_UPGRADE_GUID 6B0F7A52-8C1D-4E37-9C55-0D2E4F6A91B3)
set(CPACK_WIX_PROGRAM_MENU_FOLDER Catalpa)

if(NOT WIN32)
    return()
endif()

set(CPACK_GENERATOR NSIS)
set_target_properties(catalpa PROPERTIES WIN32_EXECUTABLE ON)
set(CATALPA_POSTGRESQL "" CACHE PATH "A folder with PostgreSQL's bin, lib and share, to go into the installer")
qt_generate_deploy_app_script(TARGET catalpa FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})
if(CATALPA_POSTGRESQL)
    # Where the program looks first: src/local/serverbinaries.cpp.
    install(DIRECTORY ${CATALPA_POSTGRESQL}/bin ${CATALPA_POSTGRESQL}/lib ${CATALPA_POSTGRESQL}/share
        DESTINATION lib/postgresql/server)
endif()
