// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace catalpa::local {

//! What a server writes about itself into its data folder, in the file postmaster.pid.
//! Source: PostgreSQL 15, src/include/utils/pidfile.h.
struct Postmaster {
    qint64 pid = 0;
    QDateTime since; //!< UTC.
    QString socketFolder; //!< Empty until the server listens.
    QString status; //!< starting, ready, stopping.

    bool isReady() const { return status == QLatin1String("ready"); }
};

//! The server that runs on \a dataFolder now; a file that a dead server left behind does not count.
std::optional<Postmaster> runningPostmaster(const QString &dataFolder);

//! Removes the lock files that a dead server left behind in its data folder and in \a socketFolder. PostgreSQL does so
//! too, but is stopped by a process that is dead and not yet buried (a zombie), and by a stranger that got the old
//! process number after a restart of the computer. Call it only when no server runs. What still uses the data is found
//! by PostgreSQL itself: the key of its shared memory is made from the data folder.
void removeStaleLocks(const QString &dataFolder, const QString &socketFolder);

} // namespace catalpa::local
