// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/pastedcells.h"

#include "base/text.h"
#include "core/records/country.h"
#include "core/records/quotedname.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

qsizetype columnOf(const QString &title, const QList<PasteColumn> &columns)
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(), [&title](const PasteColumn &column) {
        return column.title.compare(title.trimmed(), Qt::CaseInsensitive) == 0;
    });
    return found == columns.cend() ? -1 : std::distance(columns.cbegin(), found);
}

//! The columns that a line of titles names; none when it is something else.
QList<qsizetype> namedColumns(const QStringList &line, const QList<PasteColumn> &columns)
{
    QList<qsizetype> named;
    for (const QString &title : line) {
        const qsizetype column = columnOf(title, columns);
        if (column < 0 || named.contains(column))
            return {};
        named += column;
    }
    return named;
}

QString number(qsizetype count)
{
    return QLocale().toString(count);
}

//! The first of those that are pasted as countries and are none.
QStringList unknownCountries(const PastePlan &plan)
{
    constexpr qsizetype mostTold = 5;
    const auto column = plan.fields.indexOf(RecordField::Country);
    QStringList unknown;
    for (qsizetype row = 0; column >= 0 && row < plan.rows.size() && unknown.size() < mostTold; ++row) {
        const auto country = countryFrom(plan.rows.at(row).value(column));
        if (isUnknownCountry(country) && !unknown.contains(quotedName(*country)))
            unknown += quotedName(*country);
    }
    return unknown;
}

} // namespace

bool PastePlan::isEmpty() const
{
    return rows.isEmpty()
        || std::none_of(fields.cbegin(), fields.cend(), [](const auto &field) { return field.has_value(); });
}

PastePlan planPaste(const QList<QStringList> &cells, const QList<PasteColumn> &columns, int current, qint64 rowsBelow)
{
    PastePlan plan;
    plan.rows = cells;
    qsizetype width = 0;
    for (const QStringList &row : cells)
        width = std::max(width, row.size());
    QList<qsizetype> places = cells.size() > 1 ? namedColumns(cells.first(), columns) : QList<qsizetype>();
    if (!places.isEmpty()) {
        plan.rows.removeFirst();
        plan.notes += Text::tr("The first line was taken for the titles of columns.");
    } else {
        for (qsizetype i = 0; i < width && current + i < columns.size(); ++i)
            places += current + i;
    }
    QStringList fixed;
    for (const qsizetype place : std::as_const(places)) {
        plan.fields += columns.at(place).field;
        if (!columns.at(place).field)
            fixed += columns.at(place).title;
    }
    if (!fixed.isEmpty())
        plan.notes += Text::tr("These columns take no pasted text and stay as they are: %1.").arg(fixed.join(u", "_s));
    if (width > places.size())
        plan.notes += Text::tr("Columns that do not fit, because there are no more to the right: %1.")
                          .arg(number(width - places.size()));
    if (plan.rows.size() > rowsBelow) {
        plan.notes += Text::tr("Rows that do not fit, because there are no more below: %1.")
                          .arg(number(plan.rows.size() - rowsBelow));
        plan.rows = plan.rows.first(rowsBelow);
    }
    if (const QStringList unknown = unknownCountries(plan); plan.rows.size() > 1 && !unknown.isEmpty())
        plan.notes +=
            Text::tr("No countries that Catalpa knows, recorded as they stand: %1.").arg(unknown.join(u", "_s));
    return plan;
}

} // namespace catalpa
