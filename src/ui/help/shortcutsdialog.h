// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/help/shortcutlist.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QTreeWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

//! All keys of the program, by where they are for, with a line to find one.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent);

private:
    void fill(const QList<ShortcutGroup> &groups);
    void find(const QString &words);

    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_nothing; //!< Says that no key was found.
};

} // namespace catalpa::ui
