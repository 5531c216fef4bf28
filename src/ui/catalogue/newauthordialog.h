// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class NewAuthorDialog;
}

namespace catalpa::ui {

//! Adds an author. Stays open, with everything typed, until the database has the author or the person gives up.
class NewAuthorDialog final : public QDialog {
    Q_OBJECT

public:
    NewAuthorDialog(AuthorStore &store, bool hasCountry, QWidget *parent);
    ~NewAuthorDialog() override;

Q_SIGNALS:
    void added(const catalpa::Author &author);

private:
    void add();

    std::unique_ptr<Ui::NewAuthorDialog> m_ui;
    AuthorStore &m_store;
    QPushButton *m_add;
};

} // namespace catalpa::ui
