// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/answercache.h"

namespace catalpa::serve {

Answer AnswerCache::find(const QByteArray &key, const QByteArray &mark) const
{
    const Kept *kept = m_answers.object(key);
    return kept && !mark.isEmpty() && kept->mark == mark ? kept->answer : Answer();
}

void AnswerCache::insert(const QByteArray &key, const QByteArray &mark, const Answer &answer)
{
    // The cache owns it.
    m_answers.insert(key, std::make_unique<Kept>(Kept{mark, answer}).release(), key.size() + answer->size());
}

} // namespace catalpa::serve
