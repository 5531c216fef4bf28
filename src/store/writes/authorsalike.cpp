// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/authorsalike.h"

#include "base/text.h"
#include "core/records/likeness.h"
#include "core/records/quotedname.h"
#include "store/listing/authorlisting.h"
#include "store/listing/search.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr int mostMatches = 50;
constexpr qsizetype mostNamed = 3;

//! Those of the same name, but for case, accents, punctuation and the order of the words.
Result<QList<Author>> authorsAlike(db::Session &session, const QString &name, const CatalogueCapabilities &capabilities)
{
    AuthorQuery query;
    query.search = searchForName(name);
    if (query.search.isEmpty() || !checkSearch(query.search))
        return QList<Author>();
    const Listing listing = authors::listing(query, capabilities);
    return readPage(session, listing, {}, mostMatches).map([&](const db::Rows &rows) {
        QList<Author> alike =
            pageFrom<Author>(rows, listing, mostMatches, authors::keyColumn, authors::authorFrom).rows;
        alike.removeIf([&name](const Author &each) { return !isSameName(each.name, name); });
        return alike;
    });
}

Error isThere(const QString &name, const QList<Author> &alike)
{
    QStringList names;
    for (const Author &author : alike.mid(0, mostNamed))
        names += quotedName(author.name);
    return {
        ErrorKind::Conflict,
        Text::tr("%1 was not added: the catalogue has %2 by now, which could not be seen while the database did not "
                 "answer.")
            .arg(quotedName(name), names.join(u", "_s)),
        {}};
}

} // namespace

Result<std::optional<Id<Author>>> authorThere(db::Session &session, const NewAuthor &author,
                                              const CatalogueCapabilities &capabilities)
{
    using Found = std::optional<Id<Author>>;
    return authorsAlike(session, author.name, capabilities).and_then([&](const QList<Author> &alike) -> Result<Found> {
        if (const auto one = theOneCalled(author.name, alike))
            return Found(one->id);
        if (author.mayBeThere && !alike.isEmpty())
            return failure(isThere(author.name, alike));
        return Found();
    });
}

Result<> checkNotThere(db::Session &session, const NewAuthor &author, const CatalogueCapabilities &capabilities)
{
    if (!author.mayBeThere)
        return {};
    return authorsAlike(session, author.name, capabilities).and_then([&](const QList<Author> &alike) -> Result<> {
        return alike.isEmpty() ? Result<>() : failure(isThere(author.name, alike));
    });
}

} // namespace catalpa::store
