// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/madefacets.h"

#include "migrate/losses/fingerprint.h"
#include "migrate/losses/maderights.h"
#include "sql/parsetree.h"

#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Where what stands at \a begin in a list in parentheses ends.
qsizetype endOfItem(QByteArrayView sql, qsizetype begin)
{
    int depth = 0;
    for (qsizetype at = begin; at < sql.size(); ++at) {
        depth += sql[at] == '(' ? 1 : sql[at] == ')' ? -1 : 0;
        if (depth < 0 || (depth == 0 && sql[at] == ','))
            return at;
    }
    return sql.size();
}

QByteArray itemOf(const sql::Node &element, const QByteArray &sql)
{
    const int begin = element.number("location"_L1);
    return sql.sliced(begin, endOfItem(sql, begin) - begin).trimmed();
}

//! A column as it can be added to rows: those have no value for it yet.
QByteArray addable(QByteArray definition)
{
    const bool hasValue = definition.contains(" DEFAULT ") || definition.contains(" GENERATED ");
    return hasValue ? definition : definition.replace(" NOT NULL", "");
}

//! From CHECK to the parenthesis that ends it.
QByteArray checkIn(const QByteArray &item)
{
    const qsizetype begin = item.indexOf("CHECK (");
    const QByteArray rest = item.sliced(begin);
    return rest.first(endOfItem(rest, rest.indexOf('(') + 1) + 1);
}

//! The facets of one table, piece by piece.
class Reading {
public:
    Reading(const QString &table, const QByteArray &sql)
        : m_table(table)
        , m_alter("ALTER TABLE catalpa." + table.toUtf8() + ' ')
        , m_sql(sql)
    {
    }

    void addColumn(const sql::Node &column);
    void addKey(const QStringList &columns);
    void addCheck(const sql::Node &constraint, const QString &column, const QByteArray &item);
    void addLogging() { add("logging of "_L1 + m_table, "on", m_alter + "SET LOGGED;"); }
    Facets facets() const { return m_facets; }

private:
    void add(const QString &object, const QByteArray &definition, const QByteArray &repair)
    {
        m_facets.definitions.insert(object, definition);
        m_facets.repairs.insert(object, repair);
    }
    void addRequirement(const QString &name);
    void addDefault(const sql::Node &column, const QByteArray &item);
    QByteArray identityOf(const QByteArray &name) const;
    QString of(const QString &name) const { return " of column "_L1 + name + " of "_L1 + m_table; }

    QString m_table;
    QByteArray m_alter;
    QByteArray m_sql;
    Facets m_facets;
};

//! Rows that lack a value keep lacking it, and none is added to them.
void Reading::addRequirement(const QString &name)
{
    const QByteArray column = name.toUtf8();
    add("NOT NULL"_L1 + of(name), "true",
        "BEGIN " + m_alter + "ALTER COLUMN " + column + " SET NOT NULL; EXCEPTION WHEN not_null_violation THEN "
            + m_alter + "ADD CONSTRAINT " + m_table.toUtf8() + '_' + column + "_needed CHECK (" + column
            + " IS NOT NULL) NOT VALID; END;");
}

QByteArray Reading::identityOf(const QByteArray &name) const
{
    const QByteArray table = "catalpa." + m_table.toUtf8();
    return "IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = '" + table
        + "'::pg_catalog.regclass AND attname = '" + name + "' AND attidentity <> '') THEN " + m_alter + "ALTER COLUMN "
        + name + " SET GENERATED ALWAYS; ELSE " + m_alter + "ALTER COLUMN " + name + " DROP DEFAULT, ALTER COLUMN "
        + name + " SET NOT NULL; " + m_alter + "ALTER COLUMN " + name
        + " ADD GENERATED ALWAYS AS IDENTITY; PERFORM pg_catalog.setval(pg_catalog.pg_get_serial_sequence('" + table
        + "', '" + name + "'), (SELECT coalesce(max(" + name + "), 0) + 1 FROM " + table + "), false); END IF;";
}

