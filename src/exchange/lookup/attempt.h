// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/lookup/lookup.h"

#include <QtCore/QDeadlineTimer>

#include <functional>
#include <optional>

class QEventLoop;

namespace catalpa::exchange {

//! One question to one target, in the thread that asks.
struct LookUpAttempt {
    LookUpTarget target;
    LookUpQuery query;
    QDeadlineTimer deadline;
    std::function<bool()> isStopped; //!< Whoever asked has taken the question back.

    //! How long one may sleep before looking whether it is stopped.
    static constexpr std::chrono::milliseconds step{50};

    //! Runs \a loop, of this thread, until something ends it; a failure when that is for having been stopped or late.
    std::optional<Failure> wait(QEventLoop &loop) const;

    // The sentences, each with the next step.
    Failure stopped() const;
    Failure tooLate() const;
    Failure unreachable(const QString &reason) const;
    Failure lost() const;
    Failure tooLarge() const;
    Failure unreadable() const; //!< What came is of another protocol, or damaged.
    Failure refused(const QString &reason) const; //!< By the server, in its own words.
};

//! A text that a server sent, for a sentence: one line, of bounded length.
QString serverWords(const QString &text);

//! Reads the records in some bytes into the answer, as long as there is room; what cannot be read is a problem.
//! \a isXml: MARCXML, else ISO 2709.
void takeRecords(const QByteArray &bytes, bool isXml, LookUpAnswer &answer);

} // namespace catalpa::exchange
