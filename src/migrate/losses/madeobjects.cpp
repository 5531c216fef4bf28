// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/madeobjects.h"

#include "migrate/losses/madepieces.h"
#include "migrate/losses/origins.h"
#include "migrate/losses/ownership.h"

#include <QtCore/QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

namespace {

//! \a table and all that is on it or names it. A table that is made from others is made anew as a whole: what fills it
//! counts on the order of its columns.
QStringList dependents(const QList<Migration> &migrations, const QList<Origin> &origins, const QString &table)
{
    QStringList found{"table "_L1 + table};
    for (const Origin &origin : origins) {
        const QByteArray sql = piecesOf(migrations.at(origin.migration)).at(origin.piece).sql;
        const bool isMade = origin.object.startsWith("view "_L1) || origin.object.startsWith("function "_L1);
        if (isMade && names(sql, {found.constFirst()}))
            found += origin.object;
    }
    for (const Origin &origin : origins) {
        const QString place = placeOf(origin.object);
        if (!place.isEmpty()
            && (place == table || found.contains("view "_L1 + place) || found.contains("function "_L1 + place)))
            found += origin.object;
    }
    return found;
}

//! A function of which something else is made, which goes with it when it is made with another result.
QStringList dependentsOnFunction(const QList<Migration> &migrations, const QList<Origin> &origins,
                                 const QString &function)
{
    QStringList found{function};
    for (const Origin &origin : origins) {
        const Piece piece = piecesOf(migrations.at(origin.migration)).at(origin.piece);
        const bool isMade = origin.object.startsWith("policy "_L1) || origin.object.startsWith("view "_L1)
            || origin.object.startsWith("trigger "_L1);
        if ((isMade && names(piece.sql, {function})) || names(piece.columns.value(origin.object), {function}))
            found += origin.object;
    }
    for (const Origin &origin : origins) {
        const bool isOfTrigger = origin.object.startsWith("always "_L1) && found.contains(origin.object.sliced(7));
        if (isOfTrigger || found.contains("view "_L1 + placeOf(origin.object)))
            found += origin.object;
    }
    return found;
}

bool isThere(const Origin &origin, const QSet<QString> &present)
{
    return present.contains(
        origin.definition.isEmpty() ? origin.object : origin.object + u'\t' + QString::fromLatin1(origin.definition));
}

//! What is not told beside what it is a part of, and comes with that.
bool comesWith(const Origin &origin, const QSet<QString> &present)
{
    const QString place = placeOf(origin.object);
    if (origin.object.startsWith("result of "_L1))
        return !present.contains(origin.object);
    if (!present.contains("table "_L1 + place))
        return (isPart(origin.object) && !isColumn(origin.object)) || origin.definition == "off";
    const QString column = origin.object.mid(origin.object.indexOf("column "_L1));
    const bool isOfColumn = origin.object.startsWith("type of column"_L1) || origin.object.startsWith("default of"_L1);
    return isOfColumn && !present.contains(column);
}

//! Rights of everybody on what is ours that no migration gives. On the books that are kept of migrations, those with
//! which they can be written or locked.
QStringList rightsTooMany(const QList<Origin> &origins, const QSet<QString> &present)
{
    QSet<QString> places;
    QSet<QString> given;
    for (const Origin &origin : origins) {
        if (isRight(origin.object))
            given += origin.object;
        places += isRight(origin.object) ? placeOf(origin.object) : origin.object.section(u' ', 1);
        places += sequenceIn(origin);
    }
    QStringList found;
    for (const QString &right : present) {
        const QString place = placeOf(right);
        const bool isOfBooks = (place == "_prisma_migrations"_L1 || place == "migration_notes"_L1)
            && !right.startsWith("right to SELECT"_L1);
        if (right.startsWith("right to "_L1) && !given.contains(right) && (places.contains(place) || isOfBooks))
            found += "no "_L1 + right;
    }
    found.sort();
    return found;
}

//! What others have put on tables of ours, and what changes who sees them and what can be kept there.
QStringList putThere(const QList<Origin> &origins, const QSet<QString> &present)
{
    QSet<QString> made;
    for (const Origin &origin : origins)
        made += origin.object;
    QStringList found;
    for (const QString &each : present) {
        const bool isOne = each.startsWith("policy "_L1) || each.startsWith("check "_L1) || each.startsWith("rule "_L1);
        if (isOne && !each.contains(u'\t') && !made.contains(each) && made.contains("table "_L1 + placeOf(each)))
            found += "no "_L1 + each;
    }
    found.sort();
    return found;
}

} // namespace

QStringList lostObjects(const QList<Migration> &migrations, const QSet<QString> &present)
{
    QStringList lost;
    const QList<Origin> origins = originsOf(migrations);
    if (origins.isEmpty())
        return lost;
    for (const Origin &origin : origins) {
        // A function that is made again begins with a right of everybody, a table perhaps.
        const bool isWell = origin.object.startsWith("no "_L1)
            ? !present.contains(origin.object.mid(3)) && !lost.contains("function "_L1 + placeOf(origin.object))
                && !lost.contains("table "_L1 + placeOf(origin.object))
            : isThere(origin, present) || comesWith(origin, present);
        if (!isWell)
            lost += origin.object;
    }
    const QStringList alone = lost;
    for (const QString &object : alone) {
        if (isPart(object) && isMadeFromOthers(object) && !lost.contains("table "_L1 + placeOf(object)))
            lost += dependents(migrations, origins, placeOf(object));
        else if (object.startsWith("result of "_L1))
            lost += dependentsOnFunction(migrations, origins, object.sliced(10));
    }
    const QStringList strangers = ownedByOthers(origins, present);
    for (const QString &object : strangers) {
        if (object.startsWith("owner of view "_L1)) // It runs with its owner's rights.
            lost += object.sliced(9);
    }
    QStringList ordered;
    for (const Origin &origin : origins)
        ordered += lost.contains(origin.object) ? QStringList{origin.object} : QStringList();
    for (const QString &right : rightsTooMany(origins, present))
        ordered += ordered.contains(right) ? QStringList() : QStringList{right};
    return putThere(origins, present) + ordered + strangers;
}

