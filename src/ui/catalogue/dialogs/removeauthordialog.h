// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "ui/catalogue/dialogs/recorddialog.h"

#include <memory>

namespace Ui {
class RemoveAuthorDialog;
}

namespace catalpa::ui {

class AuthorPicker;

//! Deletes an author who has books: the books go to somebody else, or are deleted too.
class RemoveAuthorDialog final : public RecordDialog {
    Q_OBJECT

public:
    RemoveAuthorDialog(AuthorStore &store, const Author &author, QWidget *parent);
    ~RemoveAuthorDialog() override;

Q_SIGNALS:
    //! \a books were moved or deleted with the author.
    void removed(catalpa::Id<catalpa::Author> id, qint64 books, bool moved);

private:
    void send() override;
    void updateButton() override;

    std::unique_ptr<Ui::RemoveAuthorDialog> m_ui;
    AuthorStore &m_store;
    Author m_author;
    AuthorPicker *m_heir;
};

} // namespace catalpa::ui
