// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/repetition.h"

#include "db/session.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QThread>

#include <algorithm>
#include <array>
#include <utility>

namespace catalpa::db {

Repetition::Repetition(const Policy &policy, Session &session, const ExecutorSettings &settings,
                       std::function<bool()> stopped)
    : m_policy(policy)
    , m_session(session)
    , m_stopped(std::move(stopped))
    , m_startServer(settings.startServer)
    , m_hadLink(session.isOpen())
{
    session.silence().setPatience(policy.changes ? std::chrono::milliseconds{0} : settings.patience);
    if (policy.cancellable)
        session.setInterrupt(m_stopped);
    session.setConnectingReceiver([this, report = settings.report](bool isMade) {
        m_hadLink = m_hadLink || isMade;
        if (!isMade)
            report({.step = Reachability::Event::Step::Connecting});
    });
}

Repetition::~Repetition()
{
    m_session.setInterrupt(nullptr);
    m_session.setConnectingReceiver([](bool) {});
    m_session.silence().setPatience({});
}

bool Repetition::isDue(const Error *error)
{
    if (!error || !m_policy.repeatable)
        return false;
    if (m_policy.changes && error->kind == ErrorKind::OutcomeUnknown)
        m_doubt = *error;
    if (linkWasLost(*error) && !m_session.isOpen())
        return mayHaveAnotherLink() || startsServer();
    if (m_session.silence().isSlow() && !m_stopped()) {
        m_session.silence().setPatience({});
        return true;
    }
    return passesByItself(*error) && pauseBefore(m_pauses++, m_stopped);
}

Error Repetition::told(const Error &error) const
{
    static constexpr std::array knowing{ErrorKind::Rights, ErrorKind::Conflict, ErrorKind::Missing, ErrorKind::Invalid,
                                        ErrorKind::Schema};
    const bool knows = std::find(knowing.begin(), knowing.end(), error.kind) != knowing.end();
    return m_doubt && !knows ? *m_doubt : error;
}

//! What was never connected is not tried again at once.
bool Repetition::mayHaveAnotherLink()
{
    const int most = m_policy.changes ? 1 : 3;
    const bool hadLink = std::exchange(m_hadLink, false);
    return hadLink && m_lostLinks++ < most && (m_policy.changes || !m_stopped());
}

bool Repetition::startsServer()
{
    const auto start = std::exchange(m_startServer, nullptr);
    return start && !m_stopped() && start();
}

bool pauseBefore(int repetition, const std::function<bool()> &stopped)
{
    constexpr int mostRepetitions = 7;
    constexpr int shortest = 50; // Milliseconds.
    constexpr int longest = 2'000;
    constexpr int interval = 20;
    if (repetition >= mostRepetitions)
        return false;
    // Two that hinder each other must not come back at the same time.
    const int pause = std::min(shortest << repetition, longest);
    const QDeadlineTimer until(pause / 2 + QRandomGenerator::global()->bounded(pause / 2 + 1));
    while (!stopped() && !until.hasExpired())
        QThread::msleep(interval);
    return !stopped();
}

} // namespace catalpa::db
