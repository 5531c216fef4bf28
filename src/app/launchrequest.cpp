// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/launchrequest.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::app {
namespace {

// Raised when a message changes its meaning, so that programs of different versions leave each other alone.
constexpr int format = 1;

QString wordOf(LaunchRequest::Place place)
{
    switch (place) {
    case LaunchRequest::Place::Local:
        return u"local"_s;
    case LaunchRequest::Place::Offered:
        return u"offered"_s;
    case LaunchRequest::Place::Last:
        break;
    }
    return u"last"_s;
}

QString wordOf(LaunchRequest::Record record)
{
    switch (record) {
    case LaunchRequest::Record::Author:
        return u"author"_s;
    case LaunchRequest::Record::Book:
        return u"book"_s;
    case LaunchRequest::Record::None:
        break;
    }
    return u"none"_s;
}

template <typename Choice>
std::optional<Choice> choiceFrom(const QJsonValue &value, std::initializer_list<Choice> choices)
{
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&value](Choice each) { return value.toString() == wordOf(each); });
    return found == choices.end() ? std::nullopt : std::optional(*found);
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar each) { return each == u'\n' || each.category() != QChar::Other_Control; });
}

//! What goes into the environment of this program.
bool isToken(const QString &text)
{
    return text.size() <= 512
        && std::all_of(text.cbegin(), text.cend(), [](QChar each) { return each > u' ' && each <= u'~'; });
}

} // namespace

QByteArray messageFor(const LaunchRequest &request)
{
    const QJsonObject object{{u"catalpa"_s, format},
                             {u"place"_s, wordOf(request.place)},
                             {u"address"_s, request.address},
                             {u"record"_s, wordOf(request.record)},
                             {u"token"_s, QString::fromLatin1(request.activationToken)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<LaunchRequest> launchRequestFrom(const QByteArray &line)
{
    using Place = LaunchRequest::Place;
    using Record = LaunchRequest::Record;
    if (line.size() > longestMessage || !line.endsWith('\n'))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QStringList known{u"address"_s, u"catalpa"_s, u"place"_s, u"record"_s, u"token"_s};
    if (object.keys() != known || object[u"catalpa"_s] != format)
        return std::nullopt;

    const auto place = choiceFrom(object[u"place"_s], {Place::Last, Place::Local, Place::Offered});
    const auto record = choiceFrom(object[u"record"_s], {Record::None, Record::Author, Record::Book});
    const QString address = object[u"address"_s].toString();
    const QString token = object[u"token"_s].toString();
    const bool isComplete = object[u"address"_s].isString() && object[u"token"_s].isString();
    if (!place || !record || !isComplete || !isPrintable(address) || !isToken(token))
        return std::nullopt;
    if (address.isEmpty() == (*place == Place::Offered))
        return std::nullopt;
    return LaunchRequest{.place = *place, .address = address, .record = *record, .activationToken = token.toLatin1()};
}

} // namespace catalpa::app
