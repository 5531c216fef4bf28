// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/doubles/proposeddoubles.h"
#include "db/session.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <functional>
#include <utility>

namespace catalpa::store {

//! Pairs of records that are probably one, with their reasons, while they are looked for.
class Candidates final {
public:
    using Numbers = std::pair<qint64, qint64>; //!< The smaller one first.

    //! Reads which pairs are not to be proposed, because somebody has said that they are different.
    Result<> readDifferent(db::Session &session, RecordRef::Kind kind);

    //! The strongest reasons have to come first: what is too much then is left out.
    void add(qint64 one, qint64 other, const DoubleReason &reason);
    //! Of each row of an answer: two numbers, and in the third column the detail of the reason where there is one.
    void add(const db::Rows &rows, DoubleReason::Kind kind);

    //! Pairs with their reasons, the strongest first, without the texts.
    ProposedDoubles strongest(int most) const;
    QList<Numbers> pairs() const { return m_order; }

private:
    QSet<Numbers> m_different;
    QHash<Numbers, QList<DoubleReason>> m_reasons;
    QList<Numbers> m_order; //!< As they came.
    bool m_isCut = false;
};

//! An array for $1::int[] and one for $2::int[].
db::Params paramsOf(const QList<Candidates::Numbers> &pairs);

//! Names pairs by \a sql, which answers a number, what is called so and more for each of $1::int[], and has \a take
//! give them the rest from the rows of both. Pairs of which one is not there any more are left out.
using TakeRows = std::function<void(ProposedDouble &pair, const db::Rows &rows, int one, int other)>;
Result<ProposedDoubles> named(db::Session &session, ProposedDoubles proposed, const QByteArray &sql,
                              const TakeRows &take);

} // namespace catalpa::store
