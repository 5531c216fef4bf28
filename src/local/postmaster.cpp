// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/postmaster.h"
#include "local/serverprocess.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

enum Line { PidLine, DataLine, SinceLine, PortLine, SocketLine, AddressLine, MemoryLine, StatusLine, LineCount };

} // namespace

std::optional<Postmaster> runningPostmaster(const QString &dataFolder)
{
    QFile file(dataFolder + "/postmaster.pid"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.resize(LineCount);

    Postmaster postmaster;
    postmaster.pid = qAbs(lines.at(PidLine).trimmed().toLongLong()); // Negative for a single-user server.
    postmaster.since = QDateTime::fromSecsSinceEpoch(lines.at(SinceLine).trimmed().toLongLong(), Qt::UTC);
    postmaster.socketFolder = QFile::decodeName(lines.at(SocketLine));
    postmaster.status = QString::fromLatin1(lines.at(StatusLine).trimmed());
    if (postmaster.pid == 0 || !isServerOf(postmaster.pid, dataFolder))
        return std::nullopt;
    return postmaster;
}

void removeStaleLocks(const QString &dataFolder, const QString &socketFolder)
{
    QFile::remove(dataFolder + "/postmaster.pid"_L1);
    QFile::remove(socketFolder + "/.s.PGSQL.5432"_L1);
    QFile::remove(socketFolder + "/.s.PGSQL.5432.lock"_L1);
}

} // namespace catalpa::local
