// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/dialogs/additiondialog.h"

#include <QtCore/QPointer>

namespace catalpa::ui {

class AuthorsPage;
class BooksPage;

//! Opens the dialogs that add authors and books, one of each, and has the pages show what was added.
class AdditionController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive it; \a window is the parent of the dialogs.
    AdditionController(const AdditionDialog::Context &context, bool hasCountry, AuthorsPage &authors, BooksPage &books,
                       QWidget *window);

    void createAuthor();
    //! With an author chosen to begin with, or none.
    void createBook(const std::optional<Author> &author);
    //! Says that something is typed in one of the dialogs that is not added yet; empty when nothing is.
    QString unfinished() const;
    //! What is typed in them, and has them typed on in the dialogs of another page.
    QList<AdditionDraft> drafts() const;
    void resume(const QList<AdditionDraft> &drafts);

private:
    void open(AdditionDialog *dialog);
    void refresh(const Edit &edit);
    void showAdded(const Edit &edit, qint64 id);

    AdditionDialog::Context m_context;
    bool m_hasCountry;
    AuthorsPage &m_authors;
    BooksPage &m_books;
    QWidget *m_window;
    QPointer<AdditionDialog> m_author;
    QPointer<AdditionDialog> m_book;
};

} // namespace catalpa::ui
