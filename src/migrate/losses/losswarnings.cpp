// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/losswarnings.h"

#include "base/text.h"
#include "migrate/losses/madeobjects.h"
#include "migrate/losses/madepieces.h"
#include "migrate/losses/ownership.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! With the schema, and without arguments: "function catalpa.keep_up()", "policy seen on catalpa.history". All rights
//! on something are told as one.
QString told(const QString &object)
{
    const QString place = placeOf(object);
    const bool isOwner = object.startsWith("owner of "_L1);
    if (isLack(object))
        return told(object.sliced(3));
    const QString plain = isRight(object) ? u"rights on "_s + place : isOwner ? object.sliced(9) : object;
    const qsizetype name = place.isEmpty() ? plain.indexOf(u' ') + 1 : plain.size() - place.size();
    const bool isSchema = place.startsWith("schema "_L1);
    const QString whole = plain.left(name) + (isSchema ? u""_s : u"catalpa."_s) + plain.mid(name);
    return whole.contains(u'(') ? whole.section(u'(', 0, 0) + "()"_L1 : whole;
}

//! What goes with a table that is lost is not named beside it.
QString joined(const QStringList &objects)
{
    constexpr qsizetype most = 8;
    QStringList names;
    for (const QString &object : objects) {
        const QString place = placeOf(object);
        const QString column = object.mid(object.indexOf("column "_L1));
        const bool isOfOther = objects.contains("table "_L1 + place) || objects.contains("view "_L1 + place)
            || objects.contains("function "_L1 + place) || (column != object && objects.contains(column));
        if (!isOfOther || object.startsWith("owner of "_L1))
            names += told(object);
    }
    names.removeDuplicates();
    return firstOf(names, most);
}

QString ownersSentence(const QStringList &strangers, const QList<Migration> &applied, const OwnObjects &objects)
{
    QSet<QString> roles;
    for (const QString &each : objects.present) {
        if (each.contains(u'\t') && strangers.contains(each.section(u'\t', 0, 0)))
            roles += each.section(u'\t', 1);
    }
    QStringList names(roles.cbegin(), roles.cend());
    names.sort();
    names.removeAll(objects.owner);
    QStringList tables;
    for (const QString &each : strangers)
        tables += placeOf(each);
    const QStringList inTheWay = strangeTriggers(applied, objects.present, tables);
    const bool acts = std::all_of(names.cbegin(), names.cend(), [&objects](const QString &name) {
        return objects.present.contains("acts for "_L1 + name);
    });
    return Text::tr(
               "Of what Catalpa keeps beside the tables, this belongs to “%1” and should belong to “%2”, or lists and "
               "the history fail: %3. %4")
        .arg(names.join(u"”, “"_s), objects.owner, joined(strangers),
             !inTheWay.isEmpty()
                 ? Text::tr("It cannot be given to that role as long as triggers stand on it that are not "
                            "Catalpa's: %1. Remove them, and apply the migrations.")
                       .arg(joined(inTheWay))
                 : acts && objects.actsForOwner
                 ? Text::tr("Apply the migrations to give it to that role.")
                 : Text::tr("Only a superuser, or a role that is a member of both, can give it to that role: let it "
                            "apply the migrations."));
}

//! What values become other ones, or go, when tables are put right.
QStringList changedByMending(const QStringList &lost)
{
    QStringList types;
    for (const QString &object : lost) {
        const bool isWhole = lost.contains("table "_L1 + placeOf(object));
        if (object.startsWith("type of column "_L1) && !isMadeFromOthers(object) && !isWhole)
            types += object.sliced(8);
    }
    QStringList sentences;
    if (!types.isEmpty()) {
        sentences +=
            Text::tr("Applying the migrations gives these back the type that they had, and with it other values "
                     "where that type cannot hold what is there, such as numbers without their fraction, and "
                     "times as they are in the time zone of who applies them: %1. Save a copy first.")
                .arg(joined(types));
    }
    if (lost.contains(u"default of column published_year of book_details"_s)
        && !lost.contains(u"table book_details"_s)) {
        sentences +=
            Text::tr("The years in catalpa.book_details.published_year are computed again from what is given as "
                     "the date. What was written there by hand since that was switched off is lost.");
    }
    return sentences;
}

