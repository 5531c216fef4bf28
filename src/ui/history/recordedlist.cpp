// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/recordedlist.h"

#include "ui/table/roomydelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/theme.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

RecordedList::RecordedList(QWidget *parent)
    : QStackedWidget(parent)
    , m_list(new QTreeWidget(this))
    , m_empty(new EmptyState(this))
{
    m_list->setObjectName(u"recordedRows"_s);
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAlternatingRowColors(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setFrameShape(QFrame::NoFrame);
    addWidget(m_list);
    addWidget(m_empty);
    m_patience.setSingleShot(true);
    m_patience.setInterval(1500);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_empty->tell(m_word, {});
        setCurrentWidget(m_empty);
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RecordedList::currentChanged);
}

void RecordedList::setHeaders(const QStringList &headers)
{
    m_list->setHeaderLabels(headers);
    m_list->header()->setSectionsMovable(false);
    const int letter = fontMetrics().averageCharWidth();
    m_list->setColumnWidth(0, 22 * letter);
    m_list->setColumnWidth(1, 30 * letter);
}

void RecordedList::addRow(const QStringList &texts, const QStringList &toolTips)
{
    auto *row = new QTreeWidgetItem(m_list, texts);
    for (int column = 0; column < toolTips.size(); ++column)
        row->setToolTip(column, toolTips.at(column));
    row->setData(0, Qt::AccessibleTextRole, texts.join(u", "_s));
}

int RecordedList::currentRow() const
{
    return m_list->currentIndex().row();
}

void RecordedList::setCurrentRow(int row)
{
    m_list->setCurrentItem(m_list->topLevelItem(std::min(row, m_list->topLevelItemCount() - 1)));
}

void RecordedList::wait(const QString &word)
{
    m_word = word;
    m_patience.start();
}

void RecordedList::showRows()
{
    m_patience.stop();
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    setCurrentWidget(m_list);
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
    const int most = std::max(30 * fontMetrics().averageCharWidth(), m_list->viewport()->width() / 3);
    m_list->setColumnWidth(1, std::min(m_list->columnWidth(1), most));
    if (hadFocus)
        m_list->setFocus();
}

void RecordedList::showNothing(const QString &heading, const QString &text)
{
    m_patience.stop();
    m_empty->tell(heading, text);
    setCurrentWidget(m_empty);
}

void RecordedList::showFailure(const QString &heading, const Error &error, std::function<void()> tryAgain)
{
    m_patience.stop();
    m_empty->tell(heading, error.message, tr("Try again"), std::move(tryAgain));
    setCurrentWidget(m_empty);
}

} // namespace catalpa::ui
