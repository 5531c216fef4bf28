// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/otherobjects.h"

#include "base/text.h"

#include "schema/ddlwriter.h"
#include "schema/enumchange.h"
#include "sql/identifier.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

using Kind = SchemaObject::Kind;

QString identityOf(const SchemaObject &object)
{
    if (object.kind != Kind::Function)
        return qualified(object.schema, object.name);
    const qsizetype at = object.name.indexOf(u'(');
    return qualified(object.schema, object.name.first(at)) + object.name.sliced(at);
}

bool isProcedure(const SchemaObject &function)
{
    return function.definition.startsWith("CREATE OR REPLACE PROCEDURE"_L1);
}

QString ended(const QString &statement)
{
    const QString text = statement.trimmed();
    return text.endsWith(u';') ? text : text + u';';
}

//! What switches a trigger or rule off stands behind its definition and cannot be written with it.
bool hasState(const QString &definition)
{
    static const QRegularExpression state(u" (DISABLED|ON REPLICA|ALWAYS)$"_s);
    return state.match(definition).hasMatch();
}

QString collationText(const SchemaObject &collation)
{
    const QJsonObject own = QJsonDocument::fromJson(collation.definition.toUtf8()).object();
    const auto text = [&own](QLatin1StringView key) {
        return QString::fromUtf8(sql::quotedText(own[key].toString()));
    };
    const QString provider = own["collprovider"_L1].toString();
    const QLatin1StringView locale = own.contains("colllocale"_L1) ? "colllocale"_L1 : "colliculocale"_L1;
    QString options;
    if (provider == "i"_L1)
        options = u"provider = icu, locale = "_s + text(locale);
    else if (provider == "c"_L1)
        options = u"lc_collate = %1, lc_ctype = %2"_s.arg(text("collcollate"_L1), text("collctype"_L1));
    else
        return {};
    if (!own["collisdeterministic"_L1].toBool(true))
        options += u", deterministic = false"_s;
    return u"CREATE COLLATION %1 (%2);"_s.arg(identityOf(collation), options);
}

QString typeText(const SchemaObject &type)
{
    if (type.definition.startsWith("DOMAIN "_L1))
        return u"CREATE DOMAIN %1 AS %2;"_s.arg(identityOf(type), type.definition.sliced(7));
    const QString as = type.definition.startsWith("AS "_L1) ? QString() : u"AS "_s;
    return u"CREATE TYPE %1 %2%3;"_s.arg(identityOf(type), as, type.definition);
}

QString viewText(const SchemaObject &view)
{
    const bool stored = view.definition.startsWith("MATERIALIZED "_L1);
    const QString query = view.definition.sliced(view.definition.indexOf(" AS"_L1) + 3);
    return u"CREATE %1VIEW %2 AS %3"_s.arg(stored ? u"MATERIALIZED "_s : QString(), identityOf(view), ended(query));
}

//! How an object is made; empty when that cannot be written.
QString creation(const SchemaObject &object)
{
    switch (object.kind) {
    case Kind::Extension:
        return u"CREATE EXTENSION IF NOT EXISTS %1 WITH SCHEMA %2;"_s.arg(quoted(object.name), quoted(object.schema));
    case Kind::Type:
        return typeText(object);
    case Kind::Sequence:
        return u"CREATE SEQUENCE %1 %2;"_s.arg(identityOf(object), object.definition);
    case Kind::Collation:
        return collationText(object);
    case Kind::Function:
        return object.definition == "AGGREGATE"_L1 ? QString() : ended(object.definition);
    case Kind::View:
        return viewText(object);
    case Kind::Trigger:
    case Kind::Rule:
        return hasState(object.definition) ? QString() : ended(object.definition);
    case Kind::Statistics:
        return ended(object.definition);
    case Kind::RowSecurity: {
        const QString enable = u"ALTER TABLE %1 ENABLE ROW LEVEL SECURITY;"_s.arg(sqlTable(object));
        const bool forced = object.definition.startsWith("FORCE"_L1);
        return forced ? enable + u"\nALTER TABLE %1 FORCE ROW LEVEL SECURITY;"_s.arg(sqlTable(object)) : enable;
    }
    case Kind::Policy:
        return u"CREATE POLICY %1 ON %2 %3;"_s.arg(quoted(object.name), sqlTable(object), object.definition);
    default:
        return {};
    }
}

QString removal(const SchemaObject &object)
{
    switch (object.kind) {
    case Kind::Type:
        return u"DROP %1 %2;"_s.arg(object.definition.startsWith("DOMAIN "_L1) ? u"DOMAIN"_s : u"TYPE"_s,
                                    identityOf(object));
    case Kind::Sequence:
        return u"DROP SEQUENCE %1;"_s.arg(identityOf(object));
    case Kind::Collation:
        return u"DROP COLLATION %1;"_s.arg(identityOf(object));
    case Kind::Function:
        return u"DROP %1 %2;"_s.arg(isProcedure(object) ? u"PROCEDURE"_s : u"FUNCTION"_s, identityOf(object));
    case Kind::View:
        return u"DROP %1VIEW %2;"_s.arg(
            object.definition.startsWith("MATERIALIZED "_L1) ? u"MATERIALIZED "_s : QString(), identityOf(object));
    case Kind::Trigger:
        return u"DROP TRIGGER %1 ON %2;"_s.arg(quoted(object.name), sqlTable(object));
    case Kind::Rule:
        return u"DROP RULE %1 ON %2;"_s.arg(quoted(object.name), sqlTable(object));
    case Kind::Statistics:
        return u"DROP STATISTICS %1;"_s.arg(qualified(object.schema, object.name));
    case Kind::RowSecurity:
        return u"ALTER TABLE %1 DISABLE ROW LEVEL SECURITY;"_s.arg(sqlTable(object));
    case Kind::Policy:
        return u"DROP POLICY %1 ON %2;"_s.arg(quoted(object.name), sqlTable(object));
    default:
        return {};
    }
}

