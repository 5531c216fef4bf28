// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/history/batches.h"

#include "core/json/detailsjson.h"
#include "store/history/timeline.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! Each record is looked at and written by itself.
constexpr std::chrono::minutes deadline{10};

constexpr auto statement = R"(
    SELECT t.is_author, t.number, t.reason, left(coalesce(a.name, b.title), 500), t.field, left(t.found, 500)
      FROM (SELECT place = to_regclass('public.authors') AS is_author, number, reason, field, found
              FROM catalpa.take_back($1::uuid, $2::uuid) LIMIT 100) t
      LEFT JOIN public.authors a ON t.is_author AND a.id = t.number
      LEFT JOIN public.books b ON NOT t.is_author AND b.id = t.number)";

//! Several values of a detail as lines.
std::optional<QString> valueIn(const QString &column, const std::optional<QString> &found)
{
    const auto field = column.startsWith("catalpa."_L1) ? bookField(fieldCalled(column)) : std::nullopt;
    const QJsonDocument json = QJsonDocument::fromJson(found.value_or(QString()).toUtf8());
    return field && json.isArray() ? detailFromJson(json.array(), description(*field)) : found;
}

BatchObstacle::Reason reasonCalled(const QString &name)
{
    static const QHash<QString, BatchObstacle::Reason> reasons{{u"gone"_s, BatchObstacle::Reason::Gone},
                                                               {u"taken"_s, BatchObstacle::Reason::Taken},
                                                               {u"used"_s, BatchObstacle::Reason::Used},
                                                               {u"hidden"_s, BatchObstacle::Reason::Hidden}};
    return reasons.value(name, BatchObstacle::Reason::Changed);
}

} // namespace

Result<QList<BatchObstacle>> takeBatchBack(db::Session &session, const QString &batch, const QString &token)
{
    const auto rows = session.run(statement, {batch, token}, deadline);
    if (!rows)
        return passOn(rows);
    QList<BatchObstacle> obstacles;
    for (int row = 0; row < rows->count(); ++row) {
        const auto kind = rows->boolean(row, 0) ? RecordRef::Kind::Author : RecordRef::Kind::Book;
        obstacles += {.record = {kind, rows->integer(row, 1)},
                      .reason = reasonCalled(rows->text(row, 2)),
                      .called = rows->text(row, 3),
                      .field = fieldCalled(rows->text(row, 4)),
                      .found = valueIn(rows->text(row, 4), rows->optionalText(row, 5))};
    }
    return obstacles;
}

} // namespace catalpa::store
