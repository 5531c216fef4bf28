// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "openwatch.h"

#include <QtCore/QFile>

#include <array>

#include <sys/inotify.h>
#include <unistd.h>

namespace catalpa::test {

OpenWatch::OpenWatch(const QString &path)
    : m_watch(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    if (m_watch < 0 || inotify_add_watch(m_watch, QFile::encodeName(path).constData(), IN_OPEN) < 0)
        qFatal("The file cannot be watched");
}

OpenWatch::~OpenWatch()
{
    close(m_watch);
}

bool OpenWatch::hasOpened() const
{
    std::array<char, 4096> events;
    return read(m_watch, events.data(), events.size()) > 0;
}

} // namespace catalpa::test
