// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

namespace catalpa::ui {

//! Gives the focus back, when a part of the window that comes and goes is hidden while it has it, to where it was
//! before. Qt would give it to whatever comes next.
class FocusReturn final : public QObject {
    Q_OBJECT

public:
    //! A child of \a part.
    explicit FocusReturn(QWidget *part);

    bool eventFilter(QObject *watched, QEvent *event) override;
    //! Gives it back now.
    void giveBack();

private:
    bool isInside(const QWidget *widget) const;

    QWidget *m_part;
    QPointer<QWidget> m_before;
};

} // namespace catalpa::ui
