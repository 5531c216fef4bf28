// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/doubles/candidates.h"

#include <algorithm>

namespace catalpa::store {
namespace {

constexpr qsizetype mostPairs = 20'000;

constexpr auto differentAuthors = R"(
    SELECT d.one, d.other FROM catalpa.different_authors d
      JOIN public.authors a ON a.id = d.one AND coalesce(a.created_at, '-infinity') = d.one_added
      JOIN public.authors b ON b.id = d.other AND coalesce(b.created_at, '-infinity') = d.other_added)";
constexpr auto differentBooks = R"(
    SELECT d.one, d.other FROM catalpa.different_books d
      JOIN public.books a ON a.id = d.one AND coalesce(a.created_at, '-infinity') = d.one_added
      JOIN public.books b ON b.id = d.other AND coalesce(b.created_at, '-infinity') = d.other_added)";

} // namespace

Result<> Candidates::readDifferent(db::Session &session, RecordRef::Kind kind)
{
    const auto rows = session.run(kind == RecordRef::Kind::Author ? differentAuthors : differentBooks);
    if (!rows)
        return passOn(rows);
    for (int row = 0; row < rows->count(); ++row)
        m_different += Numbers(rows->integer(row, 0), rows->integer(row, 1));
    return {};
}

void Candidates::add(qint64 one, qint64 other, const DoubleReason &reason)
{
    const Numbers pair(std::min(one, other), std::max(one, other));
    if (one == other || m_different.contains(pair))
        return;
    if (!m_reasons.contains(pair)) {
        m_isCut = m_isCut || m_order.size() >= mostPairs;
        if (m_order.size() >= mostPairs)
            return;
        m_order += pair;
    }
    QList<DoubleReason> &reasons = m_reasons[pair];
    const auto isOfKind = [&reason](const DoubleReason &each) {
        return each.kind == reason.kind;
    };
    if (std::none_of(reasons.cbegin(), reasons.cend(), isOfKind))
        reasons += reason;
}

void Candidates::add(const db::Rows &rows, DoubleReason::Kind kind)
{
    for (int row = 0; row < rows.count(); ++row) {
        add(rows.integer(row, 0), rows.integer(row, 1), {kind, rows.columns() > 2 ? rows.text(row, 2) : QString()});
    }
}

ProposedDoubles Candidates::strongest(int most) const
{
    ProposedDoubles proposed{.pairs = {}, .isCut = m_isCut || m_order.size() > most};
    for (const Numbers &pair : m_order) {
        QList<DoubleReason> reasons = m_reasons.value(pair);
        std::sort(reasons.begin(), reasons.end(),
                  [](const DoubleReason &one, const DoubleReason &other) { return one.kind < other.kind; });
        proposed.pairs += ProposedDouble{.one = pair.first, .other = pair.second, .reasons = reasons};
    }
    std::stable_sort(proposed.pairs.begin(), proposed.pairs.end(),
                     [](const ProposedDouble &one, const ProposedDouble &other) {
                         return std::pair(one.reasons.first().kind, -one.reasons.size())
                             < std::pair(other.reasons.first().kind, -other.reasons.size());
                     });
    proposed.pairs = proposed.pairs.first(std::min<qsizetype>(most, proposed.pairs.size()));
    return proposed;
}

db::Params paramsOf(const QList<Candidates::Numbers> &pairs)
{
    QStringList ones;
    QStringList others;
    for (const auto &[one, other] : pairs) {
        ones += QString::number(one);
        others += QString::number(other);
    }
    return {db::Param::list(ones), db::Param::list(others)};
}

Result<ProposedDoubles> named(db::Session &session, ProposedDoubles proposed, const QByteArray &sql,
                              const TakeRows &take)
{
    QStringList numbers;
    for (const ProposedDouble &pair : std::as_const(proposed.pairs))
        numbers += {QString::number(pair.one), QString::number(pair.other)};
    const auto rows = session.run(sql, {db::Param::list(numbers)});
    if (!rows)
        return passOn(rows);
    QHash<qint64, int> found;
    for (int row = 0; row < rows->count(); ++row)
        found.insert(rows->integer(row, 0), row);
    proposed.pairs.removeIf(
        [&](const ProposedDouble &pair) { return !found.contains(pair.one) || !found.contains(pair.other); });
    for (ProposedDouble &pair : proposed.pairs) {
        const int one = found.value(pair.one);
        const int other = found.value(pair.other);
        pair.oneCalled = rows->text(one, 1);
        pair.otherCalled = rows->text(other, 1);
        take(pair, *rows, one, other);
    }
    return proposed;
}

} // namespace catalpa::store
