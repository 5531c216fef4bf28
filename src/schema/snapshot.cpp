// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/snapshot.h"

#include "schema/snapshotquery.h"
#include "sql/identifier.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

constexpr std::array kindNames{"table"_L1,      "column"_L1,       "constraint"_L1, "index"_L1,    "trigger"_L1,
                               "view"_L1,       "function"_L1,     "type"_L1,       "sequence"_L1, "collation"_L1,
                               "statistics"_L1, "row security"_L1, "policy"_L1,     "rule"_L1,     "extension"_L1,
                               "grant"_L1,      "owner"_L1};

SchemaObject::Kind kindOf(const QString &name)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (name == kindNames[i])
            return static_cast<SchemaObject::Kind>(i);
    }
    Q_UNREACHABLE();
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts += one.toString();
    return texts;
}

QString actionName(const QString &code)
{
    static const QHash<QString, QString> names{{u"a"_s, u"NO ACTION"_s},
                                               {u"r"_s, u"RESTRICT"_s},
                                               {u"c"_s, u"CASCADE"_s},
                                               {u"n"_s, u"SET NULL"_s},
                                               {u"d"_s, u"SET DEFAULT"_s}};
    return names.value(code);
}

//! Puts the names under which schemas are described in the place of their actual ones.
class Renaming {
public:
    explicit Renaming(const QList<SchemaAlias> &schemas)
    {
        for (const SchemaAlias &schema : schemas) {
            if (schema.actual != schema.name)
                m_schemas += schema;
        }
    }

    QString schema(const QString &actual) const
    {
        for (const SchemaAlias &alias : m_schemas) {
            if (alias.actual == actual)
                return alias.name;
        }
        return actual;
    }

    //! Names in a definition, in the three ways in which shadowScript() writes them.
    QString text(QString sql) const
    {
        for (const SchemaAlias &alias : m_schemas) {
            static const QRegularExpression plain(u"^[a-z_][a-z0-9_]*$"_s);
            const QString quoted = QString::fromUtf8(sql::quotedName(alias.name));
            sql.replace(u'"' + alias.actual + u'"', quoted);
            sql.replace(alias.actual.toUpper(), alias.name.toUpper());
            sql.replace(alias.actual, plain.match(alias.name).hasMatch() ? alias.name : quoted);
        }
        return sql;
    }

private:
    QList<SchemaAlias> m_schemas;
};

ColumnDefinition columnOf(const QJsonObject &json, const Renaming &names)
{
    ColumnDefinition column;
    column.position = json["position"_L1].toInt();
    column.type = names.text(json["type"_L1].toString());
    column.notNull = json["notNull"_L1].toBool();
    column.serial = json["serial"_L1].toBool();
    column.collation = names.text(json["collation"_L1].toString());
    const QString expression = names.text(json["expression"_L1].toString());
    if (json["generated"_L1].toBool())
        column.generatedAs = expression;
    else if (!column.serial)
        column.defaultValue = expression;
    column.sequence = json["sequence"_L1].toString().trimmed();
    column.baseType = names.text(json["base"_L1].toString());
    column.typeName = json["typeName"_L1].toString();
    column.domainNotNull = json["domainNotNull"_L1].toBool();
    const QString identity = json["identity"_L1].toString();
    if (!identity.isEmpty())
        column.identity = identity == "a"_L1 ? u"ALWAYS"_s : u"BY DEFAULT"_s;
    return column;
}

KeyDefinition keyOf(const QJsonObject &json, const Renaming &names)
{
    KeyDefinition key;
    key.type = json["type"_L1].toString();
    key.plain = json["plain"_L1].toBool();
    key.valid = json["valid"_L1].toBool(true);
    key.columns = textsOf(json["columns"_L1]);
    key.included = textsOf(json["included"_L1]);
    key.method = json["method"_L1].toString();
    const QJsonArray parts = json["parts"_L1].toArray();
    for (const QJsonValue &each : parts) {
        const QJsonArray part = each.toArray();
        key.parts += IndexPart{part.at(0).toString(), part.at(1).toBool(), part.at(2).toBool()};
    }
    key.predicate = names.text(json["predicate"_L1].toString());
    key.otherSchema = names.schema(json["otherSchema"_L1].toString());
    key.otherTable = json["otherTable"_L1].toString();
    key.otherColumns = textsOf(json["otherColumns"_L1]);
    key.onDelete = actionName(json["onDelete"_L1].toString());
    key.onUpdate = actionName(json["onUpdate"_L1].toString());
    return key;
}

