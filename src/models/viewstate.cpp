// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/viewstate.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int version = 1;
constexpr qsizetype longestSearch = 2'000;
constexpr qsizetype mostEntries = 200; //!< Of any list; more is no librarian's.
constexpr int widest = 10'000;

QJsonArray toArray(const auto &values, auto convert)
{
    QJsonArray array;
    for (const auto &value : values)
        array += convert(value);
    return array;
}

//! Each object of an array, as long as there are not too many.
void eachObject(const QJsonValue &value, auto take)
{
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < std::min(array.size(), mostEntries); ++i) {
        if (array.at(i).isObject())
            take(array.at(i).toObject());
    }
}

ViewState::Place placeFrom(const QJsonValue &value)
{
    return value.toString() == "books"_L1 ? ViewState::Place::Books : ViewState::Place::Authors;
}

QJsonObject toJson(const ViewSession::Table &table)
{
    return {{u"state"_s, table.state.toJson()},
            {u"record"_s, QString::number(table.record)},
            {u"rowsAbove"_s, table.rowsAbove}};
}

ViewSession::Table tableFrom(const QJsonObject &json, ViewState::Place place)
{
    ViewSession::Table table{.state = ViewState::fromJson(json.value("state"_L1).toObject()).value_or(ViewState()),
                             .record = std::max<qint64>(0, json.value("record"_L1).toString().toLongLong()),
                             .rowsAbove = std::clamp(json.value("rowsAbove"_L1).toInt(), -1'000'000'000, 10'000)};
    table.state.place = place;
    return table;
}

} // namespace

QJsonObject ViewState::toJson() const
{
    return {{u"version"_s, version},
            {u"place"_s, place == Place::Books ? u"books"_s : u"authors"_s},
            {u"search"_s, search},
            {u"alphabet"_s, collation},
            {u"order"_s,
             toArray(levels,
                     [](const Level &level) {
                         return QJsonObject{{u"column"_s, level.column},
                                            {u"descending"_s, level.order == Qt::DescendingOrder},
                                            {u"nothingFirst"_s, level.nothingFirst}};
                     })},
            {u"columns"_s, toArray(columns, [](const Column &column) {
                 return QJsonObject{{u"key"_s, column.key}, {u"width"_s, column.width}, {u"shown"_s, column.isShown}};
             })}};
}

std::optional<ViewState> ViewState::fromJson(const QJsonObject &json)
{
    if (const int written = json.value("version"_L1).toInt(); written < 1 || written > version)
        return std::nullopt;
    ViewState state{.place = placeFrom(json.value("place"_L1)),
                    .search = json.value("search"_L1).toString().left(longestSearch),
                    .collation = json.value("alphabet"_L1).toString().left(longestSearch)};
    eachObject(json.value("order"_L1), [&state](const QJsonObject &each) {
        const QString column = each.value("column"_L1).toString();
        if (!column.isEmpty()) {
            state.levels +=
                Level{.column = column,
                      .order = each.value("descending"_L1).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder,
                      .nothingFirst = each.value("nothingFirst"_L1).toBool()};
        }
    });
    eachObject(json.value("columns"_L1), [&state](const QJsonObject &each) {
        const QString key = each.value("key"_L1).toString();
        if (!key.isEmpty()) {
            state.columns += Column{.key = key,
                                    .width = std::clamp(each.value("width"_L1).toInt(), 0, widest),
                                    .isShown = each.value("shown"_L1).toBool(true)};
        }
    });
    return state;
}

const SavedView *ViewList::find(const QString &name) const
{
    const auto found = std::find_if(views.cbegin(), views.cend(), [&name](const SavedView &view) {
        return view.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == views.cend() ? nullptr : &*found;
}

void ViewList::put(const SavedView &view)
{
    const SavedView *old = find(view.name);
    if (old)
        views[old - views.constData()] = view;
    else
        views += view;
}

void ViewList::remove(const QString &name)
{
    if (const SavedView *view = find(name))
        views.removeAt(view - views.constData());
}

bool ViewList::rename(const QString &from, const QString &to)
{
    const SavedView *view = find(from);
    const SavedView *other = find(to);
    if (!view || (other && other != view))
        return false;
    views[view - views.constData()].name = to;
    return true;
}

QJsonObject ViewList::toJson() const
{
    return {{u"views"_s, toArray(views, [](const SavedView &view) {
                 return QJsonObject{{u"name"_s, view.name}, {u"state"_s, view.state.toJson()}};
             })}};
}

ViewList ViewList::fromJson(const QJsonObject &json)
{
    ViewList list;
    eachObject(json.value("views"_L1), [&list](const QJsonObject &each) {
        const QString name = each.value("name"_L1).toString().simplified().left(SavedView::longestName);
        const auto state = ViewState::fromJson(each.value("state"_L1).toObject());
        if (!name.isEmpty() && state && !list.find(name))
            list.put({name, *state});
    });
    return list;
}

QJsonObject ViewSession::toJson() const
{
    return {{u"authors"_s, catalpa::toJson(authors)},
            {u"books"_s, catalpa::toJson(books)},
            {u"view"_s, view},
            {u"shown"_s, shown.toJson()}};
}

ViewSession ViewSession::fromJson(const QJsonObject &json)
{
    return {.authors = tableFrom(json.value("authors"_L1).toObject(), ViewState::Place::Authors),
            .books = tableFrom(json.value("books"_L1).toObject(), ViewState::Place::Books),
            .view = json.value("view"_L1).toString().left(SavedView::longestName),
            .shown = ViewState::fromJson(json.value("shown"_L1).toObject()).value_or(ViewState())};
}

} // namespace catalpa
