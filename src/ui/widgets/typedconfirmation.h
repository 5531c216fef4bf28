// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class TypedConfirmation;
}

namespace catalpa::ui {

struct Question;

//! The box before a production database is changed: in the colour of danger, with the catalogue's name on top, which
//! must be typed before the verb can be pressed.
class TypedConfirmation final : public QDialog {
    Q_OBJECT

public:
    //! \a question has a mustType.
    explicit TypedConfirmation(const Question &question, QWidget *parent = nullptr);
    ~TypedConfirmation() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void colour();

    std::unique_ptr<Ui::TypedConfirmation> m_ui;
};

} // namespace catalpa::ui
