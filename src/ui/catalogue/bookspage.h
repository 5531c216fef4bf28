// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "ui/catalogue/recordspage.h"

namespace catalpa {
class BooksModel;
}

namespace catalpa::ui {

class BookPane;

//! All books with their authors' names: table and form.
class BooksPage final : public RecordsPage {
    Q_OBJECT

public:
    BooksPage(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
              QWidget *parent = nullptr);

    void showBook(Id<Book> id) { showRecord(id.value); }
    std::optional<Book> currentBook() const;
    //! The book as the table holds it, without edits; nothing for one that is not loaded.
    std::optional<Book> stored(Id<Book> id) const;
    QList<Author> knownAuthors() const; //!< Of the rows that are loaded, without what rows do not tell.
    void refresh() override;

Q_SIGNALS:
    void authorOpened(qint64 id);

private:
    void setUpColumns();
    void showCurrent() override;
    void dropRow(qint64 id) override;
    QString countText(Count::Certainty certainty, int rows) const override;
    QString selectionText(int rows, bool all) const override;
    void describeEmptiness() override;

    AuthorStore &m_authors;
    BooksModel *m_books;
    BookPane *m_pane;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::ui
