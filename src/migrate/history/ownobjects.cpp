// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/ownobjects.h"

#include "base/text.h"
#include "sql/objectnames.h"
#include "sql/script.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! An index that a migration makes.
struct Made {
    QString table; //!< With its schema, unquoted.
    QStringList columns; //!< Those of the shared tables that its definition speaks of.
    qsizetype step = 0; //!< Who makes it.
    qsizetype remover = -1; //!< Who drops it later, or -1.
};

QStringList columnsIn(const QByteArray &statement)
{
    static const QRegularExpression column(uR"(\b(name|bio|country|title|author_id|created_at)\b)"_s);
    QStringList columns;
    for (auto found = column.globalMatch(QString::fromUtf8(statement)); found.hasNext();)
        columns += found.next().captured();
    columns.removeDuplicates();
    return columns;
}

//! The names that DROP INDEX takes away.
QStringList indexesDroppedBy(const QJsonObject &tree)
{
    const QJsonObject drop = tree["DropStmt"_L1].toObject();
    QStringList names;
    if (drop["removeType"_L1].toString() != "OBJECT_INDEX"_L1)
        return names;
    for (const QJsonValue object : drop["objects"_L1].toArray()) {
        const QJsonArray parts = object["List"_L1]["items"_L1].toArray();
        names += parts.last()["String"_L1]["sval"_L1].toString();
    }
    return names;
}

//! By their names; those that are dropped again are there too.
QHash<QString, Made> indexesOf(const QList<MigrationStep> &steps)
{
    QHash<QString, Made> indexes;
    for (qsizetype at = 0; at < steps.size(); ++at) {
        const QByteArray &sql = steps.at(at).migration.sql;
        if (steps.at(at).state != MigrationState::Applied || !sql.contains("INDEX CONCURRENTLY"))
            continue;
        const sql::Script script = sql::scriptOf(sql);
        for (const sql::Statement &statement : script.statements) {
            if (const auto made = sql::indexMadeBy(statement.tree)) {
                const QByteArray text = sql.mid(statement.begin, statement.end - statement.begin);
                indexes.insert(made->name, {QString(made->table).remove(u'"'), columnsIn(text), at});
            }
            for (const QString &name : indexesDroppedBy(statement.tree)) {
                if (const auto dropped = indexes.find(name); dropped != indexes.end())
                    dropped->remover = at;
            }
        }
    }
    return indexes;
}

//! Whether \a index can be made again and has to be.
bool isLost(const QString &name, const Made &index, const OwnObjects &objects)
{
    if (index.remover >= 0 || objects.present.contains(name + " on "_L1 + index.table))
        return false;
    return index.table.startsWith("catalpa."_L1)
        || std::all_of(index.columns.cbegin(), index.columns.cend(),
                       [&](const QString &column) { return objects.present.contains(index.table + u'.' + column); });
}

//! Whether \a step has made an extension that is gone: those in the schema public go with it.
bool lacksExtension(const MigrationStep &step, const OwnObjects &objects)
{
    if (step.state != MigrationState::Applied || !step.migration.sql.contains("CREATE EXTENSION"))
        return false;
    const sql::Script script = sql::scriptOf(step.migration.sql);
    return std::any_of(
        script.statements.cbegin(), script.statements.cend(), [&objects](const sql::Statement &statement) {
            const QString name = statement.tree["CreateExtensionStmt"_L1].toObject()["extname"_L1].toString();
            return !name.isEmpty() && !objects.present.contains("extension "_L1 + name);
        });
}

bool keepsReadingIndex(const MigrationStep &step)
{
    return step.state == MigrationState::Applied && step.migration.sql.contains("SELECT catalpa.attach_reading();");
}

bool keepsHistory(const MigrationStep &step)
{
    return step.state == MigrationState::Applied && step.migration.sql.contains("SELECT catalpa.attach_history();");
}

} // namespace

QList<MigrationStep> withLosses(QList<MigrationStep> steps, const OwnObjects &objects)
{
    const QHash<QString, Made> indexes = indexesOf(steps);
    QSet<qsizetype> gone;
    for (auto index = indexes.cbegin(); index != indexes.cend(); ++index) {
        if (isLost(index.key(), *index, objects))
            gone += index->step;
    }
    for (qsizetype at = 0; at < steps.size(); ++at) {
        const bool misread = objects.reading == "stale"_L1 || objects.isOpenToEverybody;
        const bool unrecorded = objects.history == "stale"_L1 || objects.isOpenToEverybody;
        if ((misread && keepsReadingIndex(steps.at(at))) || (unrecorded && keepsHistory(steps.at(at)))
            || lacksExtension(steps.at(at), objects))
            gone += at;
    }
    // Made again, it also makes what a later one has dropped.
    for (const Made &index : indexes) {
        if (index.remover >= 0 && gone.contains(index.step))
            gone += index.remover;
    }
    for (const qsizetype at : std::as_const(gone))
        steps[at].state = MigrationState::Gone;
    return steps;
}

QStringList warnings(const QList<MigrationStep> &steps, const OwnObjects &objects)
{
    QStringList sentences;
    if (objects.isOpenToEverybody) {
        sentences += Text::tr("Danger: anybody who can connect to this database can act with the rights of its "
                              "owner, through functions that an earlier Catalpa has made. Apply the migrations now "
                              "to close this.");
    }
    const auto isGone = [](const MigrationStep &step) {
        return step.state == MigrationState::Gone;
    };
    if (std::any_of(steps.cbegin(), steps.cend(), isGone)) {
        sentences += Text::tr("Another program has changed the tables or made them anew, and some of what Catalpa "
                              "keeps beside them is lost. Nothing of the catalogue is: lists are slower, and may be in "
                              "another order. Apply the migrations to make it again.");
    }
    if (objects.reading == "unfit"_L1) {
        sentences += Text::tr("The tables do not have the form of a catalogue any more, so lists are read "
                              "without the reading index at present. When they have that form again, apply the migrations.");
    }
    if (objects.history == "gaps"_L1) {
        sentences += Text::tr("Some changes to authors and books could not be recorded, so their history has gaps. "
                              "Nothing of the catalogue is lost.");
    }
    return sentences;
}

} // namespace catalpa::migrate
