// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/lookup/fieldchoices.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class TakeFieldsDialog;
}

namespace catalpa::ui {

//! Which fields of a record that was looked up a book takes. Deletes itself when closed.
class TakeFieldsDialog final : public QDialog {
    Q_OBJECT

public:
    TakeFieldsDialog(const Book &book, const exchange::IncomingBook &found, QWidget *parent);
    ~TakeFieldsDialog() override;

Q_SIGNALS:
    void taken(const catalpa::BookEdit &edit);

private:
    void arrange(const QString &title);
    void update();

    std::unique_ptr<Ui::TakeFieldsDialog> m_ui;
    FieldChoices *m_choices;
};

} // namespace catalpa::ui
