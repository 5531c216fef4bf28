// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describedindex.h"

#include <QtCore/QHash>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

prisma::IndexAlgorithm algorithmOf(const QString &method)
{
    static const QHash<QString, prisma::IndexAlgorithm> algorithms{{u"hash"_s, prisma::IndexAlgorithm::Hash},
                                                                   {u"gist"_s, prisma::IndexAlgorithm::Gist},
                                                                   {u"gin"_s, prisma::IndexAlgorithm::Gin},
                                                                   {u"spgist"_s, prisma::IndexAlgorithm::SpGist},
                                                                   {u"brin"_s, prisma::IndexAlgorithm::Brin}};
    return algorithms.value(method, prisma::IndexAlgorithm::BTree);
}

prisma::SortOrder sortOrder(bool isDescending)
{
    return isDescending ? prisma::SortOrder::Descending : prisma::SortOrder::Ascending;
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
    const bool isConstraint = object.kind == schema::SchemaObject::Kind::Constraint;
    const bool hasExpressions = !isConstraint && key.parts.size() != key.columns.size();
    if ((isConstraint && key.type != u"u") || key.columns.isEmpty() || hasExpressions)
        return std::nullopt;
    prisma::Index index{object.name, key.type != u"index", algorithmOf(key.method), {}, key.predicate};
    const bool hasClasses =
        index.algorithm != prisma::IndexAlgorithm::BTree && index.algorithm != prisma::IndexAlgorithm::Hash;
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        const schema::IndexPart part = key.parts.value(i);
        prisma::IndexColumn column{key.columns.at(i), sortOrder(part.isDescending)};
        if (hasClasses)
            column.operatorClass = prisma::OperatorClass{part.operatorClass, part.isDefaultClass};
        index.columns += column;
    }
    // For Prisma they are columns like the others.
    for (const QString &column : key.included)
        index.columns += prisma::IndexColumn{column, sortOrder(false)};
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
