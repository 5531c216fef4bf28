// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/history/timeline.h"

#include "core/records/details.h"
#include "db/sql.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr int entriesOfOnePage = 50;

// Values are cut, because a biography may have a million characters and each change of it holds two of them.
// The several values of a detail are lines.
#define CATALPA_LINES_OF(value)                                                                                        \
    "CASE WHEN jsonb_typeof(" value ") = 'array' AND field LIKE 'catalpa.%' THEN "                                     \
    "(SELECT string_agg(CASE WHEN each ? 'role' THEN (each ->> 'name') || ' [' || (each ->> 'role') || ']' "           \
    "WHEN each ->> 'name' LIKE '%]' THEN (each ->> 'name') || ' []' ELSE coalesce(each ->> 'name', each #>> '{}') "    \
    "END, E'\\n') FROM jsonb_array_elements(" value ") each) ELSE " value " #>> '{}' END"
constexpr auto statement = R"(
    SELECT h.id, )" CATALPA_UTC_TEXT("h.at AT TIME ZONE 'UTC'") R"(, h.role, h.program, h.kind, h.batch,
           (SELECT json_agg(json_build_array(field, left(was, 500), left(became, 500),
                                             greatest(length(was), length(became)) > 500) ORDER BY field)
              FROM jsonb_each(h.before) AS old(field, value),
                   LATERAL (SELECT CASE WHEN field = 'author_id' AND old.value::text ~ '^[0-9]{1,18}$'
                                        THEN old.value::bigint END AS old_author,
                                   CASE WHEN field = 'author_id' AND h.after ->> field ~ '^[0-9]{1,18}$'
                                        THEN (h.after ->> field)::bigint END AS new_author) numbers,
                   LATERAL (SELECT coalesce((SELECT a.name || ' (' || a.id || ')' FROM public.authors a
                                              WHERE a.id = old_author), )" CATALPA_LINES_OF("old.value") R"() AS was,
                                   coalesce((SELECT a.name || ' (' || a.id || ')' FROM public.authors a
                                              WHERE a.id = new_author), )" CATALPA_LINES_OF(
    "(h.after -> field)") R"() AS became) shown
             WHERE h.kind = 'changed')
      FROM catalpa.history h
     WHERE h.place = to_regclass($1::text) AND h.record IN ($2::bigint, 0) AND ($3::bigint = 0 OR h.id < $3::bigint)
     ORDER BY h.id DESC LIMIT $4::int)";

HistoryEntry::Kind kindCalled(const QString &name)
{
    static const QHash<QString, HistoryEntry::Kind> kinds{{u"begun"_s, HistoryEntry::Kind::Begun},
                                                          {u"added"_s, HistoryEntry::Kind::Added},
                                                          {u"restored"_s, HistoryEntry::Kind::Restored},
                                                          {u"deleted"_s, HistoryEntry::Kind::Deleted},
                                                          {u"emptied"_s, HistoryEntry::Kind::Emptied}};
    return kinds.value(name, HistoryEntry::Kind::Changed);
}

std::optional<QString> optional(const QJsonValue &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

//! The roles of people as words.
std::optional<QString> inWords(const QString &field, const std::optional<QString> &value)
{
    if (!value || field != description(BookField::People).key)
        return value;
    QStringList lines;
    for (const QString &line : value->split(u'\n'))
        lines += lineOf(personIn(line));
    return lines.join(u'\n');
}

QList<RecordedChange> changesFrom(const QString &json)
{
    QList<RecordedChange> changes;
    for (const QJsonValue value : QJsonDocument::fromJson(json.toUtf8()).array()) {
        const QJsonArray change = value.toArray();
        const QString field = fieldCalled(change[0].toString());
        changes +=
            {field, inWords(field, optional(change[1])), inWords(field, optional(change[2])), change[3].toBool()};
    }
    return changes;
}

HistoryEntry entryFrom(const db::Rows &rows, int row)
{
    return {.id = rows.integer(row, 0),
            .at = rows.instant(row, 1),
            .role = rows.text(row, 2),
            .program = rows.text(row, 3),
            .kind = kindCalled(rows.text(row, 4)),
            .changes = changesFrom(rows.text(row, 6)),
            .batch = rows.text(row, 5)};
}

} // namespace

QByteArray placeOf(RecordRef::Kind kind)
{
    return kind == RecordRef::Kind::Author ? "public.authors" : "public.books";
}

QString fieldCalled(const QString &column)
{
    return column.startsWith("catalpa."_L1) ? column.mid(8) : column;
}

Result<Timeline> readTimeline(db::Session &session, const RecordRef &record, qint64 before)
{
    const auto rows = session.run(statement, {placeOf(record.kind), record.number, before, entriesOfOnePage + 1});
    if (!rows)
        return passOn(rows);
    Timeline timeline{.entries = {}, .hasMore = rows->count() > entriesOfOnePage};
    for (int row = 0; row < std::min(rows->count(), entriesOfOnePage); ++row)
        timeline.entries += entryFrom(*rows, row);
    return timeline;
}

} // namespace catalpa::store
