// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class LicencesDialog;
}

namespace catalpa::ui {

//! What the program is made of, and under which terms. Deletes itself when closed.
class LicencesDialog final : public QDialog {
    Q_OBJECT

public:
    explicit LicencesDialog(QWidget *parent = nullptr);
    ~LicencesDialog() override;

private:
    std::unique_ptr<Ui::LicencesDialog> m_ui;
};

} // namespace catalpa::ui
