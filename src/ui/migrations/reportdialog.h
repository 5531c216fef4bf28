// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wording/report.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class ReportDialog;
}

namespace catalpa::ui {

//! A report in a window of its own, to be read, copied and closed. Deletes itself when closed.
class ReportDialog final : public QDialog {
    Q_OBJECT

public:
    ReportDialog(const QString &title, const Report &report, QWidget *parent = nullptr);
    ~ReportDialog() override;

private:
    std::unique_ptr<Ui::ReportDialog> m_ui;
};

} // namespace catalpa::ui
