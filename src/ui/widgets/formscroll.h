// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QScrollArea>

namespace catalpa::ui {

//! Shows a form as high as it is where there is room, and scrolls it where there is not.
class FormScroll final : public QScrollArea {
    Q_OBJECT

public:
    explicit FormScroll(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace catalpa::ui
