// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/book.h"
#include "core/search/searchquery.h"

namespace catalpa::serve {

//! Tables of records; nothing for no records.
QByteArray authorTable(const QList<Author> &authors);
//! \a withAuthors: with a column that names them.
QByteArray bookTable(const QList<Book> &books, bool withAuthors = true);

//! Links to the letters of an alphabetical list at \a path. \a lower: where small letters stand first.
QByteArray alphabet(const QByteArray &path, bool lower);

//! "More than 1,000 authors", or how many exactly when \a count is not beyond \a most.
QString amount(SearchScope scope, qint64 count, qint64 most);

//! How a search was understood: a sentence, and what was not taken as typed.
QByteArray searchNote(const QString &search, SearchScope scope);

//! The link to the next page, in a place where it is found; nothing without one.
QByteArray nextLink(const QByteArray &next);

} // namespace catalpa::serve
