// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QFile>

#include <memory>

namespace catalpa::platform {

//! Opens the file \a path for reading when it is a regular one, also through symbolic links; a pipe, a device, a socket
//! and a folder are ErrorKind::Invalid and are never waited for, nothing there is ErrorKind::Missing, a file that may
//! not be read ErrorKind::Rights. The sentence names the file and what it is. Names that begin with ":/" are read
//! from Qt's resources. Touches the disk: not for the GUI's thread. Platform file.
Result<std::unique_ptr<QFile>> openRegularFile(const QString &path);

//! The whole of such a file. One of more than \a largest bytes is ErrorKind::Invalid, whatever size it pretends to
//! have, and an ending signal (hasEndingSignalCome()) is ErrorKind::Cancelled.
Result<QByteArray> readRegularFile(const QString &path, qint64 largest);

//! Nothing, when \a path is a regular file or is not there; for a file that others open, such as the settings.
Result<> checkRegularFile(const QString &path, qint64 largest);

} // namespace catalpa::platform
