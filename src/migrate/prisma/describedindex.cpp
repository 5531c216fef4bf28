// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describedindex.h"

#include "prisma/datamodel/operatorclasses.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! What stands between the parentheses of an index, cut at its commas, and the condition behind it.
struct IndexText {
    QString method;
    QStringList columns;
    QString predicate;
};

QStringList columnTexts(const QString &inside)
{
    QStringList texts{QString()};
    int depth = 0;
    bool isQuoted = false;
    for (const QChar c : inside) {
        isQuoted ^= c == u'"';
        depth += !isQuoted && c == u'(' ? 1 : !isQuoted && c == u')' ? -1 : 0;
        if (c == u',' && depth == 0 && !isQuoted)
            texts += QString();
        else
            texts.last() += c;
    }
    return texts;
}

IndexText parsed(const QString &definition)
{
    static const QRegularExpression form(
        uR"(^CREATE (?:UNIQUE )?INDEX .+? ON (?:ONLY )?.+? USING (\w+) \((.*?)\)(?: INCLUDE \(.*?\))?(?: NULLS NOT DISTINCT)?(?: WITH \(.*?\))?(?: WHERE (.*))?$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(definition);
    return {match.captured(1), columnTexts(match.captured(2)), match.captured(3)};
}

prisma::IndexAlgorithm algorithmOf(const QString &method)
{
    static const QHash<QString, prisma::IndexAlgorithm> algorithms{{u"hash"_s, prisma::IndexAlgorithm::Hash},
                                                                   {u"gist"_s, prisma::IndexAlgorithm::Gist},
                                                                   {u"gin"_s, prisma::IndexAlgorithm::Gin},
                                                                   {u"spgist"_s, prisma::IndexAlgorithm::SpGist},
                                                                   {u"brin"_s, prisma::IndexAlgorithm::Brin}};
    return algorithms.value(method, prisma::IndexAlgorithm::BTree);
}

//! "title DESC NULLS LAST" or "payload public.gin_trgm_ops": PostgreSQL writes a class only when it is not the default.
prisma::IndexColumn describedColumn(const QString &name, const QString &text, prisma::IndexAlgorithm algorithm)
{
    static const QRegularExpression form(
        uR"(^\s*(?:"(?:[^"]|"")*"|\w+)(?: COLLATE \S+)?(?: (?!DESC|ASC|NULLS)(\S+?)(?:\(.*\))?)?( DESC)?(?: NULLS \w+)?\s*$)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = form.match(text);
    prisma::IndexColumn column{name};
    column.sort = match.hasCaptured(2) ? prisma::SortOrder::Descending : prisma::SortOrder::Ascending;
    const bool isRead = algorithm != prisma::IndexAlgorithm::BTree && algorithm != prisma::IndexAlgorithm::Hash;
    if (isRead && match.hasCaptured(1) && !match.captured(1).isEmpty())
        column.operatorClass = prisma::OperatorClass{match.captured(1).section(u'.', -1), false};
    return column;
}

//! Shortens the longer of two names, byte by byte, until both fit, as PostgreSQL's makeObjectName() does.
void shorten(QByteArray &one, QByteArray &other, qsizetype room)
{
    while (one.size() + other.size() > room)
        (one.size() > other.size() ? one : other).chop(1);
    for (QByteArray *each : {&one, &other}) {
        while (!QString::fromUtf8(*each).toUtf8().startsWith(*each))
            each->chop(1);
    }
}

} // namespace

std::optional<prisma::Index> describedIndex(const schema::SchemaObject &object)
{
    const schema::KeyDefinition &key = object.key;
    if (object.kind == schema::SchemaObject::Kind::Constraint && key.type != u"u")
        return std::nullopt;
    prisma::Index index{object.name, key.type != u"index", prisma::IndexAlgorithm::BTree, {}};
    QStringList texts = key.columns;
    if (object.kind == schema::SchemaObject::Kind::Index) {
        const IndexText text = parsed(object.definition);
        index.algorithm = algorithmOf(text.method);
        index.predicate = text.predicate;
        texts = text.columns;
    }
    if (key.columns.isEmpty() || texts.size() != key.columns.size())
        return std::nullopt;
    for (qsizetype i = 0; i < texts.size(); ++i)
        index.columns += object.kind == schema::SchemaObject::Kind::Index
            ? describedColumn(key.columns.at(i), texts.at(i), index.algorithm)
            : prisma::IndexColumn{key.columns.at(i), prisma::SortOrder::Ascending};
    return index;
}

QString serialSequence(const QString &table, const QString &column)
{
    constexpr qsizetype longest = 63;
    QByteArray one = table.toUtf8();
    QByteArray other = column.toUtf8();
    shorten(one, other, longest - 5);
    return QString::fromUtf8(one) + u'_' + QString::fromUtf8(other) + u"_seq"_s;
}

} // namespace catalpa::migrate
