// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>

namespace catalpa {

//! What becomes of an edit that the database did not take.
enum class Resending {
    Never, //!< Not by itself: a person decides.
    Alone, //!< Later; other edits go on.
    WithAll, //!< Later, and so does every other one: the database cannot be reached, or takes nothing.
};
Resending resendingAfter(ErrorKind kind);
//! The same by what the database told: never where only somebody else can help and other edits can be saved meanwhile,
//! which is numbers for new records that are used up, and time that the role does not have; with all others while the
//! server only reads, which it does for a while when another one takes its place.
Resending resendingAfter(const Error &error);

//! How long to wait before it is sent again, when that failed \a failures times in a row: a second at first, twice as
//! long each time up to a minute, or ten seconds where a record is held; half a minute at least where only somebody
//! else can help. Up to a quarter is added at random, so that many programs do not come back at once.
std::chrono::milliseconds pauseBeforeResending(ErrorKind kind, int failures);

//! When edits that the database did not take are sent again. Pure but for its timer.
class ResendingPace final : public QObject {
    Q_OBJECT

public:
    explicit ResendingPace(QObject *parent = nullptr);

    //! True when the database could not be reached, or takes nothing.
    bool isStalled() const { return m_isStalled; }
    //! True while something waits for its time.
    bool isPausing() const { return m_isStalled || m_timer.isActive(); }
    //! False when an edit that failed \a failures times, last with \a kind, has to wait: due() comes when it may go.
    bool mayGo(ErrorKind kind, int failures);
    //! Everything may go at once.
    void hurry();
    void noteFailure(const Error &error);
    //! True when it is the first one after the database could not be reached.
    bool noteSuccess();

Q_SIGNALS:
    void due();

private:
    QTimer m_timer;
    bool m_isStalled = false;
    bool m_isDue = true; //!< What has failed may go again.
    int m_failures = 0; //!< How often in a row the database could not be reached.
};

} // namespace catalpa
