// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "models/highlightterms.h"
#include "models/pagedtablemodel.h"

namespace catalpa {

//! The books of the catalogue, or of one author, with the edits that are on their way. The store and the outbox must
//! outlive it.
class BooksModel final : public PagedTableModel<Book, BookQuery, BookStore> {
    Q_OBJECT

public:
    enum Column { Title, SortTitle, AuthorName, Country, Added };
    Q_ENUM(Column)

    //! The columns are those that \a shape has a place for.
    BooksModel(BookStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities, QObject *parent = nullptr);

    //! What a visible column shows.
    Column columnAt(int section) const { return m_columns.at(section); }
    //! Where a column is, or -1 when there is no such column.
    int sectionOf(Column column) const { return int(m_columns.indexOf(column)); }

    //! Only the books of one author.
    void setAuthor(Id<Author> author);
    //! The book of a row as typed, or nothing while it is not loaded.
    std::optional<Book> book(int row) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    //! Titles are text; the author is a catalpa::Author, because names are not unique.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    //! What was typed cannot be recorded; the cell keeps its old value.
    void invalid(const catalpa::Error &error);

private:
    std::optional<BookQuery::Sort> sortOf(int column) const override;
    int columnOf(BookQuery::Sort sort) const override;
    bool isUnfiltered(const BookQuery &query) const override { return query.search.isEmpty() && !query.authorId; }
    QVariant cell(const Book &book, Column column, int role) const;
    EditState editState(const Book &book, Column column) const;
    std::optional<BookEdit> editFrom(const Book &seen, Column column, const QVariant &value);
    Result<> typeInto(BookEdit &edit, const Book &seen, Column column, const QString &typed) const;

    Outbox &m_outbox;
    mutable HighlightTerms m_sought{SearchScope::Books};
    QList<Column> m_columns;
    bool m_canEdit;
};

} // namespace catalpa

Q_DECLARE_METATYPE(catalpa::Author)
