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
class Prompts;

//! All books with their authors' names: table and form.
class BooksPage final : public RecordsPage {
    Q_OBJECT

public:
    BooksPage(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
              Prompts &prompts, QWidget *parent = nullptr);

    void createRecord() override;
    //! The same with an author chosen to begin with.
    void createBook(const std::optional<Author> &author);
    void showBook(Id<Book> id) { showRecord(id.value); }
    std::optional<Book> currentBook() const;
    //! The book of a row as typed; nothing for one that is not loaded, or for no row.
    std::optional<Book> bookAt(int row) const;

Q_SIGNALS:
    void authorOpened(qint64 id);
    //! Books were added or deleted: other pages show old rows.
    void booksChanged();

private:
    void setUpColumns();
    void showCurrent() override;
    void removeCurrent() override;
    QString countText(Count::Certainty certainty, int rows) const override;
    QString selectionText(int rows, bool all) const override;
    void describeEmptiness() override;

    AuthorStore &m_authors;
    BookStore &m_store;
    BooksModel *m_books;
    BookPane *m_pane;
    Prompts &m_prompts;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::ui
