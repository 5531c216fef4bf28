// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "ui/catalogue/dialogs/recorddialog.h"

#include <memory>

namespace Ui {
class NewAuthorDialog;
}

namespace catalpa::ui {

class Prompts;

//! Adds an author.
class NewAuthorDialog final : public RecordDialog {
    Q_OBJECT

public:
    //! The prompts ask about a country that is none; they must outlive the dialog.
    NewAuthorDialog(AuthorStore &store, bool hasCountry, Prompts &prompts, QWidget *parent);
    ~NewAuthorDialog() override;

Q_SIGNALS:
    void added(const catalpa::Author &author);

private:
    void send() override;
    void add(const NewAuthor &author);
    void updateButton() override;

    std::unique_ptr<Ui::NewAuthorDialog> m_ui;
    AuthorStore &m_store;
    Prompts &m_prompts;
    QUuid m_token = QUuid::createUuid(); //!< Of the one author that this dialog adds.
};

} // namespace catalpa::ui
