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

constexpr std::chrono::minutes batchDeadline{10}; //!< What was changed is looked at and written record by record.

constexpr qsizetype shownOfText = 500;

// A detail of many values has to come whole to be read.
constexpr auto batchesQuery = R"(
    SELECT place = to_regclass('public.authors'), number, reason, field, left(found, 200000)
      FROM catalpa.take_back($1::uuid, $2::uuid) LIMIT 100)";

//! Asked for by itself: nothing else may have the tables open while a batch is taken back.
constexpr auto names = R"(
    SELECT left(coalesce(a.name, b.title), 500)
      FROM unnest($1::bigint[], $2::boolean[]) WITH ORDINALITY r(number, is_author, place)
      LEFT JOIN public.authors a ON r.is_author AND a.id = r.number
      LEFT JOIN public.books b ON NOT r.is_author AND b.id = r.number
     ORDER BY r.place)";

//! Several values of a detail as lines.
std::optional<QString> valueIn(RecordRef::Kind kind, const QString &column, const std::optional<QString> &found)
{
    const auto detail = column.startsWith("catalpa."_L1) ? detailCalled(kind, fieldCalled(column)) : std::nullopt;
    const QJsonDocument json = detail ? QJsonDocument::fromJson(found.value_or(QString()).toUtf8()) : QJsonDocument();
    const auto value = json.isArray() ? detailFromJson(json.array(), *detail) : found;
    return value ? std::optional(value->left(shownOfText)) : value;
}

BatchObstacle::Reason reasonCalled(const QString &name)
{
    static const QHash<QString, BatchObstacle::Reason> reasons{{u"gone"_s, BatchObstacle::Reason::Gone},
                                                               {u"taken"_s, BatchObstacle::Reason::Taken},
                                                               {u"used"_s, BatchObstacle::Reason::Used},
                                                               {u"hidden"_s, BatchObstacle::Reason::Hidden}};
    return reasons.value(name, BatchObstacle::Reason::Changed);
}

Result<QList<BatchObstacle>> named(db::Session &session, QList<BatchObstacle> obstacles)
{
    QStringList numbers;
    QStringList kinds;
    for (const BatchObstacle &obstacle : std::as_const(obstacles)) {
        numbers += QString::number(obstacle.record.number);
        kinds += obstacle.record.kind == RecordRef::Kind::Author ? u"true"_s : u"false"_s;
    }
    const auto rows = session.run(names, {db::Param::list(numbers), db::Param::list(kinds)});
    if (!rows)
        return passOn(rows);
    for (int row = 0; row < rows->count(); ++row)
        obstacles[row].called = rows->text(row, 0);
    return obstacles;
}

} // namespace

Result<QList<BatchObstacle>> takeBatchBack(db::Session &session, const QString &batch, const QString &token)
{
    const auto rows = session.run(batchesQuery, {batch, token}, batchDeadline);
    if (!rows)
        return passOn(rows);
    QList<BatchObstacle> obstacles;
    for (int row = 0; row < rows->count(); ++row) {
        const auto kind = rows->boolean(row, 0) ? RecordRef::Kind::Author : RecordRef::Kind::Book;
        obstacles += {.record = {kind, rows->integer(row, 1)},
                      .reason = reasonCalled(rows->text(row, 2)),
                      .called = {},
                      .field = fieldCalled(rows->text(row, 3)),
                      .found = valueIn(kind, rows->text(row, 3), rows->optionalText(row, 4))};
    }
    return obstacles.isEmpty() ? obstacles : named(session, obstacles);
}

} // namespace catalpa::store
