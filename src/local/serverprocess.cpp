// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: processes by number.

#include "local/serverprocess.h"

#include <QtCore/QFile>

#include <sys/stat.h>

#include <cerrno>
#include <csignal>

using namespace Qt::StringLiterals;

namespace catalpa::local {

#ifdef Q_OS_LINUX
// A postmaster works in its data folder from before it writes postmaster.pid until it ends (miscinit.c,
// ChangeToDataDir). /proc refuses the look at a stranger's process, which is therefore not our server; a zombie has no
// working folder any more.
bool isServerOf(qint64 pid, const QString &dataFolder)
{
    struct stat working { };
    struct stat data { };
    const QString link = u"/proc/%1/cwd"_s.arg(pid);
    return ::stat(QFile::encodeName(link).constData(), &working) == 0
        && ::stat(QFile::encodeName(dataFolder).constData(), &data) == 0 && working.st_dev == data.st_dev
        && working.st_ino == data.st_ino;
}
#else
bool isServerOf(qint64 pid, const QString &)
{
    return ::kill(pid_t(pid), 0) == 0;
}
#endif

void askToStop(const Postmaster &postmaster)
{
    ::kill(pid_t(postmaster.pid), SIGINT);
}

} // namespace catalpa::local
