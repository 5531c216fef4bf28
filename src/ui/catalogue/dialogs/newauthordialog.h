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

//! Adds an author.
class NewAuthorDialog final : public RecordDialog {
    Q_OBJECT

public:
    NewAuthorDialog(AuthorStore &store, bool hasCountry, QWidget *parent);
    ~NewAuthorDialog() override;

Q_SIGNALS:
    void added(const catalpa::Author &author);

private:
    void send() override;
    void updateButton() override;

    std::unique_ptr<Ui::NewAuthorDialog> m_ui;
    AuthorStore &m_store;
    QUuid m_token = QUuid::createUuid(); //!< Of the one author that this dialog adds.
};

} // namespace catalpa::ui
