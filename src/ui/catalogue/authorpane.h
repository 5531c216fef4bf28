// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class AuthorPane;
}

namespace catalpa {
class BooksModel;
}

namespace catalpa::ui {

//! One author in full: a form, and the author's books. What is typed goes to the outbox with Save, and also when
//! another author is shown, so that nothing typed is lost.
class AuthorPane final : public QWidget {
    Q_OBJECT

public:
    AuthorPane(BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities, QWidget *parent = nullptr);
    ~AuthorPane() override;

    //! Shows an author, or an empty pane.
    void show(const std::optional<Author> &author);
    std::optional<Author> author() const { return m_author; }
    bool isEdited() const { return !typed().isEmpty(); }
    //! Hands what is typed to the outbox. False when it cannot be recorded; the pane says why.
    bool save();
    void focusName();
    void refreshBooks();

Q_SIGNALS:
    //! What was typed could not be recorded and another record is shown now; says why.
    void notKept(const QString &sentence);
    void newBookRequested();
    //! A book of the list was opened.
    void bookOpened(qint64 id);

private:
    AuthorEdit typed() const;
    void fill();
    void updateButtons();
    void printError(const QString &sentence);
    void takeSaved(const Author &author);

    std::unique_ptr<Ui::AuthorPane> m_ui;
    Outbox &m_outbox;
    BooksModel *m_books;
    std::optional<Author> m_author; //!< As it was when the fields were filled.
    bool m_canEdit;
    bool m_hasCountry;
    bool m_hasSortKeys;
};

} // namespace catalpa::ui
