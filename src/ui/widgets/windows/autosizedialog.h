// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QDialog>

namespace catalpa::ui {

//! A dialog that grows when there is more to say in it. Qt's own sizes do not know how high a sentence in several lines
//! is before it is drawn.
class AutoSizeDialog : public QDialog {
    Q_OBJECT

public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void grow();
};

} // namespace catalpa::ui
