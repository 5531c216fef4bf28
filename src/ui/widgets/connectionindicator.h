// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

namespace catalpa::ui {

//! The state of the connection in the status bar: a shape and a word, not colour alone.
class ConnectionIndicator final : public QWidget {
    Q_OBJECT

public:
    enum class State { Ready, Busy, Offline };

    explicit ConnectionIndicator(QWidget *parent = nullptr);

    void show(State state, const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Offline;
    QString m_text;
};

} // namespace catalpa::ui
