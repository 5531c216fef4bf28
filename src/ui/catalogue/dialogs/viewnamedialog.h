// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QDialog>

#include <functional>
#include <memory>

namespace Ui {
class ViewNameDialog;
}

namespace catalpa::ui {

//! Asks for the name of a view.
class ViewNameDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a confirm is the verb, such as "Save view", and the title.
    ViewNameDialog(const QString &confirm, const QString &suggestion, QWidget *parent);
    ~ViewNameDialog() override;

Q_SIGNALS:
    //! Never empty, and without blanks at the ends.
    void named(const QString &name);

private:
    std::unique_ptr<Ui::ViewNameDialog> m_ui;
};

} // namespace catalpa::ui
