// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/comparedpair.h"

#include "base/text.h"
#include "wording/celltext.h"

namespace catalpa::ui {

void ComparedPair::exchange()
{
    std::visit([](auto &records) { records.swapItemsAt(0, 1); }, m_records);
    m_choices.clear();
}

QList<ComparedPair::Fact> ComparedPair::facts() const
{
    return std::visit(
        [](const auto &records) {
            const auto &kept = records.at(0).record;
            const auto &gone = records.at(1).record;
            QList<Fact> facts{{Text::tr("Number"), QString::number(kept.id.value), QString::number(gone.id.value)},
                              {Text::tr("Added"), cellText(kept.createdAt), cellText(gone.createdAt)}};
            if constexpr (std::is_same_v<std::decay_t<decltype(kept)>, Author>)
                facts += {Text::tr("Books"), cellText(kept.bookCount), cellText(gone.bookCount)};
            return facts;
        },
        m_records);
}

QList<Difference> ComparedPair::differences() const
{
    return std::visit(
        [](const auto &records) { return catalpa::differences(records.at(0).record, records.at(1).record); },
        m_records);
}

QFuture<Result<MergeReport>> ComparedPair::merge(DoubleStore &store, const QUuid &token) const
{
    return std::visit(
        [&](const auto &records) {
            return store.merge(mergeOf(records.at(0), records.at(1), m_choices), {.token = token});
        },
        m_records);
}

QString ComparedPair::called(int which) const
{
    return std::visit([which](const auto &records) { return labelOf(records.at(which).record); }, m_records);
}

qint64 ComparedPair::number(int which) const
{
    return std::visit([which](const auto &records) { return records.at(which).record.id.value; }, m_records);
}

} // namespace catalpa::ui
