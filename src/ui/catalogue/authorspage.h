// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "ui/catalogue/recordspage.h"

namespace catalpa {
class AuthorsModel;
}

namespace catalpa::ui {

class AuthorPane;
class Prompts;

//! The authors: table, form and books of the one the cursor is on.
class AuthorsPage final : public RecordsPage {
    Q_OBJECT

public:
    AuthorsPage(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
                Prompts &prompts, QWidget *parent = nullptr);

    QString countText() const override;
    void createRecord() override;
    bool saveEdited() override;
    void refresh() override;
    //! Moves the cursor to an author, wherever the author stands; a search that hides the author is cleared.
    void showAuthor(Id<Author> id);
    std::optional<Author> currentAuthor() const;
    void refreshBooks();

Q_SIGNALS:
    void newBookRequested();
    void bookOpened(qint64 id);
    //! Authors or their books were deleted or moved: other pages show old rows.
    void booksChanged();
    void sampleRequested();

private:
    void removeCurrent() override;
    QString selectionText(int rows, bool all) const override;
    void describeEmptiness() override;
    QFuture<Result<QStringList>> similar() override;
    void showCurrent();
    void take(Id<Author> id, qint64 books, bool moved);

    AuthorStore &m_store;
    AuthorsModel *m_authors;
    AuthorPane *m_pane;
    Prompts &m_prompts;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::ui
