// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa::local {

//! The options of `postgres` for a server that listens in \a socketFolder only and suits a desktop. They are given on
//! the command line, so that a data folder made by an older Catalpa gets them too and no file can undo them.
QStringList serverOptions(const QString &socketFolder);

//! \a arguments as one line for the shell through which pg_ctl starts the server.
QString shellLine(const QStringList &arguments);

//! The options of `initdb` for \a dataFolder.
QStringList initdbOptions(const QString &dataFolder);

} // namespace catalpa::local