QString definitionOf(const ColumnDefinition &column)
{
    QString text = shortType(column.type);
    if (column.serial)
        text = text == "bigint"_L1 ? u"bigserial"_s : text == "smallint"_L1 ? u"smallserial"_s : u"serial"_s;
    if (!column.collation.isEmpty())
        text += " COLLATE "_L1 + column.collation;
    if (column.notNull)
        text += " NOT NULL"_L1;
    if (!column.defaultValue.isEmpty())
        text += " DEFAULT "_L1 + column.defaultValue;
    if (!column.generatedAs.isEmpty())
        text += u" GENERATED ALWAYS AS (%1) STORED"_s.arg(column.generatedAs);
    if (!column.identity.isEmpty())
        text += u" GENERATED %1 AS IDENTITY"_s.arg(column.identity);
    if (!column.sequence.isEmpty())
        text += u" (%1)"_s.arg(column.sequence);
    return text;
}

bool isInherited(const db::Rows &rows, int row)
{
    return rows.text(row, 0) == "inherited"_L1;
}

SchemaObject objectOf(const db::Rows &rows, int row, const Renaming &names)
{
    SchemaObject object{isInherited(rows, row) ? SchemaObject::Kind::Constraint : kindOf(rows.text(row, 0)),
                        rows.text(row, 1), rows.text(row, 2), names.text(rows.text(row, 3)),
                        names.text(rows.text(row, 4))};
    const QJsonObject details = QJsonDocument::fromJson(rows.text(row, 5).toUtf8()).object();
    object.isPartition = details["partition"_L1].toBool();
    if (object.kind == SchemaObject::Kind::Column) {
        object.column = columnOf(details, names);
        object.definition = definitionOf(object.column);
    } else if (object.kind == SchemaObject::Kind::Constraint || object.kind == SchemaObject::Kind::Index) {
        object.key = keyOf(details, names);
        if (!object.key.valid)
            object.definition += " INVALID"_L1;
    }
    return object;
}

} // namespace

QString SchemaObject::tablePath() const
{
    return table.isEmpty() ? QString() : schema + u'.' + table;
}

QString SchemaObject::path() const
{
    const QString kindName = kindNames[static_cast<size_t>(kind)];
    const QString place = table.isEmpty() || kind == Kind::Table ? schema : tablePath();
    return kindName + u' ' + place + u'.' + name;
}

SchemaSnapshot SchemaSnapshot::filtered(const std::function<bool(const SchemaObject &)> &wanted) const
{
    SchemaSnapshot some{.objects = {}, .inherited = inherited};
    for (auto [path, object] : objects.asKeyValueRange()) {
        if (wanted(object))
            some.objects.insert(some.objects.cend(), path, object);
    }
    return some;
}

namespace {

//! \a tables: an array of numbers, or null for all.
Result<SchemaSnapshot> read(db::Session &session, const QList<SchemaAlias> &schemas, Extent extent,
                            const db::Param &tables)
{
    QStringList actual;
    QStringList shown;
    for (const SchemaAlias &schema : schemas) {
        actual += schema.actual;
        shown += schema.name;
    }
    const db::Params params{db::Param::list(actual), db::Param::list(shown), extent == Extent::Everything, tables};
    return session.run(snapshotQuery, params).map([&](const db::Rows &rows) {
        const Renaming names(schemas);
        SchemaSnapshot snapshot;
        for (int row = 0; row < rows.count(); ++row) {
            const SchemaObject object = objectOf(rows, row, names);
            (isInherited(rows, row) ? snapshot.inherited : snapshot.objects).insert(object.path(), object);
        }
        return snapshot;
    });
}

QList<SchemaAlias> underTheirNames(const QStringList &schemas)
{
    QList<SchemaAlias> aliases;
    for (const QString &schema : schemas)
        aliases += {schema, schema};
    return aliases;
}

} // namespace

Result<SchemaSnapshot> readSnapshot(db::Session &session, const QList<SchemaAlias> &schemas, Extent extent)
{
    return read(session, schemas, extent, std::optional<QString>());
}

Result<SchemaSnapshot> readSnapshot(db::Session &session, const QStringList &schemas, Extent extent)
{
    return readSnapshot(session, underTheirNames(schemas), extent);
}

Result<SchemaSnapshot> readTables(db::Session &session, const QStringList &schemas, Extent extent,
                                  const QStringList &tables)
{
    return read(session, underTheirNames(schemas), extent, db::Param::list(tables));
}

QString shortType(const QString &type)
{
    static const QRegularExpression zoneless(u"^(timestamp|time)(\\(\\d+\\))? without time zone"_s);
    static const QRegularExpression zoned(u"^(timestamp|time)(\\(\\d+\\))? with time zone"_s);
    QString text = type;
    text.replace(zoneless, u"\\1\\2"_s).replace(zoned, u"\\1tz\\2"_s);
    text.replace(QRegularExpression(u"^character varying"_s), u"varchar"_s);
    return text;
}

} // namespace catalpa::schema
