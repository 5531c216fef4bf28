// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sortnames.h"

#include "base/text.h"

namespace catalpa::store {

QByteArray setSortName(const QByteArray &function, const QByteArray &columns, const QByteArray &tables,
                       const QByteArray &id)
{
    return "SELECT " + columns + " FROM " + function + "($1::int, $2::text, $3::text) AS filed(name), " + tables
        + " WHERE " + id + " = $1::int AND filed.name IS NOT NULL";
}

Result<> checkPlaceForSortKey(bool needed, const CatalogueCapabilities &capabilities)
{
    if (!needed || capabilities.hasSortKeys)
        return {};
    return failure(ErrorKind::Schema,
                   Text::tr("This catalogue does not keep what entries are filed under yet. Open the migrations to add "
                            "it."));
}

} // namespace catalpa::store
