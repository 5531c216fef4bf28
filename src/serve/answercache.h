// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/message.h"

#include <QtCore/QCache>

#include <optional>

namespace catalpa::serve {

//! Answers that were given, each with the mark of the state of the database that it was read from. Keeps those that
//! were used last, in a bounded number of bytes. In one thread at a time.
class AnswerCache {
public:
    explicit AnswerCache(qsizetype bytes)
        : m_answers(bytes)
    {
    }

    bool contains(const QByteArray &key) const { return m_answers.contains(key); }
    //! The answer of exactly that state, or null; an empty mark is no state.
    Answer find(const QByteArray &key, const QByteArray &mark) const;
    void insert(const QByteArray &key, const QByteArray &mark, const Answer &answer);

private:
    struct Kept {
        QByteArray mark;
        Answer answer;
    };

    QCache<QByteArray, Kept> m_answers;
};

} // namespace catalpa::serve
