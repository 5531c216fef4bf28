// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <sys/types.h>

namespace catalpa::test {

//! A folder that the server's user owns, in memory (/dev/shm) where there is plenty of it, else under /tmp: short
//! enough for a socket's path (107 bytes), removed at the end. Folders of test programs that were killed are removed by
//! the next one.
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

//! A program that runs as an unprivileged user when we are root, and that ends with the thread that started it, however
//! that ends. Not a QProcess: that one shares its memory with the child for a moment (CLONE_VM), after which
//! ThreadSanitizer is blind to the locks of this thread.
class ServerProcess {
    Q_DISABLE_COPY_MOVE(ServerProcess)

public:
    ServerProcess() = default;
    ~ServerProcess();

    //! Starts \a program; it writes to the end of the file \a log and receives \a atOurDeath when we die.
    void start(const QString &program, const QStringList &arguments, const QString &log, int atOurDeath);
    bool isRunning();
    //! Sends \a signal and waits for the end.
    void end(int signal);
    //! Waits for the end; the exit code, or -1 after a signal.
    int wait();

private:
    pid_t m_pid = 0;
    int m_status = 0;
};

//! A TCP port of 127.0.0.1 that nobody listens on at this moment.
quint16 freePort();

//! True when something that speaks PostgreSQL's protocol answers before \a process ends or half a minute has passed.
bool waitUntilAnswering(ServerProcess &process, const QString &host, quint16 port);

} // namespace catalpa::test
