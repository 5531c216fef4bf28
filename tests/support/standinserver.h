// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>

namespace catalpa::test {

//! Speaks PostgreSQL's protocol on a loopback port and answers what it is told to, for what no real server here can be
//! made to say: the texts of poolers, of Neon's proxy, of servers that are full or starting.
//! https://www.postgresql.org/docs/15/protocol-message-formats.html
class StandInServer final {
    Q_DISABLE_COPY_MOVE(StandInServer)

public:
    //! An ErrorResponse; after FATAL the connection ends.
    struct Answer {
        QByteArray severity;
        QByteArray sqlState;
        QByteArray text;
        QByteArray detail = {};
        QByteArray hint = {};
        QByteArray column = {};
        QByteArray constraint = {};
    };

    StandInServer();
    ~StandInServer();

    ConnectionAddress address() const;

    //! Each of \a answers is given to one login, in order; later ones are let in.
    void refuseLogins(const QList<Answer> &answers);
    //! Each of \a answers is given to one statement, in order; later ones end well, without rows. What Qt's driver asks
    //! by itself while it connects is always answered well.
    void refuseStatements(const QList<Answer> &answers);
    //! Is said to everybody as soon as the login is over, before anything is asked.
    void endAfterLogin(const Answer &answer);

    int logins() const; //!< How many have been tried.
    QList<QByteArray> statements() const; //!< Without those of Qt's driver.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace catalpa::test
