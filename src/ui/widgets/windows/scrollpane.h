// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QScrollArea>

namespace catalpa::ui {

//! Rows of a dialog. Lists among them become shorter before anything has to be scrolled to.
class ScrolledRows final : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! What its rows need at least.
    int heightForWidth(int width) const override;
};

//! A part of a window that scrolls where the screen has no room for all of it. Anywhere else it is as if it were not
//! there: it asks for the room that its content needs.
class ScrollPane final : public QScrollArea {
    Q_OBJECT

public:
    //! \a content becomes its child.
    explicit ScrollPane(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    //! A dialog grows, as far as the screen has room, until nothing of it has to be scrolled to.
    void makeRoom();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QSize room() const; //!< What the screen has for the content of a window.
};

} // namespace catalpa::ui
