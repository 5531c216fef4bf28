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

    void refresh() override;
    void showAuthor(Id<Author> id) { showRecord(id.value); }
    std::optional<Author> currentAuthor() const;
    //! The author as the table holds it, without edits; nothing for one that is not loaded.
    std::optional<Author> stored(Id<Author> id) const;
    QList<Author> known() const; //!< The rows that are loaded.
    //! A text that is no country was typed or pasted into the cell of an author.
    void askAboutCellCountry(qint64 id, const QString &text);
    bool asksAboutDoubts(std::function<void()> meant) override;
    //! What is being asked about is recorded as it is.
    QString finishEditing() override;

Q_SIGNALS:
    void newBookRequested(const std::optional<catalpa::Author> &author);
    void bookOpened(qint64 id);
    void sampleRequested();

private:
    void setUpColumns();
    void ask(const AuthorEdit &doubted, std::function<void()> change);
    void keep(const AuthorEdit &doubted);
    void showCurrent() override;
    void dropRow(qint64 id) override;
    QString countText(Count::Certainty certainty, int rows) const override;
    QString selectionText(int rows, bool all) const override;
    void describeEmptiness() override;

    Outbox &m_outbox;
    AuthorsModel *m_authors;
    AuthorPane *m_pane;
    Prompts &m_prompts;
    CatalogueCapabilities m_capabilities;
    QList<AuthorEdit> m_doubted; //!< What is being asked about.
    std::function<void()> m_whenMeant; //!< What waits for the answer.
};

} // namespace catalpa::ui
