// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/manifest.h"

#include "base/text.h"

#include "migrate/history/historystate.h"
#include "transfer/gzip.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace catalpa::transfer {
namespace {

QJsonObject toJson(const TableContents &table)
{
    QJsonArray columns;
    for (const QByteArray &column : table.columns)
        columns += QString::fromLatin1(column);
    return {{u"table"_s, QString::fromLatin1(table.table)},
            {u"columns"_s, columns},
            {u"rows"_s, table.rows},
            {u"fingerprint"_s, QString::fromLatin1(table.fingerprint)},
            {u"lastNumber"_s, table.lastNumber}};
}

Result<TableContents> tableFromJson(const QJsonObject &object)
{
    const TransferTable *definition = transferTable(object["table"_L1].toString().toUtf8());
    if (!definition)
        return tooNew(u"it has a table that is not known here"_s);
    TableContents table{.table = definition->name, .columns = {}};
    for (const QJsonValue value : object["columns"_L1].toArray()) {
        const QByteArray column = value.toString().toUtf8();
        if (!definition->columns.contains(column))
            return tooNew(u"a table has a column that is not known here"_s);
        if (table.columns.contains(column))
            return damaged(u"a column stands there twice"_s);
        table.columns += column;
    }
    for (const QByteArray &column : definition->columns) {
        if (!table.columns.contains(column) && !definition->optional.contains(column))
            return damaged(u"a column is missing"_s);
    }
    table.rows = object["rows"_L1].toInteger(-1);
    table.fingerprint = object["fingerprint"_L1].toString().toLatin1();
    table.lastNumber = object["lastNumber"_L1].toInteger(-1);
    if (table.rows < 0 || table.lastNumber < 0 || table.fingerprint.isEmpty())
        return damaged(u"a table is not described"_s);
    return table;
}

//! All of the list that has to be there, each once and in order.
bool isWhole(const QList<TableContents> &tables)
{
    qsizetype at = 0;
    for (const TransferTable &definition : transferTables()) {
        if (at < tables.size() && tables.at(at).table == definition.name)
            ++at;
        else if (!definition.isBeside())
            return false;
    }
    return at == tables.size();
}

} // namespace

CatalogueCount Manifest::count() const
{
    CatalogueCount count;
    for (const TableContents &table : tables) {
        if (table.table == "public.authors")
            count.authors = table.rows;
        else if (table.table == "public.books")
            count.books = table.rows;
        else if (table.definition().kind == TransferTable::Kind::FiledByHand)
            count.sortedByHand += table.rows;
        else
            count.detailed += table.rows;
    }
    return count;
}

QString Manifest::lastMigration(const QString &schema, const QStringList &known) const
{
    QString last;
    for (const AppliedMigration &migration : migrations) {
        if (migration.key.schema == schema && known.contains(migration.key.name))
            last = migration.key.name;
    }
    return last;
}

Result<Manifest> readManifest(db::Session &session, QStringList *notes)
{
    Manifest manifest;
    manifest.program = QStringLiteral(CATALPA_VERSION);
    manifest.made = QDateTime::currentDateTimeUtc();

    QStringList otherColumns;
    bool isClosed = false;
    const auto tables = findTables(session, &otherColumns, &isClosed);
    if (!tables)
        return passOn(tables);
    if (!otherColumns.isEmpty() && notes) {
        *notes += Text::tr("Columns that another program has added were left out: %1.").arg(otherColumns.join(", "_L1));
    }
    if (isClosed && notes) {
        *notes +=
            Text::tr("What is kept beside authors and books was left out where only the owner of the database may "
                     "read it, as after its migration was taken back.");
    }
    for (const TableContents &table : *tables) {
        const auto contents = measured(session, table);
        if (!contents)
            return passOn(contents);
        manifest.tables += *contents;
    }

    const auto history = migrate::bundledMigrations().and_then(
        [&](const QList<migrate::Bundle> &bundles) { return migrate::readHistoryState(session, bundles); });
    if (!history)
        return passOn(history);
    for (const MigrationStep &step : history->status.steps) {
        if (isApplied(step))
            manifest.migrations +=
                {step.key(), step.state == MigrationState::MissingHere ? QByteArray() : step.migration.checksum()};
    }
    const auto version = session.run("SELECT current_setting('server_version')");
    if (!version)
        return passOn(version);
    manifest.serverVersion = version->text(0, 0);
    return manifest;
}

QByteArray toJson(const Manifest &manifest)
{
    QJsonArray migrations;
    for (const AppliedMigration &migration : manifest.migrations) {
        migrations += QJsonObject{{u"schema"_s, migration.key.schema},
                                  {u"name"_s, migration.key.name},
                                  {u"sha256"_s, QString::fromLatin1(migration.checksum)}};
    }
    QJsonArray tables;
    for (const TableContents &table : manifest.tables)
        tables += toJson(table);
    return QJsonDocument(QJsonObject{{u"program"_s, manifest.program},
                                     {u"made"_s, manifest.made.toString(Qt::ISODateWithMs)},
                                     {u"postgresql"_s, manifest.serverVersion},
                                     {u"migrations"_s, migrations},
                                     {u"tables"_s, tables}})
        .toJson(QJsonDocument::Compact);
}

Result<Manifest> manifestFromJson(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return damaged(u"the description is no JSON object"_s);
    const QJsonObject object = document.object();
    Manifest manifest;
    manifest.program = object["program"_L1].toString();
    manifest.made = QDateTime::fromString(object["made"_L1].toString(), Qt::ISODateWithMs).toUTC();
    manifest.serverVersion = object["postgresql"_L1].toString();
    for (const QJsonValue value : object["migrations"_L1].toArray()) {
        manifest.migrations +=
            {{value["schema"_L1].toString(), value["name"_L1].toString()}, value["sha256"_L1].toString().toLatin1()};
    }
    for (const QJsonValue value : object["tables"_L1].toArray()) {
        const auto table = tableFromJson(value.toObject());
        if (!table)
            return passOn(table);
        manifest.tables += *table;
    }
    if (!isWhole(manifest.tables))
        return damaged(u"a table is missing or stands there twice"_s);
    return manifest;
}

Failure tooNew(const QString &detail)
{
    return failure(ErrorKind::Invalid,
                   Text::tr("This copy was made by a newer version of Catalpa. Install that, and try again."), detail);
}

} // namespace catalpa::transfer
