// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/sample.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <numeric>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

std::optional<QString> optionalText(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

auto unreadable(const QString &detail)
{
    return failure(ErrorKind::Invalid, Text::tr("The sample cannot be read."), detail);
}

} // namespace

qsizetype Sample::bookCount() const
{
    return std::accumulate(authors.cbegin(), authors.cend(), qsizetype(0),
                           [](qsizetype sum, const SampleAuthor &author) { return sum + author.books.size(); });
}

Result<Sample> readSample(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unreadable(error.errorString());

    Sample sample;
    for (const QJsonValue &value : document[u"authors"_s].toArray()) {
        SampleAuthor author;
        author.author.name = value[u"name"_s].toString();
        author.author.bio = optionalText(value[u"bio"_s]);
        author.author.country = optionalText(value[u"country"_s]);
        for (const QJsonValue &title : value[u"books"_s].toArray())
            author.books += title.toString();
        if (author.author.name.isEmpty() || author.books.contains(QString()))
            return unreadable(u"an author without name or a book without title"_s);
        sample.authors += author;
    }
    if (sample.authors.isEmpty())
        return unreadable(u"no authors"_s);
    return sample;
}

} // namespace catalpa
