// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: signals and standard streams of Unix.

#include "platform/standardstreams.h"

#include <QtCore/QtGlobal>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace catalpa::platform {
namespace {

std::atomic_bool endingSignalCame = false;
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

} // namespace

void prepareStandardStreams()
{
#ifdef Q_OS_UNIX
    for (int stream = 0; stream <= 2; ++stream) {
        // open() takes the lowest number that is free; reading only, so that writing fails and is noticed.
        if (fcntl(stream, F_GETFD) == -1) [[maybe_unused]]
            const int opened = open("/dev/null", O_RDONLY);
    }
    std::signal(SIGPIPE, SIG_IGN);
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
        } else if (errno == EPIPE || errno == EBADF) {
            return {Written::ReaderGone, {}};
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

} // namespace catalpa::platform
