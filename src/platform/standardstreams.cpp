// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: signals and standard streams of Unix.

#include "platform/standardstreams.h"

#include <QtCore/QFile>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace catalpa::platform {
namespace {

std::atomic_bool endingSignalCame = false;
bool outputIsClosed = false; //!< Set before there are threads.
static_assert(std::atomic_bool::is_always_lock_free, "needed in a signal handler");

#ifdef Q_OS_UNIX
std::array<int, 2> wakeUp{-1, -1};

extern "C" void noteEndingSignal(int)
{
    const int savedErrno = errno;
    endingSignalCame = true;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(wakeUp[1], &byte, 1);
    errno = savedErrno;
}
#endif

#ifdef __GLIBC__
//! libpq writes a notice in one piece: its severity, a colon, two spaces, the text.
bool isLibpqNotice(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView severity = text.first(std::max<qsizetype>(colon, 0));
    constexpr std::array<QByteArrayView, 8> severities{"FATAL",  "PANIC", "ERROR", "WARNING",
                                                       "NOTICE", "INFO",  "LOG",   "DEBUG"};
    return text.sliced(std::max<qsizetype>(colon, 0)).startsWith(":  ")
        && std::find(severities.begin(), severities.end(), severity) != severities.end();
}

extern "C" ssize_t writeToStandardError(void *, const char *bytes, size_t size)
{
    QByteArrayView rest(bytes, qsizetype(size));
    if (isLibpqNotice(rest))
        return ssize_t(size);
    while (!rest.isEmpty()) {
        const ssize_t count = write(STDERR_FILENO, rest.data(), size_t(rest.size()));
        if (count < 0 && errno != EINTR)
            return ssize_t(size) - rest.size();
        rest = rest.sliced(std::max<ssize_t>(count, 0));
    }
    return ssize_t(size);
}
#endif

} // namespace

void prepareStandardStreams()
{
#ifdef Q_OS_UNIX
    for (int stream = 0; stream <= 2; ++stream) {
        if (fcntl(stream, F_GETFD) != -1)
            continue;
        // open() takes the lowest number that is free. Reading only, so that writing fails and is noticed; for the
        // output a folder, so that it fails for who opens /dev/stdout, too.
        outputIsClosed |= stream == STDOUT_FILENO;
        if (stream != STDOUT_FILENO || open("/", O_RDONLY | O_DIRECTORY) < 0) [[maybe_unused]]
            const int opened = open("/dev/null", O_RDONLY);
    }
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

void leaveOutLibpqNotices()
{
#ifdef __GLIBC__
    constexpr cookie_io_functions_t functions{nullptr, writeToStandardError, nullptr, nullptr};
    std::FILE *filter = fopencookie(nullptr, "w", functions);
    if (!filter)
        return;
    std::setvbuf(filter, nullptr, _IONBF, 0);
    stderr = filter; // Never closed: it is used to the end of the program.
#endif
}

int catchEndingSignals()
{
#ifdef Q_OS_UNIX
    if (pipe(wakeUp.data()) != 0)
        return -1;
    for (const int end : wakeUp) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    struct sigaction action = {};
    action.sa_handler = noteEndingSignal;
    action.sa_flags = int(SA_RESETHAND); // And no SA_RESTART: a write to a slow reader has to return.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) // As behind nohup.
            sigaction(signal, &action, nullptr);
    }
    return wakeUp[0];
#else
    return -1;
#endif
}

bool hasEndingSignalCome()
{
    return endingSignalCame;
}

WriteResult writeToStandardOutput(QByteArrayView bytes)
{
#ifdef Q_OS_UNIX
    while (!bytes.isEmpty()) {
        if (hasEndingSignalCome())
            return {Written::Interrupted, {}};
        const ssize_t count = write(STDOUT_FILENO, bytes.data(), size_t(bytes.size()));
        if (count >= 0) {
            bytes = bytes.sliced(count);
        } else if (errno == EPIPE) {
            return {Written::ReaderGone, {}};
        } else if (errno == ENOSPC || errno == EDQUOT) {
            return {Written::Full, QString::fromLocal8Bit(std::strerror(errno))};
        } else if (errno != EINTR) {
            return {Written::Failed, QString::fromLocal8Bit(std::strerror(errno))};
        }
    }
    return {Written::All, {}};
#else
    const bool done =
        std::fwrite(bytes.data(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size()) && std::fflush(stdout) == 0;
    return done ? WriteResult{Written::All, {}}
                : WriteResult{Written::Failed, QString::fromLocal8Bit(std::strerror(errno))};
#endif
}

bool isOutputClosed()
{
    return outputIsClosed;
}

bool isTerminalOutput()
{
#ifdef Q_OS_UNIX
    return isatty(STDOUT_FILENO) == 1;
#else
    return false;
#endif
}

bool isStandardOutput(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat there { };
    struct stat output { };
    return ::stat(QFile::encodeName(path).constData(), &there) == 0 && ::fstat(STDOUT_FILENO, &output) == 0
        && !S_ISREG(there.st_mode) && there.st_dev == output.st_dev && there.st_ino == output.st_ino;
#else
    Q_UNUSED(path)
    return false;
#endif
}

} // namespace catalpa::platform
