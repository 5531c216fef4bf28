// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/comparison.h"

#include "base/text.h"
#include "schema/besidetables.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

using Kind = SchemaObject::Kind;

//! A name as people know it: without the schema that everybody shares.
QString shownName(const QString &schema, const QString &name)
{
    return schema == "public"_L1 ? name : schema + u'.' + name;
}

QString nameOf(const SchemaObject &object)
{
    const bool own = (object.table.isEmpty() || object.kind == Kind::Table) && object.kind != Kind::Extension;
    return own ? shownName(object.schema, object.name) : object.name;
}

QString tableOf(const SchemaObject &object)
{
    return shownName(object.schema, object.table);
}

QString missing(const SchemaObject &object)
{
    const QString name = nameOf(object);
    const QString table = tableOf(object);
    switch (object.kind) {
    case Kind::Table:
        return Text::tr("The table “%1” is missing.").arg(name);
    case Kind::Column:
        return Text::tr("The column “%1” of “%2” is missing.").arg(name, table);
    case Kind::Constraint:
        return Text::tr("The constraint “%1” of “%2” is missing.").arg(name, table);
    case Kind::Index:
        return Text::tr("The index “%1” on “%2” is missing.").arg(name, table);
    case Kind::Trigger:
        return Text::tr("The trigger “%1” on “%2” is missing.").arg(name, table);
    case Kind::View:
        return Text::tr("The view “%1” is missing.").arg(name);
    case Kind::Function:
        return Text::tr("The function “%1” is missing.").arg(name);
    case Kind::Type:
        return Text::tr("The type “%1” is missing.").arg(name);
    case Kind::Sequence:
        return Text::tr("The sequence “%1” is missing.").arg(name);
    default:
        return missingBeside(object, name, table);
    }
}

QString extra(const SchemaObject &object)
{
    const QString name = nameOf(object);
    const QString table = tableOf(object);
    switch (object.kind) {
    case Kind::Table:
        return Text::tr("There is a table “%1” that no applied migration makes.").arg(name);
    case Kind::Column:
        return Text::tr("There is a column “%1” in “%2” that no applied migration makes.").arg(name, table);
    case Kind::Constraint:
        return Text::tr("There is a constraint “%1” on “%2” that no applied migration makes.").arg(name, table);
    case Kind::Index:
        return Text::tr("There is an index “%1” on “%2” that no applied migration makes.").arg(name, table);
    case Kind::Trigger:
        return Text::tr("There is a trigger “%1” on “%2” that no applied migration makes.").arg(name, table);
    case Kind::View:
        return Text::tr("There is a view “%1” that no applied migration makes.").arg(name);
    case Kind::Function:
        return Text::tr("There is a function “%1” that no applied migration makes.").arg(name);
    case Kind::Type:
        return Text::tr("There is a type “%1” that no applied migration makes.").arg(name);
    case Kind::Sequence:
        return Text::tr("There is a sequence “%1” that no applied migration makes.").arg(name);
    default:
        return extraBeside(object, name, table);
    }
}

//! The object as the subject of a sentence.
QString subject(const SchemaObject &object)
{
    const QString name = nameOf(object);
    const QString table = tableOf(object);
    switch (object.kind) {
    case Kind::Table:
        return Text::tr("The table “%1”").arg(name);
    case Kind::Column:
        return Text::tr("The column “%1” of “%2”").arg(name, table);
    case Kind::Constraint:
        return Text::tr("The constraint “%1” of “%2”").arg(name, table);
    case Kind::Index:
        return Text::tr("The index “%1” on “%2”").arg(name, table);
    case Kind::Trigger:
        return Text::tr("The trigger “%1” on “%2”").arg(name, table);
    case Kind::View:
        return Text::tr("The view “%1”").arg(name);
    case Kind::Function:
        return Text::tr("The function “%1”").arg(name);
    case Kind::Type:
        return Text::tr("The type “%1”").arg(name);
    case Kind::Sequence:
        return Text::tr("The sequence “%1”").arg(name);
    default:
        return subjectBeside(object, name, table);
    }
}

//! In what two forms of a column differ; each sentence has the column as its subject.
QStringList columnSentences(const SchemaObject &expected, const SchemaObject &found)
{
    const QString column = subject(expected);
    const ColumnDefinition &should = expected.column;
    const ColumnDefinition &is = found.column;
    QStringList sentences;
    if (is.type != should.type)
        sentences += Text::tr("%1 is %2 and should be %3.").arg(column, shortType(is.type), shortType(should.type));
    if (is.notNull && !should.notNull)
        sentences += Text::tr("%1 must be filled in, and should be allowed to stay empty.").arg(column);
    if (!is.notNull && should.notNull)
        sentences += Text::tr("%1 may stay empty, and should have to be filled in.").arg(column);
    if (is.serial != should.serial)
        sentences += is.serial ? Text::tr("%1 is numbered by a sequence of its own, and should not be.").arg(column)
                               : Text::tr("%1 should be numbered by a sequence of its own.").arg(column);
    if (is.defaultValue != should.defaultValue) {
        if (should.defaultValue.isEmpty())
            sentences += Text::tr("%1 has the default %2 and should have none.").arg(column, is.defaultValue);
        else if (is.defaultValue.isEmpty())
            sentences += Text::tr("%1 has no default and should have %2.").arg(column, should.defaultValue);
        else
            sentences +=
                Text::tr("%1 has the default %2 and should have %3.").arg(column, is.defaultValue, should.defaultValue);
    }
    return sentences;
}

