// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "platform/systemuser.h"

#include <QtCore/QProcess>

namespace catalpa::local {

//! One run of a program of PostgreSQL, in \a folder, as the server's user, with an environment that holds nothing but
//! the necessary: English messages, no secrets, no PG… variables, no libraries of a bundle.
class ServerProgram final {
    Q_DISABLE_COPY_MOVE(ServerProgram)

public:
    ServerProgram(const QString &folder, const platform::SystemUser &user);
    //! A program that still runs is killed.
    ~ServerProgram();

    void start(const QString &program, const QStringList &arguments);
    //! True when the program has ended, or could not be started; waits for that, but not longer.
    bool hasEnded(int milliseconds);
    bool succeeded() const;
    //! What it has said on both of its outputs.
    QString output();

private:
    QProcess m_process;
    QString m_output;
};

} // namespace catalpa::local
