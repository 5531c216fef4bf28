// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/actions/menucommands.h"

#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace catalpa::ui {

class CataloguePage;
class RecordFinder;

//! One line from which everything can be reached by typing a part of its name: the commands of the menus that can be
//! given now, the authors and the books. The best match is chosen at once; Return does it.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    //! \a page may be null: then there are commands only. The palette goes when the page does.
    CommandPalette(const QList<MenuCommand> &commands, CataloguePage *page, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Act = std::function<void()>;

    void arrange();
    void show(const QString &text);
    void showCommands(const QStringList &words);
    void findRecords(CataloguePage &page);
    void tellSearch();
    QTreeWidgetItem *add(const QString &text, const QString &note, Act act);
    void move(int step);
    void tellCurrent();
    void run();

    QList<MenuCommand> m_commands;
    QPointer<RecordFinder> m_finder; //!< Null without a page.
    QLineEdit *m_line;
    QTreeWidget *m_list;
    QLabel *m_state; //!< Of the search for records; hidden while there is nothing to say.
    QList<Act> m_acts; //!< Of the lines of the list.
};

} // namespace catalpa::ui
