// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/outbox/resending.h"

#include <QtCore/QTimer>

#include <functional>

namespace catalpa::ui {

//! Something that the database does once however often it is asked for it.
template <typename T>
struct AskedOnce {
    std::function<QFuture<Result<T>>()> ask;
    std::function<void()> waits; //!< The answer was lost, and it is asked again after a pause.
    std::function<void(const Result<T> &)> done; //!< Called once.
};

//! Asks, and when the answer was lost again and again, until it is known what was done. As long as \a context lives.
template <typename T>
void untilKnown(QObject *context, const AskedOnce<T> &asked, int failures = 0)
{
    deliver(asked.ask(), context, [context, asked, failures](const Result<T> &result) {
        const bool isKnown = result
            || (failures == 0 ? result.error().kind != ErrorKind::OutcomeUnknown
                              : resendingAfter(result.error()) == Resending::Never);
        if (isKnown)
            return asked.done(result);
        asked.waits();
        QTimer::singleShot(pauseBeforeResending(result.error().kind, failures + 1), context,
                           [context, asked, failures] { untilKnown(context, asked, failures + 1); });
    }).detach();
}

} // namespace catalpa::ui
