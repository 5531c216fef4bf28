// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QtCore/QObject>

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace catalpa {

//! Whether the database of a catalogue answers, as its connections tell of every read and write. It asks nothing
//! itself: an idle catalogue sends no statement for it. Lives in the GUI thread.
//!
//! Whoever has something that waits for the database connects to answered(): that comes with each answer, so that a
//! read that somebody else has asked for is enough to go on. What is answered is not that everything works: a read
//! may be answered while writes are refused.
class Reachability final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Answers, //!< The database has answered last; also before anything has been asked.
        Waiting, //!< Something has been asked for longer than `patience`.
        Connecting, //!< The same, and what is waited for is a connection: a database that sleeps wakes up.
        Unreachable //!< What was asked last has not reached the database; see error().
    };
    Q_ENUM(State)

    //! What happens on one connection.
    struct Event {
        enum class Step { Asked, Connecting, Answered };

        Step step = Step::Asked;
        std::optional<Error> error = {}; //!< Of Answered: what came instead of the answer that was wanted.
    };
    using Report = std::function<void(const Event &)>;

    static constexpr std::chrono::milliseconds patience{1'500};

    explicit Reachability(QObject *parent = nullptr);
    ~Reachability() override;

    State state() const;
    //! Why the database could not be reached last; null when it has answered since.
    const Error *error() const { return m_error ? &*m_error : nullptr; }

    //! For one connection to tell of what is asked on it, in order: Asked and Answered once for each question. To be
    //! called from any thread, also when this has died. With \a isPatient it is not told that an answer takes long.
    Report report(bool isPatient = false);

    //! True when the database itself has said \a error, so that it can be reached: a conflict, a right that is missing.
    static bool isAnswer(const Error &error);

Q_SIGNALS:
    //! The database has answered a read or a write, with what was wanted or with a refusal of its own. Each time.
    void answered();
    //! A read or a write has not reached the database, or its answer was lost. Each time.
    void failed(const catalpa::Error &error);
    //! The first answer after a failure: what is shown may be old.
    void recovered();
    //! state() is another one.
    void changed();

private:
    struct Connection {
        int questions = 0; //!< Without an answer.
        bool isConnecting = false;
        bool isLate = false;
        std::unique_ptr<QTimer> patience;
    };

    void take(Connection &connection, const Event &event);
    void takeAnswer(Connection &connection, const std::optional<Error> &error);
    void tellChange();

    std::list<Connection> m_connections; //!< Their places stay the same.
    std::optional<Error> m_error;
    State m_told = State::Answers;
};

} // namespace catalpa
