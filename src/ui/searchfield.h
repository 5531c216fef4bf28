// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QLineEdit>

namespace catalpa::ui {

//! The search of the page in front: answers while you type, a short pause behind the last key.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    //! Shows a search that is on already, without asking for it again.
    void showText(const QString &text);

Q_SIGNALS:
    void searchRequested(const QString &text);
    //! Down or Return: on to the rows.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTimer m_pause;
};

} // namespace catalpa::ui
