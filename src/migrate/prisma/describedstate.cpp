// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describedstate.h"

#include "migrate/prisma/describeddefault.h"
#include "migrate/prisma/describedindex.h"
#include "migrate/prisma/describedtype.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using Kind = schema::SchemaObject::Kind;

class Description final {
public:
    Description(const schema::SchemaSnapshot &snapshot, const QStringList &schemas, const QString &defaultSchema,
                bool withPartialIndexes)
        : m_snapshot(snapshot)
        , m_schemas(schemas)
        , m_defaultSchema(defaultSchema)
        , m_withPartialIndexes(withPartialIndexes)
    {
    }

    prisma::Database database();

private:
    QList<schema::SchemaObject> objectsOf(Kind kind) const;
    prisma::QualifiedName named(const QString &schema, const QString &name) const
    {
        return {schema == m_defaultSchema ? QString() : schema, name};
    }
    void enums();
    void tables();
    void columns();
    void constraint(const schema::SchemaObject &object);
    void index(const schema::SchemaObject &object);
    prisma::Table *tableOf(const schema::SchemaObject &object);
    prisma::Default defaultOf(const schema::SchemaObject &object, const prisma::Column &column) const;

    const schema::SchemaSnapshot &m_snapshot;
    QStringList m_schemas;
    QString m_defaultSchema;
    bool m_withPartialIndexes;
    prisma::Database m_made;
};

//! By schema, table and name in bytes, as Prisma's queries order them.
QList<schema::SchemaObject> Description::objectsOf(Kind kind) const
{
    QList<schema::SchemaObject> found;
    for (const QMap<QString, schema::SchemaObject> &objects : {m_snapshot.objects, m_snapshot.inherited}) {
        for (const schema::SchemaObject &object : objects) {
            if (object.kind == kind && m_schemas.contains(object.schema))
                found += object;
        }
    }
    const auto key = [](const schema::SchemaObject &object) {
        return std::make_tuple(object.schema.toUtf8(), object.table.toUtf8(), object.name.toUtf8());
    };
    std::sort(found.begin(), found.end(), [&key](const schema::SchemaObject &one, const schema::SchemaObject &other) {
        return key(one) < key(other);
    });
    return found;
}

prisma::Database Description::database()
{
    m_made.defaultSchema = m_defaultSchema;
    m_made.schemas = m_schemas;
    m_made.schemas.sort();
    enums();
    tables();
    columns();
    for (const schema::SchemaObject &object : objectsOf(Kind::Constraint))
        constraint(object);
    for (const schema::SchemaObject &object : objectsOf(Kind::Index))
        index(object);
    for (prisma::Table &table : m_made.tables) {
        std::sort(table.indexes.begin(), table.indexes.end(), [](const prisma::Index &one, const prisma::Index &other) {
            return one.name.toUtf8() < other.name.toUtf8();
        });
    }
    return std::move(m_made);
}

void Description::enums()
{
    static const QRegularExpression value(u"'((?:[^']|'')*)'"_s);
    for (const schema::SchemaObject &object : objectsOf(Kind::Type)) {
        if (!object.definition.startsWith(u"ENUM ("_s))
            continue;
        prisma::EnumType made{named(object.schema, object.name)};
        auto matches = value.globalMatch(object.definition);
        while (matches.hasNext())
            made.values += matches.next().captured(1).replace(u"''"_s, u"'"_s);
        m_made.enums += made;
    }
}

void Description::tables()
{
    for (const schema::SchemaObject &object : objectsOf(Kind::Table)) {
        if (!object.definition.contains(u"FOREIGN TABLE"_s) && !object.isPartition)
            m_made.tables += prisma::Table{named(object.schema, object.name)};
    }
}

prisma::Table *Description::tableOf(const schema::SchemaObject &object)
{
    const qsizetype place = m_made.indexOf(named(object.schema, object.table));
    return place < 0 ? nullptr : &m_made.tables[place];
}

prisma::Default Description::defaultOf(const schema::SchemaObject &object, const prisma::Column &column) const
{
    const schema::ColumnDefinition &definition = object.column;
    if (definition.serial)
        return {prisma::Default::Kind::Sequence,
                {prisma::Value::Kind::String, serialSequence(object.table, object.name)}};
    // PostgreSQL qualifies names here, which it does not in Prisma's session.
    static const QRegularExpression literal(uR"(('(?:[^']|'')*')|\b%1\.)"_s.arg(u"public"_s));
    QString text = definition.generatedAs.isEmpty() ? definition.defaultValue : definition.generatedAs;
    text.replace(literal, u"\\1"_s);
    return describedDefault(text, column);
}

void Description::columns()
{
    QList<schema::SchemaObject> objects = objectsOf(Kind::Column);
    std::stable_sort(objects.begin(), objects.end(),
                     [](const schema::SchemaObject &one, const schema::SchemaObject &other) {
                         return one.column.position < other.column.position;
                     });
    for (const schema::SchemaObject &object : objects) {
        prisma::Table *table = tableOf(object);
        if (!table)
            continue;
        prisma::Column column = describedColumn(object.name, object.column, m_made.enums, m_defaultSchema);
        column.defaultValue = defaultOf(object, column);
        column.isSerial =
            column.defaultValue.kind == prisma::Default::Kind::Sequence || !object.column.identity.isEmpty();
        table->columns += column;
    }
}

prisma::ReferentialAction actionOf(const QString &words)
{
    static const QHash<QString, prisma::ReferentialAction> actions{
        {u"CASCADE"_s, prisma::ReferentialAction::Cascade},
        {u"RESTRICT"_s, prisma::ReferentialAction::Restrict},
        {u"SET NULL"_s, prisma::ReferentialAction::SetNull},
        {u"SET DEFAULT"_s, prisma::ReferentialAction::SetDefault}};
    return actions.value(words, prisma::ReferentialAction::NoAction);
}

void Description::constraint(const schema::SchemaObject &object)
{
    prisma::Table *table = tableOf(object);
    if (!table)
        return;
    const schema::KeyDefinition &key = object.key;
    if (key.type == u"p") {
        prisma::PrimaryKey made{object.name, {}};
        for (const QString &column : key.columns + key.included)
            made.columns += prisma::IndexColumn{column};
        table->primaryKey = made;
    } else if (key.type == u"f") {
        m_made.foreignKeys += prisma::ForeignKey{object.name,           table->name,
                                                 key.columns,           named(key.otherSchema, key.otherTable),
                                                 key.otherColumns,      actionOf(key.onDelete),
                                                 actionOf(key.onUpdate)};
    } else {
        index(object);
    }
}

void Description::index(const schema::SchemaObject &object)
{
    prisma::Table *table = tableOf(object);
    auto described = describedIndex(object);
    if (!table || !described)
        return;
    if (!m_withPartialIndexes && !described->predicate.isEmpty()) {
        described->predicate.clear();
        described->isPassedOver = true;
    }
    table->indexes += *described;
}

} // namespace

prisma::Database describedState(const schema::SchemaSnapshot &snapshot, const QStringList &schemas,
                                const QString &defaultSchema, bool withPartialIndexes)
{
    return Description(snapshot, schemas, defaultSchema, withPartialIndexes).database();
}

} // namespace catalpa::migrate
