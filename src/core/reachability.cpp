// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/reachability.h"

#include "base/pending.h"

#include <QtCore/QTimer>

#include <algorithm>
#include <utility>

namespace catalpa {

Reachability::Reachability(QObject *parent)
    : QObject(parent)
{
}

Reachability::~Reachability() = default;

auto Reachability::state() const -> State
{
    const auto late = std::find_if(m_connections.cbegin(), m_connections.cend(),
                                   [](const Connection &connection) { return connection.isLate; });
    if (late != m_connections.cend())
        return late->isConnecting ? State::Connecting : State::Waiting;
    return m_error ? State::Unreachable : State::Answers;
}

Reachability::Report Reachability::report(bool isPatient)
{
    Connection &connection = m_connections.emplace_back();
    if (!isPatient) {
        connection.patience = std::make_unique<QTimer>();
        connection.patience->setSingleShot(true);
        connection.patience->setInterval(patience);
        connect(connection.patience.get(), &QTimer::timeout, this, [this, &connection] {
            connection.isLate = true;
            tellChange();
        });
    }
    return queued<Event>(this, [this, &connection](const Event &event) { take(connection, event); });
}

void Reachability::take(Connection &connection, const Event &event)
{
    switch (event.step) {
    case Event::Step::Asked:
        if (connection.questions++ == 0 && connection.patience)
            connection.patience->start();
        return;
    case Event::Step::Connecting:
        connection.isConnecting = true;
        return tellChange();
    case Event::Step::Answered:
        --connection.questions;
        connection.isConnecting = false;
        return takeAnswer(connection, event.error);
    }
}

void Reachability::takeAnswer(Connection &connection, const std::optional<Error> &error)
{
    const bool wasTakenBack = error && error->kind == ErrorKind::Cancelled;
    // Who takes a late question back and asks another one still waits.
    if (!wasTakenBack || connection.questions == 0) {
        connection.isLate = false;
        if (connection.patience && connection.questions > 0)
            connection.patience->start();
        else if (connection.patience)
            connection.patience->stop();
    }
    if (wasTakenBack)
        return tellChange();
    if (error && !isAnswer(*error)) {
        m_error = error;
        tellChange();
        return Q_EMIT failed(*error);
    }
    const bool hasRecovered = std::exchange(m_error, std::nullopt).has_value();
    tellChange();
    Q_EMIT answered();
    if (hasRecovered)
        Q_EMIT recovered();
}

void Reachability::tellChange()
{
    if (const State now = state(); now != std::exchange(m_told, now))
        Q_EMIT changed();
}

bool Reachability::isAnswer(const Error &error)
{
    // What was said without an SQLSTATE was said while connecting; XX000 are Neon's proxies, in front of a database.
    const QString &state = error.sql().sqlState;
    const bool isStatement = !state.isEmpty() && !state.startsWith(QLatin1StringView("XX"));
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Refused:
    case ErrorKind::Untrusted:
    case ErrorKind::OutcomeUnknown:
        return false;
    case ErrorKind::Busy:
    case ErrorKind::Exhausted:
    case ErrorKind::Unexpected:
        return isStatement;
    default:
        return isStatement || !error.sqlDetails;
    }
}

} // namespace catalpa
