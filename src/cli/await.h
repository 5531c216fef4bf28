// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"

#include <QtCore/QEventLoop>
#include <QtCore/QObject>

#include <optional>

namespace catalpa::cli {

//! A person or the system wants the program to end: SIGINT (Ctrl+C), SIGTERM or SIGHUP.
class Interruption final : public QObject {
    Q_OBJECT

public:
    Interruption();

    bool hasCome() const;
    static Error error();

Q_SIGNALS:
    void came();
};

//! Waits until the program is to end.
void awaitEnd(const Interruption &interruption);

//! Waits for an answer from another thread. An interruption takes the question back, down to the server.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future, const Interruption &interruption)
{
    std::optional<Result<T>> answer;
    QEventLoop loop;
    QObject::connect(&interruption, &Interruption::came, &loop, &QEventLoop::quit);
    const Pending pending = deliver(future, &loop, [&answer, &loop](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    if (!interruption.hasCome())
        loop.exec();
    return answer ? *std::move(answer) : Result<T>(failure(Interruption::error()));
}

} // namespace catalpa::cli
