// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class NewBookDialog;
}

namespace catalpa::ui {

class AuthorPicker;

//! Adds a book. Same rules as NewAuthorDialog.
class NewBookDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a author is chosen to begin with, if there is one.
    NewBookDialog(BookStore &books, AuthorStore &authors, const std::optional<Author> &author, QWidget *parent);
    ~NewBookDialog() override;

Q_SIGNALS:
    void added(const catalpa::Book &book);

private:
    void add();
    void updateButton();

    std::unique_ptr<Ui::NewBookDialog> m_ui;
    BookStore &m_store;
    AuthorPicker *m_author;
    QPushButton *m_add;
};

} // namespace catalpa::ui