//! What \a all comes to.
QStringList sentencesAbout(const QStringList &all, const QList<Migration> &applied, const OwnObjects &objects)
{
    QStringList strangers = all.filter(QRegularExpression(u"^owner of "_s));
    QStringList lost = all;
    QStringList sentences =
        strangers.isEmpty() ? QStringList() : QStringList{ownersSentence(strangers, applied, objects)};
    lost.removeIf([](const QString &object) { return object.startsWith("owner of "_L1) || isLack(object); });
    QStringList put = all;
    put.removeIf([](const QString &object) { return !isLack(object); });
    if (!put.isEmpty()) {
        sentences.prepend(
            Text::tr("This on what Catalpa keeps beside the tables was not made by Catalpa, and changes who "
                     "sees it, or what can be kept there: %1. Apply the migrations to remove it.")
                .arg(joined(put)));
    }
    if (lost.isEmpty())
        return sentences;
    QStringList kept;
    for (const QString &object : lost) {
        const bool isComputed = object == "column published_year of book_details"_L1;
        if ((object.startsWith("table "_L1) || isColumn(object)) && !isMadeFromOthers(object) && !isComputed)
            kept += object;
    }
    sentences.prepend(Text::tr("Of what Catalpa keeps beside the tables, this is not there any more, or not as it "
                               "was made: %1. Apply the migrations to make it again.")
                          .arg(joined(lost)));
    const bool givesRights = std::any_of(lost.cbegin(), lost.cend(), [&lost](const QString &object) {
        const QString place = placeOf(object);
        return object.startsWith("right to "_L1) && !lost.contains("table "_L1 + place)
            && !lost.contains("view "_L1 + place) && !lost.contains("function "_L1 + place);
    });
    if (givesRights) {
        sentences +=
            Text::tr("Everybody who can connect gets these rights again; what each role sees and changes there "
                     "is still what it may see and change of authors and books.");
    }
    if (!kept.isEmpty()) {
        sentences += Text::tr("What stood in this is lost, and comes back empty: %1. Only a copy of the database may "
                              "still have it.")
                         .arg(joined(kept));
    }
    return sentences + changedByMending(lost);
}

//! Tables that are lost only because somebody has given them other names.
QStringList renamedTables(const QStringList &lost, const QList<Migration> &applied, const OwnObjects &objects)
{
    QStringList sentences;
    for (const QString &object : lost) {
        const bool isKept = object.startsWith("table "_L1) && !isMadeFromOthers(object);
        const QString other = isKept ? renamedFrom(applied, bareName(object), objects.present) : QString();
        if (!other.isEmpty()) {
            sentences +=
                Text::tr("The table catalpa.%1 has the columns of catalpa.%2. If it is that one, rename it before "
                         "you apply the migrations: ALTER TABLE catalpa.\"%1\" RENAME TO %2.")
                    .arg(other, bareName(object));
        }
    }
    return sentences;
}

//! Which tables the role may not read for which changes are taken over.
QStringList hiddenFromOwner(const OwnObjects &objects)
{
    QStringList hidden;
    QString reader;
    for (const QString &each : objects.present) {
        if (!each.startsWith("cannot read "_L1) || !each.contains(u'\t'))
            continue;
        hidden += each.sliced(12).section(u'\t', 0, 0);
        reader = each.section(u'\t', 1);
    }
    hidden.sort();
    if (hidden.isEmpty())
        return {};
    return {Text::tr("The role “%1”, with whose rights changes are taken over, may not read all of %2. What "
                     "is changed there is not taken over, and lists are read from the tables themselves, more slowly. "
                     "Whoever owns these tables can allow it: GRANT SELECT ON %2 TO %1; where row level security is "
                     "on, that role needs BYPASSRLS, too.")
                .arg(reader, hidden.join(", "_L1))};
}