QStringList strangeTriggers(const QList<Migration> &migrations, const QSet<QString> &present, const QStringList &tables)
{
    // Of catalpa.attach_history().
    QSet<QString> made{u"trigger recorded on author_sort"_s, u"trigger recorded on book_sort"_s};
    for (const Origin &origin : originsOf(migrations))
        made += origin.object;
    QStringList found;
    for (const QString &each : present) {
        if (each.startsWith("trigger "_L1) && !each.contains(u'\t') && !made.contains(each)
            && made.contains("table "_L1 + placeOf(each)) && (tables.isEmpty() || tables.contains(placeOf(each))))
            found += each;
    }
    found.sort();
    return found;
}

QStringList rightsOfRoles(const QList<Migration> &migrations, const QSet<QString> &present)
{
    const QList<Origin> origins = originsOf(migrations);
    const QString owner = ownerOf(origins, present);
    QSet<QString> places{u"_prisma_migrations"_s, u"migration_notes"_s, u"schema catalpa"_s};
    for (const Origin &origin : origins) {
        places += origin.object.section(u' ', 1);
        places += sequenceIn(origin);
    }
    places.remove(QString());
    QStringList found;
    for (const QString &each : present) {
        if (!each.startsWith("right of "_L1) || !places.contains(placeOf(each)))
            continue;
        const QString role = each.sliced(9).section(" to "_L1, 0, -2);
        const QString right = each.section(" to "_L1, -1);
        if (role != owner && !present.contains("right to "_L1 + right))
            found += role + ": "_L1 + right;
    }
    found.sort();
    return found;
}

QString renamedFrom(const QList<Migration> &migrations, const QString &table, const QSet<QString> &present)
{
    QSet<QString> wanted;
    QSet<QString> ours;
    for (const Origin &origin : originsOf(migrations)) {
        ours += origin.object;
        if (isColumn(origin.object) && placeOf(origin.object) == table)
            wanted += origin.object.section(u' ', 1, 1);
    }
    QHash<QString, QSet<QString>> columns;
    for (const QString &each : present) {
        if (isColumn(each))
            columns[placeOf(each)] += each.section(u' ', 1, 1);
    }
    for (auto found = columns.cbegin(); found != columns.cend(); ++found) {
        if (found.value() == wanted && !ours.contains("table "_L1 + found.key()))
            return found.key();
    }
    return {};
}

qsizetype firstMaker(const QList<Migration> &migrations, const QStringList &lost)
{
    qsizetype first = migrations.size();
    for (const Origin &origin : originsOf(migrations)) {
        const bool isIt = std::any_of(lost.cbegin(), lost.cend(), [&origin](const QString &object) {
            return object == origin.object || object == "owner of "_L1 + origin.object
                || (isLack(object) && origin.object == "table "_L1 + placeOf(object))
                || (isRight(object) && !object.endsWith("schema catalpa"_L1)
                    && (placeOf(object) == origin.object.section(u' ', 1) || placeOf(object) == sequenceIn(origin)));
        });
        if (isIt)
            first = std::min(first, origin.migration);
    }
    return std::min(first, migrations.size() - 1);
}

QStringList outdatedBy(const QList<Migration> &migrations, const QStringList &lost, const QSet<QString> &present)
{
    QStringList causes;
    for (const QString &object : lost) {
        const bool isChanged = object.startsWith("function "_L1) && present.contains(object);
        causes += isChanged || object.startsWith("table "_L1) ? QStringList{object} : QStringList();
    }
    QStringList found;
    if (causes.isEmpty())
        return found;
    const QList<Origin> origins = originsOf(migrations);
    for (qsizetype before = -1; before != found.size();) {
        before = found.size();
        for (const Origin &origin : origins) {
            const QByteArray sql = piecesOf(migrations.at(origin.migration)).at(origin.piece).sql;
            const bool answers =
                origin.object.startsWith("function "_L1) && (sql.contains(" STABLE ") || sql.contains(" IMMUTABLE "));
            if (answers && !found.contains(origin.object) && names(sql, causes + found))
                found += origin.object;
        }
    }
    return found;
}

bool dependsOn(const Migration &migration, const QList<Migration> &migrations, const QStringList &lost)
{
    const QList<Origin> origins = originsOf(migrations);
    return std::any_of(origins.cbegin(), origins.cend(), [&](const Origin &origin) {
        const QByteArray name = bareName(origin.object).toUtf8();
        const bool isCalled =
            origin.object.startsWith("function "_L1) && migration.sql.contains("\nSELECT catalpa." + name + "();");
        return isCalled && names(piecesOf(migrations.at(origin.migration)).at(origin.piece).sql, lost);
    });
}

} // namespace catalpa::migrate
