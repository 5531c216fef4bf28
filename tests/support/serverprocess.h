// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <memory>

namespace catalpa::test {

//! A folder under /tmp that the server's user owns: short enough for a socket's path (107 bytes), removed at the end.
//! Folders of test programs that were killed are removed by the next one.
class ServerFolder {
public:
    ServerFolder();

    QString path() const { return m_folder.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    //! Writes a file that the server's user may read.
    void write(const QString &name, const QString &text) const;

private:
    QTemporaryDir m_folder;
};

//! Prepares \a process to run as an unprivileged user when we are root, and to receive \a atOurDeath when the thread
//! that starts it ends, however it ends.
void runUnprivileged(QProcess &process, int atOurDeath);

//! A TCP port of 127.0.0.1 that nobody listens on at this moment.
quint16 freePort();

//! True when something that speaks PostgreSQL's protocol answers before \a process ends or half a minute has passed.
bool waitUntilAnswering(QProcess &process, const QString &host, quint16 port);

} // namespace catalpa::test