QString different(const SchemaObject &expected, const SchemaObject &found)
{
    if (expected.kind == Kind::Index && expected.key.valid && !found.key.valid)
        return Text::tr("The index “%1” on “%2” is not valid: its building was not finished, so PostgreSQL does "
                        "not use it. It has to be built again.")
            .arg(nameOf(expected), tableOf(expected));
    const QStringList sentences = expected.kind == Kind::Column ? columnSentences(expected, found) : QStringList();
    if (!sentences.isEmpty())
        return sentences.join(u' ');
    return Text::tr("%1 is made in another way than it should be.").arg(subject(expected));
}

//! The same beside a schema in Prisma's language, where definitions are short enough to be read.
QString differentFromSchema(const SchemaObject &expected, const SchemaObject &found)
{
    QStringList sentences;
    if (expected.name != found.name)
        sentences += Text::tr("%1 should be called “%2”.").arg(subject(found), expected.name);
    else if (expected.definition == found.definition) // As with the defaults of lists of large numbers.
        sentences += Text::tr("%1 is the same, but Prisma takes it for another one and would write it again.")
                         .arg(subject(found));
    else if (expected.kind == Kind::Column)
        sentences += different(expected, found);
    // The name of an index stands in its definition, too.
    const bool isNamedInIt = expected.kind == Kind::Index && expected.name != found.name;
    if (expected.kind != Kind::Column && !isNamedInIt && expected.definition != found.definition)
        sentences += Text::tr("%1 is %2 and should be %3.").arg(subject(found), found.definition, expected.definition);
    return sentences.join(u' ');
}

//! That it is there, and the schema has nothing of it.
QString extraBesideSchema(const SchemaObject &object)
{
    const QString name = nameOf(object);
    const QString table = tableOf(object);
    switch (object.kind) {
    case Kind::Table:
        return Text::tr("There is a table “%1” that the schema does not have.").arg(name);
    case Kind::Column:
        return Text::tr("There is a column “%1” in “%2” that the schema does not have.").arg(name, table);
    case Kind::Constraint:
        return Text::tr("There is a constraint “%1” on “%2” that the schema does not have.").arg(name, table);
    case Kind::Index:
        return Text::tr("There is an index “%1” on “%2” that the schema does not have.").arg(name, table);
    case Kind::Type:
        return Text::tr("There is a type “%1” that the schema does not have.").arg(name);
    default: // Nothing else is ever dropped for a schema.
        return {};
    }
}

QString told(const SchemaObject *before, const SchemaObject *after)
{
    if (!before)
        return Text::tr("%1 is added.").arg(subject(*after));
    if (!after)
        return Text::tr("%1 is removed.").arg(subject(*before));
    return Text::tr("%1 is changed: it was %2 and becomes %3.")
        .arg(subject(*before), before->definition, after->definition);
}

QString sentence(const SchemaObject *expected, const SchemaObject *found, Telling telling)
{
    if (telling == Telling::Change)
        return told(expected, found);
    if (telling == Telling::Schema && found)
        return expected ? differentFromSchema(*expected, *found) : extraBesideSchema(*found);
    return !found ? missing(*expected) : !expected ? extra(*found) : different(*expected, *found);
}

bool hasTableOf(const SchemaSnapshot &snapshot, const SchemaObject &part)
{
    SchemaObject table;
    table.schema = part.schema;
    table.table = part.table;
    table.name = part.table;
    return snapshot.objects.contains(table.path());
}

//! Something of that name that rights and owners belong to.
bool hasAnything(const SchemaSnapshot &snapshot, const SchemaObject &part)
{
    for (const Kind kind : {Kind::View, Kind::Function, Kind::Sequence, Kind::Type}) {
        SchemaObject whole;
        whole.kind = kind;
        whole.schema = part.schema;
        whole.name = part.table;
        if (snapshot.objects.contains(whole.path()))
            return true;
    }
    return false;
}

//! What belongs to a table that is only on one side needs no sentence of its own.
bool isTold(const SchemaObject &part, const SchemaSnapshot &own, const SchemaSnapshot &other)
{
    const bool isPart = !part.table.isEmpty() && part.kind != Kind::Table;
    if ((part.kind == Kind::Grant || part.kind == Kind::Owner) && hasAnything(own, part))
        return hasAnything(other, part);
    return !isPart || !hasTableOf(own, part) || hasTableOf(other, part);
}

} // namespace

SchemaDifference differenceBetween(const SchemaObject *expected, const SchemaObject *found, Telling telling)
{
    using Difference = SchemaDifference::Kind;
    return {!found          ? Difference::Missing
                : !expected ? Difference::Extra
                            : Difference::Different,
            (found ? found : expected)->path(), expected ? expected->definition : QString(),
            found ? found->definition : QString(), sentence(expected, found, telling)};
}

QList<SchemaDifference> compare(const SchemaSnapshot &expected, const SchemaSnapshot &found, Telling telling)
{
    QMap<std::pair<Kind, QString>, SchemaDifference> differences; // Tables first.
    for (auto [path, should] : expected.objects.asKeyValueRange()) {
        const auto is = found.objects.constFind(path);
        const bool missingThere = is == found.objects.cend();
        if (missingThere ? !isTold(should, expected, found) : is->definition == should.definition)
            continue;
        differences.insert({should.kind, path}, differenceBetween(&should, missingThere ? nullptr : &*is, telling));
    }
    for (auto [path, is] : found.objects.asKeyValueRange()) {
        if (!expected.objects.contains(path) && isTold(is, found, expected))
            differences.insert({is.kind, path}, differenceBetween(nullptr, &is, telling));
    }
    return differences.values();
}

} // namespace catalpa::schema
