// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/besidetables.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

namespace catalpa::schema {
namespace {

using Kind = SchemaObject::Kind;

} // namespace

QString subjectBeside(const SchemaObject &object, const QString &name, const QString &table)
{
    switch (object.kind) {
    case Kind::Collation:
        return Text::tr("The collation “%1”").arg(name);
    case Kind::Statistics:
        return Text::tr("The statistics “%1” of “%2”").arg(name, table);
    case Kind::RowSecurity:
        return Text::tr("The row level security of “%1”").arg(table);
    case Kind::Policy:
        return Text::tr("The policy “%1” on “%2”").arg(name, table);
    case Kind::Rule:
        return Text::tr("The rule “%1” on “%2”").arg(name, table);
    case Kind::Extension:
        return Text::tr("The extension “%1”").arg(name);
    case Kind::Grant:
        return Text::tr("What “%1” may do with “%2”").arg(name, table);
    case Kind::Owner:
        return Text::tr("The owner of “%1”").arg(table);
    default:
        return {};
    }
}

QString missingBeside(const SchemaObject &object, const QString &name, const QString &table)
{
    switch (object.kind) {
    case Kind::RowSecurity:
        return Text::tr("Row level security of “%1” is switched off, and should be on: everybody who may read or "
                        "change the table reaches all of its rows.")
            .arg(table);
    case Kind::Grant:
        return Text::tr("“%1” lacks the right %2 on “%3”.").arg(name, object.definition, table);
    case Kind::Owner:
        return Text::tr("“%1” should belong to the role “%2”.").arg(table, object.definition);
    default:
        return Text::tr("%1 is missing.").arg(subjectBeside(object, name, table));
    }
}

QString extraBeside(const SchemaObject &object, const QString &name, const QString &table)
{
    switch (object.kind) {
    case Kind::RowSecurity:
        return Text::tr("Row level security of “%1” is on, and no applied migration switches it on.").arg(table);
    case Kind::Grant:
        return Text::tr("“%1” has the right %2 on “%3”, which no applied migration gives.")
            .arg(name, object.definition, table);
    case Kind::Owner:
        return Text::tr("“%1” belongs to the role “%2”, which no applied migration says.")
            .arg(table, object.definition);
    default:
        return Text::tr("%1 is there, and no applied migration makes it.").arg(subjectBeside(object, name, table));
    }
}

} // namespace catalpa::schema