void Reading::addDefault(const sql::Node &column, const QByteArray &item)
{
    const QString name = column.text("colname"_L1);
    const QByteArray alter = m_alter + "ALTER COLUMN " + name.toUtf8();
    for (const sql::Node &each : column.list("constraints"_L1)) {
        const QString kind = each.text("contype"_L1);
        if (kind == "CONSTR_DEFAULT"_L1) {
            const QByteArray value = item.sliced(item.indexOf(" DEFAULT ") + 9);
            add("default"_L1 + of(name), "default " + fingerprintOfExpression(value),
                alter + " SET DEFAULT " + value + ';');
            return;
        }
        if (kind == "CONSTR_GENERATED"_L1) {
            const QByteArray value =
                item.sliced(item.indexOf(" AS ("), item.lastIndexOf(')') + 1 - item.indexOf(" AS ("));
            add("default"_L1 + of(name), "generated " + fingerprintOfExpression(value.sliced(4)),
                m_alter + "DROP COLUMN " + name.toUtf8() + "; " + m_alter + "ADD COLUMN " + item + ';');
            return;
        }
        if (kind == "CONSTR_IDENTITY"_L1) {
            add("default"_L1 + of(name), "identity a", identityOf(name.toUtf8()));
            return;
        }
    }
    add("default"_L1 + of(name), "none",
        alter + " DROP EXPRESSION IF EXISTS; " + alter + " DROP IDENTITY IF EXISTS; " + alter + " DROP DEFAULT;");
}

void Reading::addColumn(const sql::Node &column)
{
    const QString name = column.text("colname"_L1);
    const QByteArray item = itemOf(column, m_sql);
    const QByteArray type = typeOf(column.node("typeName"_L1)).toUtf8();
    m_facets.columns.insert("column "_L1 + name + " of "_L1 + m_table, addable(item));
    add("type"_L1 + of(name), type,
        m_alter + "ALTER COLUMN " + name.toUtf8() + " TYPE pg_catalog." + type + " USING " + name.toUtf8()
            + "::pg_catalog." + type + ';');
    addDefault(column, item);
    for (const sql::Node &each : column.list("constraints"_L1)) {
        const QString kind = each.text("contype"_L1);
        if (kind == "CONSTR_NOTNULL"_L1)
            addRequirement(name);
        else if (kind == "CONSTR_PRIMARY"_L1)
            addKey({name});
        else if (kind == "CONSTR_CHECK"_L1)
            addCheck(each, name, item);
    }
}

void Reading::addKey(const QStringList &columns)
{
    const QByteArray list = columns.join(", "_L1).toUtf8();
    add("primary key of "_L1 + m_table, list,
        "DECLARE other name; BEGIN FOR other IN SELECT conname FROM pg_catalog.pg_constraint WHERE contype = 'p' AND "
        "conrelid = 'catalpa."
            + m_table.toUtf8() + "'::pg_catalog.regclass LOOP EXECUTE pg_catalog.format('" + m_alter
            + "DROP CONSTRAINT %I', other); END LOOP; " + m_alter + "ADD PRIMARY KEY (" + list + "); END;");
}

//! Named as PostgreSQL names those that have no name.
void Reading::addCheck(const sql::Node &constraint, const QString &column, const QByteArray &item)
{
    const QString name = column.isEmpty() ? m_table + "_check"_L1 : m_table + u'_' + column + "_check"_L1;
    const QByteArray check = checkIn(item);
    const QByteArray adding = m_alter + "ADD CONSTRAINT " + name.toUtf8() + ' ' + check;
    add("check "_L1 + name + " of "_L1 + m_table, fingerprintOfExpression(check.sliced(6)),
        m_alter + "DROP CONSTRAINT IF EXISTS " + name.toUtf8() + "; BEGIN " + adding
            + "; EXCEPTION WHEN check_violation THEN " + adding + " NOT VALID; END;");
    Q_UNUSED(constraint)
}

