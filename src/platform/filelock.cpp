// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: flock(2). Its locks belong to the open file, so that they end with the process, and not with the first
// of several descriptors as those of fcntl(2) do.

#include "platform/filelock.h"

#include "base/text.h"

#include "platform/privatefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>

#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace catalpa::platform {
namespace {

constexpr unsigned long pollMilliseconds = 5;

} // namespace

Result<FileLock> FileLock::take(const QString &path, Mode mode, const SystemUser &user,
                                std::chrono::milliseconds atMost)
{
    const auto file = openPrivateFile(path, user);
    if (!file)
        return passOn(file);
    FileLock lock(*file);

    const int operation = mode == Mode::Exclusive ? LOCK_EX : LOCK_SH;
    const QDeadlineTimer deadline(atMost);
    while (::flock(lock.m_file, operation | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return failure(ErrorKind::Invalid,
                           Text::tr("The disk that holds “%1” does not know file locks, so the local "
                                    "catalogue cannot be kept there.")
                               .arg(path),
                           qt_error_string(errno));
        }
        if (deadline.hasExpired()) {
            return failure(ErrorKind::Busy,
                           Text::tr("Another program is still starting or stopping the local "
                                    "catalogue. Try again in a moment."),
                           path);
        }
        QThread::msleep(pollMilliseconds);
    }
    return lock;
}

FileLock::~FileLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool FileLock::tryToBecomeExclusive()
{
    return ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
}

} // namespace catalpa::platform