bool mentions(const QString &definition, const QString &name)
{
    return QRegularExpression(QRegularExpression::escape(name) + u"(?![\\w$])"_s).match(definition).hasMatch();
}

//! Made before tables, because they use it; what stands on tables comes behind them.
bool comesBeforeTables(const SchemaObject &object)
{
    return object.kind == Kind::Type || object.kind == Kind::Sequence || object.kind == Kind::Collation
        || object.kind == Kind::Function;
}

class Writer {
public:
    Writer(const SchemaSnapshot &from, const SchemaSnapshot &to)
        : m_from(from)
        , m_to(to)
    {
    }

    OtherObjects run()
    {
        const QList<Kind> kinds{Kind::Extension, Kind::Collation,   Kind::Type,       Kind::Sequence,
                                Kind::Function,  Kind::View,        Kind::Statistics, Kind::Trigger,
                                Kind::Rule,      Kind::RowSecurity, Kind::Policy};
        for (const Kind kind : kinds) {
            for (const SchemaObject &object : inOrder(m_from, kind)) {
                if (!m_to.objects.contains(object.path()))
                    drop(object);
            }
        }
        for (const Kind kind : kinds) {
            for (const SchemaObject &object : inOrder(m_to, kind))
                take(object);
        }
        return m_result;
    }

private:
    //! What is used by others of its kind comes before them.
    static QList<SchemaObject> inOrder(const SchemaSnapshot &snapshot, Kind kind)
    {
        QList<SchemaObject> left;
        for (const SchemaObject &object : snapshot.objects) {
            if (object.kind == kind)
                left += object;
        }
        QList<SchemaObject> ordered;
        while (!left.isEmpty()) {
            const auto uses = [&left](const SchemaObject &object) {
                return std::any_of(left.cbegin(), left.cend(), [&object](const SchemaObject &other) {
                    const QString name = other.name.section(u'(', 0, 0);
                    return other.path() != object.path() && mentions(object.definition, other.schema + u'.' + name);
                });
            };
            auto next = std::find_if_not(left.begin(), left.end(), uses);
            if (next == left.end()) // They use each other.
                next = left.begin();
            ordered += *next;
            left.erase(next);
        }
        return ordered;
    }

    bool isGoneTable(const SchemaObject &part) const
    {
        SchemaObject table;
        table.schema = part.schema;
        table.table = table.name = part.table;
        return !part.table.isEmpty() && !m_to.objects.contains(table.path());
    }

    void take(const SchemaObject &object)
    {
        const auto before = m_from.objects.constFind(object.path());
        if (before == m_from.objects.cend())
            return make(object);
        if (before->definition == object.definition)
            return;
        if (object.kind == Kind::Type && before->definition.startsWith("ENUM"_L1)
            && object.definition.startsWith("ENUM"_L1)) {
            m_result.script.createdBefore += enumChange(*before, object, m_from);
        } else if (object.kind == Kind::Type || object.kind == Kind::Collation) {
            refuse(object);
        } else if (object.kind == Kind::Sequence) {
            m_result.script.createdBefore +=
                commented(u"AlterSequence"_s, u"ALTER SEQUENCE %1 %2;"_s.arg(identityOf(object), object.definition));
        } else if (object.kind == Kind::Function && isProcedure(*before) == isProcedure(object)) {
            make(object); // CREATE OR REPLACE
        } else {
            drop(*before);
            make(object);
        }
    }

    void make(const SchemaObject &object)
    {
        const QString text = creation(object);
        if (text.isEmpty())
            return refuse(object);
        QStringList &list = object.kind == Kind::Extension ? m_result.script.extensions
            : comesBeforeTables(object)                    ? m_result.script.createdBefore
            : object.kind == Kind::View                    ? m_result.script.createdViews
                                                           : m_result.script.createdBehind;
        list += commented(wordOf("Create", object), text);
    }

    void drop(const SchemaObject &object)
    {
        if (object.kind == Kind::Extension || isGoneTable(object))
            return;
        QStringList &list = comesBeforeTables(object) ? m_result.script.droppedBehind : m_result.script.droppedBefore;
        list.prepend(commented(wordOf("Drop", object), removal(object)));
    }

    static QString wordOf(const char *verb, const SchemaObject &object)
    {
        const QString kind = object.path().section(u' ', 0, 0);
        const QString word = object.kind == Kind::RowSecurity ? u"RowSecurity"_s
            : object.definition.startsWith("ENUM"_L1)         ? u"Enum"_s
                                                              : kind.left(1).toUpper() + kind.mid(1);
        return QString::fromLatin1(verb) + word;
    }

    static QString commented(const QString &comment, const QString &statement)
    {
        return u"-- %1\n%2\n"_s.arg(comment, statement);
    }

    void refuse(const SchemaObject &object)
    {
        if (m_result.refusal.isEmpty())
            m_result.refusal = Text::tr("The SQL cannot be written, because the two states differ in the %1, and what "
                                        "leads from one to the other is not known. Write this migration by hand.")
                                   .arg(object.path());
    }

    const SchemaSnapshot &m_from;
    const SchemaSnapshot &m_to;
    OtherObjects m_result;
};

} // namespace

OtherObjects otherObjects(const SchemaSnapshot &from, const SchemaSnapshot &to)
{
    return Writer(from, to).run();
}

} // namespace catalpa::schema
