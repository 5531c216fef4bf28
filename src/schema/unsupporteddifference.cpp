// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/unsupporteddifference.h"

#include "base/text.h"
#include "schema/comparison.h"

namespace catalpa::schema {
namespace {

using Kind = SchemaObject::Kind;

bool isSupported(const SchemaObject &object)
{
    return object.kind == Kind::Table || object.kind == Kind::Column || object.kind == Kind::Constraint
        || object.kind == Kind::Index;
}

} // namespace

std::optional<Error> unsupportedDifference(const SchemaSnapshot &from, const SchemaSnapshot &to)
{
    for (const SchemaDifference &difference : compare(from, to)) {
        const auto after = to.objects.constFind(difference.object);
        const SchemaObject &object = after == to.objects.cend() ? from.objects[difference.object] : *after;
        if (!isSupported(object)) {
            return Error{ErrorKind::Invalid,
                         Text::tr("The SQL cannot be written, because the two states differ in the %1. Catalpa writes "
                                  "only tables, columns, constraints and indexes; write this migration by hand.")
                             .arg(difference.object),
                         {}};
        }
    }
    for (auto [path, object] : to.objects.asKeyValueRange()) { // Parts of a table that is only on this side.
        if (object.kind == Kind::Trigger && !from.objects.contains(path)) {
            return Error{ErrorKind::Invalid,
                         Text::tr("The SQL cannot be written, because the %1 is new. Catalpa writes only tables, "
                                  "columns, constraints and indexes; write this migration by hand.")
                             .arg(path),
                         {}};
        }
    }
    return std::nullopt;
}

} // namespace catalpa::schema
