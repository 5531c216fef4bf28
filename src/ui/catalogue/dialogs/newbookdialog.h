// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/bookstore.h"
#include "ui/catalogue/dialogs/recorddialog.h"

#include <memory>

namespace Ui {
class NewBookDialog;
}

namespace catalpa::ui {

class AuthorPicker;

//! Adds a book.
class NewBookDialog final : public RecordDialog {
    Q_OBJECT

public:
    //! \a author is chosen to begin with, if there is one.
    NewBookDialog(BookStore &books, AuthorStore &authors, const std::optional<Author> &author, QWidget *parent);
    ~NewBookDialog() override;

Q_SIGNALS:
    void added(const catalpa::Book &book);

private:
    void send() override;
    void updateButton() override;

    std::unique_ptr<Ui::NewBookDialog> m_ui;
    BookStore &m_store;
    QUuid m_token = QUuid::createUuid(); //!< Of the one book that this dialog adds.
    AuthorPicker *m_author;
};

} // namespace catalpa::ui
