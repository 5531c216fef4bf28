// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <functional>

namespace catalpa::platform {

//! The user of this computer who runs the server and owns its files. Platform file.
struct SystemUser {
    uint uid = 0;
    uint gid = 0;
    QString name;
    bool isOther = false; //!< Not who runs this program. Only root acts for others.
};

//! Who runs the server in \a folder: whoever runs this program. PostgreSQL refuses root; for root it is the owner of
//! the folder, and where that is root or nobody yet, the user postgres, else nobody.
Result<SystemUser> systemUser(const QString &folder);

//! The folder on the way to \a path that \a user may not pass, or an empty text. Judged by the mode bits, for root.
QString blockedFolder(const QString &path, const SystemUser &user);

//! For QProcess::setChildProcessModifier(): becomes \a user in the child, who inherits the three standard streams only.
//! A server lives long, and a pipe or a lock of this program's caller must not live with it.
std::function<void()> becoming(const SystemUser &user);

} // namespace catalpa::platform
