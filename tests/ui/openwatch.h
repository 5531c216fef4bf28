// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::test {

//! Tells whether anybody has opened a file since the watch began (inotify of Linux).
class OpenWatch {
    Q_DISABLE_COPY_MOVE(OpenWatch)

public:
    explicit OpenWatch(const QString &path);
    ~OpenWatch();

    bool hasOpened() const;

private:
    int m_watch;
};

} // namespace catalpa::test
