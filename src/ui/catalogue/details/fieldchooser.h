// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/details/detailgroups.h"

#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QTreeWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

//! The fields that can be added to a record, in a menu that is searched by typing.
class FieldChooser final : public QFrame {
    Q_OBJECT

public:
    explicit FieldChooser(QWidget *parent);

    //! Opens below a widget, or above it where there is no room.
    void open(const QList<DetailGroup> &groups, const QWidget &below);
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! The key of the field that was chosen; the menu is closed.
    void chosen(const QString &key);

private:
    void fill(const QList<DetailGroup> &groups);
    void narrow(const QString &sought);
    void move(int step);
    void choose();
    void place(const QWidget &below);

    QLineEdit *m_sought;
    QTreeWidget *m_fields;
};

} // namespace catalpa::ui
