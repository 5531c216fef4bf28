// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/language.h"
#include "core/search/detailorder.h"
#include "models/recordsmodel.h"
#include "wording/celltext.h"

#include <utility>

namespace catalpa {

//! Columns of what is recorded beside the guide's columns. Several values stand in one line.
namespace detailcolumns {

//! The number of the first one in a model's enum Column.
inline constexpr int first = 100;

template <typename Record, auto field>
QString valuesOf(const Record &record)
{
    return record.details ? record.details->values(field).join(QStringLiteral("; ")) : QString();
}

template <typename Record, auto field>
QString languageOf(const Record &record)
{
    return languageName(valuesOf<Record, field>(record));
}

template <typename Record, typename Query, typename Edit, auto field>
RecordColumn<Record, Query, Edit> column()
{
    const DetailDescription described = description(field);
    RecordColumn<Record, Query, Edit> column;
    column.column = first + int(field);
    column.key = described.key;
    column.title = described.label();
    column.isDetail = true;
    column.sort = sortBy(field);
    column.isNumber = described.kind == DetailKind::Number;
    column.text = [](const Record &record) {
        const QString values = valuesOf<Record, field>(record);
        return values.isEmpty() ? cellText(std::nullopt) : values;
    };
    column.isNothing = [](const Record &record) {
        return valuesOf<Record, field>(record).isEmpty();
    };
    column.isEdited = [](const Edit &edit) {
        return std::any_of(edit.details.cbegin(), edit.details.cend(),
                           [](const auto &change) { return change.field == field; });
    };
    if (described.kind == DetailKind::Language)
        column.toolTip = &languageOf<Record, field>;
    return column;
}

template <typename Record, typename Query, typename Edit, typename Field, std::size_t... number>
QList<RecordColumn<Record, Query, Edit>> fromNumbers(std::index_sequence<number...>)
{
    return {column<Record, Query, Edit, Field(number)>()...};
}

//! Those of the fields up to \a last that suit one line.
template <typename Record, typename Query, typename Edit, auto last>
QList<RecordColumn<Record, Query, Edit>> all()
{
    using Field = decltype(last);
    auto columns = fromNumbers<Record, Query, Edit, Field>(std::make_index_sequence<std::size_t(last) + 1>());
    columns.removeIf(
        [](const auto &each) { return description(Field(each.column - first)).kind == DetailKind::LongText; });
    return columns;
}

} // namespace detailcolumns
} // namespace catalpa
