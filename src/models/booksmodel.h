// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "models/recordsmodel.h"

namespace catalpa {

//! The books of the catalogue, or of one author, with the edits that are on their way. The store and the outbox must
//! outlive it.
class BooksModel final : public RecordsModel<Book, BookQuery, BookEdit> {
    Q_OBJECT

public:
    enum Column { Title, SortTitle, AuthorName, Country, Added, FirstDetail = 100 };
    Q_ENUM(Column)

    //! The columns are those that \a capabilities have a place for. Titles are edited as text; the author is a
    //! catalpa::Author, because names are not unique.
    BooksModel(BookStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities, QObject *parent = nullptr);

    //! What a visible column shows; FirstDetail and more for a detail.
    Column columnAt(int section) const { return Column(columnOf(section).column); }
    //! The section of a detail, or -1.
    int sectionOfDetail(BookField field) const { return sectionOf(FirstDetail + int(field)); }
    //! Only the books of one author.
    void setAuthor(Id<Author> author);
    //! The book of a row as typed, or nothing while it is not loaded.
    std::optional<Book> book(int row) const { return recordAt(row); }
};

} // namespace catalpa

Q_DECLARE_METATYPE(catalpa::Author)
