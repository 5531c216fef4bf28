// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/records/removal.h"

#include <QtWidgets/QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace Ui {
class RemoveAuthorDialog;
}

namespace catalpa::ui {

class AuthorPicker;

//! Asks what becomes of the books of authors who are to be deleted: they go to somebody else, or are deleted too.
class RemoveAuthorDialog final : public QDialog {
    Q_OBJECT

public:
    //! The store must outlive the dialog.
    RemoveAuthorDialog(AuthorStore &store, const RemovedRecords &records, QWidget *parent);
    ~RemoveAuthorDialog() override;

Q_SIGNALS:
    //! With the heir, where the books are to be moved.
    void decided(const catalpa::RemovedRecords &records);

private:
    void describe();
    void decide();
    void updateButton();

    std::unique_ptr<Ui::RemoveAuthorDialog> m_ui;
    RemovedRecords m_records;
    AuthorPicker *m_heir;
    QPushButton *m_remove;
};

} // namespace catalpa::ui
