// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/history/timeline.h"

#include "core/json/detailsjson.h"
#include "db/sql.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr int entriesOfOnePage = 50;

constexpr qsizetype shownLetters = 500;

// Values are cut, because a biography may have a million characters and each change of it holds two of them. Of the
// several values of a detail, so many whole ones come that there is more than is shown, in the database's own form.
#define CATALPA_SHOWN(value)                                                                                           \
    "CASE WHEN jsonb_typeof(" value ") = 'array' AND field LIKE 'catalpa.%' THEN "                                     \
    "(SELECT coalesce(jsonb_agg(CASE WHEN length(each::text) > 10000 THEN to_jsonb(left(each #>> '{}', 10000)) "       \
    "ELSE each END ORDER BY place), '[]') FROM (SELECT each, place, sum(length(each::text)) OVER (ORDER BY place) "    \
    "- length(each::text) AS before FROM jsonb_array_elements(" value ") WITH ORDINALITY e(each, place)) parts "       \
    "WHERE before < 10000) ELSE to_jsonb(left(" value " #>> '{}', 501)) END"
constexpr auto timelineQuery = R"(
    SELECT h.id, )" CATALPA_UTC_TEXT("h.at AT TIME ZONE 'UTC'") R"(, h.role, h.program, h.kind, h.batch,
           (SELECT json_agg(json_build_array(field, was, became) ORDER BY field)
              FROM jsonb_each(h.before) AS old(field, value),
                   LATERAL (SELECT CASE WHEN field = 'author_id' AND old.value::text ~ '^[0-9]{1,18}$'
                                        THEN old.value::bigint END AS old_author,
                                   CASE WHEN field = 'author_id' AND h.after ->> field ~ '^[0-9]{1,18}$'
                                        THEN (h.after ->> field)::bigint END AS new_author) numbers,
                   LATERAL (SELECT coalesce((SELECT to_jsonb(left(a.name || ' (' || a.id || ')', 501))
                                               FROM public.authors a
                                              WHERE a.id = old_author), )" CATALPA_SHOWN("old.value") R"() AS was,
                                   coalesce((SELECT to_jsonb(left(a.name || ' (' || a.id || ')', 501))
                                               FROM public.authors a
                                              WHERE a.id = new_author), )" CATALPA_SHOWN(
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

//! A value as it is shown, whole or longer than that.
std::optional<QString> textOf(const QJsonValue &value, const std::optional<DetailDescription> &detail)
{
    if (value.isNull())
        return std::nullopt;
    const QString text = detail ? detailFromJson(value, *detail) : value.toString();
    return text.isEmpty() && value.isArray() ? std::nullopt : std::optional(text);
}

//! Whether that took letters away.
bool shorten(std::optional<QString> &text)
{
    if (!text || text->size() <= shownLetters)
        return false;
    const bool isHalved = text->at(shownLetters - 1).isHighSurrogate();
    text->truncate(isHalved ? shownLetters - 1 : shownLetters);
    return true;
}

QList<RecordedChange> changesFrom(RecordRef::Kind kind, const QString &json)
{
    QList<RecordedChange> changes;
    for (const QJsonValue value : QJsonDocument::fromJson(json.toUtf8()).array()) {
        const QJsonArray change = value.toArray();
        const QString column = change[0].toString();
        const auto detail = column.startsWith("catalpa."_L1) ? detailCalled(kind, fieldCalled(column)) : std::nullopt;
        std::optional<QString> was = textOf(change[1], detail);
        std::optional<QString> became = textOf(change[2], detail);
        const bool wasCut = shorten(was);
        const bool becameCut = shorten(became);
        changes += {fieldCalled(column), was, became, wasCut || becameCut};
    }
    return changes;
}

HistoryEntry entryFrom(RecordRef::Kind kind, const db::Rows &rows, int row)
{
    return {.id = rows.integer(row, 0),
            .at = rows.instant(row, 1),
            .role = rows.text(row, 2),
            .program = rows.text(row, 3),
            .kind = kindCalled(rows.text(row, 4)),
            .changes = changesFrom(kind, rows.text(row, 6)),
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

std::optional<DetailDescription> detailCalled(RecordRef::Kind kind, const QString &field)
{
    if (kind == RecordRef::Kind::Author) {
        const auto detail = authorField(field);
        return detail ? std::optional(description(*detail)) : std::nullopt;
    }
    const auto detail = bookField(field);
    return detail ? std::optional(description(*detail)) : std::nullopt;
}

Result<Timeline> readTimeline(db::Session &session, const RecordRef &record, qint64 before)
{
    const auto rows = session.run(timelineQuery, {placeOf(record.kind), record.number, before, entriesOfOnePage + 1});
    if (!rows)
        return passOn(rows);
    Timeline timeline{.entries = {}, .hasMore = rows->count() > entriesOfOnePage};
    for (int row = 0; row < std::min(rows->count(), entriesOfOnePage); ++row)
        timeline.entries += entryFrom(record.kind, *rows, row);
    return timeline;
}

} // namespace catalpa::store