QStringList optionsOf(const sql::Node &tree, QLatin1String wanted)
{
    QStringList found;
    for (const sql::Node &option : tree.list("options"_L1)) {
        if (option.text("defname"_L1) != wanted)
            continue;
        const sql::Node value = option.node("arg"_L1);
        if (value.is("VariableSetStmt"_L1)) {
            QStringList parts;
            for (const sql::Node &each : value.list("args"_L1))
                parts += each.node("sval"_L1).text("sval"_L1);
            found += value.text("name"_L1) + u'=' + parts.join(", "_L1);
        } else if (value.is("Boolean"_L1)) {
            found += value.flag("boolval"_L1) ? u"true"_s : u"false"_s;
        } else {
            found += value.text("sval"_L1);
        }
    }
    return found;
}

QString letterOf(const QString &mode)
{
    static const QMap<QString, QString> letters{{u"FUNC_PARAM_OUT"_s, u"o"_s},
                                                {u"FUNC_PARAM_INOUT"_s, u"b"_s},
                                                {u"FUNC_PARAM_VARIADIC"_s, u"v"_s},
                                                {u"FUNC_PARAM_TABLE"_s, u"t"_s}};
    return letters.value(mode, u"i"_s);
}

} // namespace

Facets facetsOf(const sql::Node &tree, const QByteArray &sql)
{
    if (!tree.is("CreateStmt"_L1))
        return {};
    Reading reading(tree.node("relation"_L1).text("relname"_L1), sql);
    reading.addLogging();
    for (const sql::Node &element : tree.list("tableElts"_L1)) {
        if (element.is("ColumnDef"_L1))
            reading.addColumn(element);
        else if (element.text("contype"_L1) == "CONSTR_PRIMARY"_L1)
            reading.addKey(element.names("keys"_L1));
        else if (element.text("contype"_L1) == "CONSTR_CHECK"_L1)
            reading.addCheck(element, {}, itemOf(element, sql));
    }
    return reading.facets();
}

QByteArray attributesOf(const sql::Node &tree)
{
    const QString volatility = optionsOf(tree, "volatility"_L1).value(0, u"volatile"_s);
    const QString parallel = optionsOf(tree, "parallel"_L1).value(0, u"unsafe"_s);
    const auto given = [&tree](QLatin1String option, const QString &told) {
        return optionsOf(tree, option).value(0) == "true"_L1 ? u' ' + told : QString();
    };
    QStringList settings = optionsOf(tree, "set"_L1);
    settings.sort();
    return (optionsOf(tree, "language"_L1).value(0) + u' ' + volatility.first(1) + " parallel "_L1 + parallel.first(1)
            + given("security"_L1, u"definer"_s) + given("strict"_L1, u"strict"_s)
            + given("leakproof"_L1, u"leakproof"_s) + u' ' + settings.join(u';'))
        .toUtf8();
}

QByteArray resultOf(const sql::Node &tree)
{
    QStringList words;
    QStringList out;
    int defaults = 0;
    for (const sql::Node &parameter : tree.list("parameters"_L1)) {
        const QString mode = letterOf(parameter.text("mode"_L1));
        words += mode + ' '_L1 + parameter.text("name"_L1) + u' ' + typeOf(parameter.node("argType"_L1));
        if (mode != "i"_L1 && mode != "v"_L1)
            out += typeOf(parameter.node("argType"_L1));
        defaults += parameter.has("defexpr"_L1) ? 1 : 0;
    }
    const sql::Node type = tree.node("returnType"_L1);
    const QString answered = !out.isEmpty() ? (out.size() == 1 ? out.first() : u"record"_s) : typeOf(type);
    return (words.join(", "_L1) + u'|' + QString::number(defaults) + u'|'
            + (type.flag("setof"_L1) ? u"setof "_s : QString()) + answered)
        .toUtf8();
}

} // namespace catalpa::migrate
