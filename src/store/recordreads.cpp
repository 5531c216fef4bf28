// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/recordreads.h"

#include "base/text.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"

namespace catalpa::store {

Result<Author> readAuthor(db::Session &session, Id<Author> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run("SELECT " + authors::columnsOfOne(capabilities) + " FROM "
                                      + authors::tables(capabilities) + " WHERE a.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Text::tr("This author has been deleted meanwhile."));
    return authors::authorFrom(*rows, 0);
}

Result<Book> readBook(db::Session &session, Id<Book> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run("SELECT " + books::columns(capabilities) + " FROM " + books::tables(capabilities)
                                      + " WHERE b.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Text::tr("This book has been deleted meanwhile."));
    return books::bookFrom(*rows, 0);
}

} // namespace catalpa::store
