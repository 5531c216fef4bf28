// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "platform/systemuser.h"

namespace catalpa::platform {

//! Makes the folder \a path (and those above it), or takes an existing one, so that it is a folder, not a link to one,
//! belongs to \a user and is closed to everybody else. A folder of somebody else is refused, and
//! so is a link on the way there that is neither root's nor our own (see FolderWalk). Platform file.
Result<> makePrivateFolder(const QString &path, const SystemUser &user);

//! Opens the file \a path, making it when missing: owner-only, belonging to \a user, never through a link, not
//! inherited by child processes. The descriptor is the caller's.
Result<int> openPrivateFile(const QString &path, const SystemUser &user);

//! Makes an empty file in the same manner, unless it is there.
Result<> makePrivateFile(const QString &path, const SystemUser &user);

//! Has nobody but its owner read or write the file \a path of this program's user, which is made when missing. What
//! replaces it in Qt's manner (QSaveFile, QSettings) stays as closed. False where that cannot be done.
bool closeToOthers(const QString &path);

//! Renames the folder \a from to \a to beside it, when all of its files are safely on the disk, and returns when the
//! new name is, too.
Result<> renameDurably(const QString &from, const QString &to);

//! The longest path of a Unix socket, in bytes.
qsizetype longestSocketPath();

//! The disk is full, said once for all.
Failure noSpaceIn(const QString &folder, const QString &detail);

} // namespace catalpa::platform