//! What does not keep anything from working, and is perhaps not known to whoever looks after the database.
QStringList aroundIt(const QList<Migration> &applied, const OwnObjects &objects)
{
    QStringList sentences;
    if (const QStringList triggers = strangeTriggers(applied, objects.present, {}); !triggers.isEmpty()) {
        sentences +=
            Text::tr("These triggers on what Catalpa keeps beside the tables are not Catalpa's, and run with all "
                     "that is done there: %1. If they are not meant to be there, remove them.")
                .arg(joined(triggers));
    }
    if (const QStringList rights = rightsOfRoles(applied, objects.present); !rights.isEmpty()) {
        sentences +=
            Text::tr("With rights that were given to single roles on what Catalpa keeps beside the tables, these "
                     "can write there past its rules, or hold up lists: %1. If that is not meant, take these "
                     "rights away with REVOKE.")
                .arg(firstOf(rights, 8));
    }
    const QString schemaOwner = schemaOwnerIn(objects.present);
    if (!objects.owner.isEmpty() && schemaOwner != objects.owner
        && !objects.present.contains(u"owned by a superuser"_s)) {
        sentences +=
            Text::tr("The schema “catalpa” belongs to “%1”, and what is in it to “%2”: “%1” can take it away. Its "
                     "owner, or a superuser, can give it to that role: ALTER SCHEMA catalpa OWNER TO \"%2\".")
                .arg(schemaOwner, objects.owner);
    }
    return sentences;
}

//! What the reading index and the history say of themselves.
QStringList statesOf(const OwnObjects &objects)
{
    QStringList sentences;
    if (objects.reading == "unfit"_L1) {
        sentences +=
            Text::tr("The tables do not have the form of a catalogue any more, so lists are read "
                     "without the reading index at present. When they have that form again, apply the migrations.");
    }
    if (objects.history == "gaps"_L1) {
        sentences += Text::tr("Some changes to authors and books could not be recorded, so their history has gaps. "
                              "Nothing of the catalogue is lost.");
    }
    return sentences;
}

} // namespace

QString firstOf(const QStringList &names, qsizetype most)
{
    const qsizetype more = names.size() - most;
    return more <= 0 ? names.join(", "_L1) : Text::tr("%1 and %2 more").arg(names.first(most).join(", "_L1)).arg(more);
}

QStringList warnings(const QList<MigrationStep> &steps, const OwnObjects &objects)
{
    QStringList sentences;
    if (objects.isOpenToEverybody) {
        sentences +=
            Text::tr("Danger: anybody who can connect to this database can act with the rights of its "
                     "owner, through functions of Catalpa that an earlier version, or a dump that was restored "
                     "without rights, has left open. Apply the migrations now to close this.");
    }
    if (!objects.distrusted.isEmpty() && !appliedOf(steps).isEmpty() && objects.present.contains(u"both tables"_s)) {
        sentences +=
            Text::tr("Danger: “%1” owns the schema “catalpa”, or what is in it, and may not put triggers on the "
                     "tables public.authors and public.books. That role can act for everybody who writes there. "
                     "Give the schema to the owner of the tables: ALTER SCHEMA catalpa OWNER TO …, and apply the "
                     "migrations.")
                .arg(objects.distrusted);
    }
    const auto isGone = [](const MigrationStep &step) {
        return step.state == MigrationState::Gone;
    };
    const auto mended =
        std::find_if(steps.cbegin(), steps.cend(), [](const MigrationStep &step) { return !step.lost.isEmpty(); });
    if (mended != steps.cend()) {
        sentences += sentencesAbout(mended->lost, appliedOf(steps), objects)
            + renamedTables(mended->lost, appliedOf(steps), objects);
    } else if (std::any_of(steps.cbegin(), steps.cend(), isGone)) {
        sentences +=
            Text::tr("Another program has changed the tables or made them anew, or the database was restored "
                     "from a dump, so that some of what Catalpa keeps beside them has to be made again. Nothing "
                     "of the catalogue is lost: lists are slower until then, and may be in another order. Apply "
                     "the migrations to make it again.");
    }
    return sentences + hiddenFromOwner(objects) + aroundIt(appliedOf(steps), objects) + statesOf(objects);
}

} // namespace catalpa::migrate
