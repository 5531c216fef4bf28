// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/shortcutsdialog.h"

#include "ui/table/roomydelegate.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_nothing(new PlainLabel(tr("No command and no key has these words."), this))
{
    setObjectName(u"shortcutsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setObjectName(u"shortcutSearchEdit"_s);
    m_search->setAccessibleName(tr("Find a command or a key"));
    m_search->setPlaceholderText(tr("Find a command or a key"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"shortcutList"_s);
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton"_s);
    const int step = theme::step(this);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    rows->setSpacing(2 * step);
    for (QWidget *part : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_nothing),
                          static_cast<QWidget *>(m_list), static_cast<QWidget *>(buttons)})
        rows->addWidget(part);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::find);
    fill(groups);
    resize(90 * fontMetrics().averageCharWidth(), 34 * fontMetrics().lineSpacing());
}

void ShortcutsDialog::fill(const QList<ShortcutGroup> &groups)
{
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setAllColumnsShowFocus(true);
    m_list->setRootIsDecorated(false);
    for (const ShortcutGroup &group : groups) {
        auto *heading = new QTreeWidgetItem(m_list, {group.title});
        heading->setFont(0, theme::sectionFont());
        heading->setFirstColumnSpanned(true);
        for (const ShortcutLine &line : group.lines)
            new QTreeWidgetItem(heading, {line.does, line.keys});
    }
    m_list->expandAll();
    m_list->setItemsExpandable(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void ShortcutsDialog::find(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    bool isAnyFound = false;
    for (int group = 0; group < m_list->topLevelItemCount(); ++group) {
        QTreeWidgetItem *heading = m_list->topLevelItem(group);
        bool isGroupFound = false;
        for (int line = 0; line < heading->childCount(); ++line) {
            QTreeWidgetItem *item = heading->child(line);
            const QString text = u"%1 %2 %3"_s.arg(heading->text(0), item->text(0), item->text(1));
            const bool isFound = std::all_of(wanted.cbegin(), wanted.cend(), [&text](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            });
            item->setHidden(!isFound);
            isGroupFound = isGroupFound || isFound;
        }
        heading->setHidden(!isGroupFound);
        isAnyFound = isAnyFound || isGroupFound;
    }
    m_nothing->setVisible(!isAnyFound);
}

} // namespace catalpa::ui
