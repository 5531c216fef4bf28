// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/completionlist.h"

#include "ui/widgets/theme.h"
#include "wording/searchcompletion.h"

#include <QtGui/QScreen>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CompletionList::CompletionList(QWidget *field)
    : QTreeWidget(field)
{
    setObjectName(u"searchCompletions"_s);
    setAccessibleName(tr("Completions"));
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setColumnCount(2);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->hide();
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { Q_EMIT picked(item->text(0)); });
}

void CompletionList::offer(const QList<SearchCompletion> &completions, int x, std::optional<int> y)
{
    clear();
    for (const SearchCompletion &completion : completions) {
        auto *item = new QTreeWidgetItem(this, {completion.text, completion.description});
        item->setForeground(1, theme::secondary());
        item->setData(0, Qt::AccessibleTextRole, completion.text + u", "_s + completion.description);
    }
    if (completions.isEmpty())
        return hide();
    ensurePolished();
    place(QPoint(x, y.value_or(parentWidget()->height())));
    show();
}

//! \a corner is in the field.
void CompletionList::place(QPoint corner)
{
    const int descriptions = sizeHintForColumn(1) + 4 * theme::step(this);
    const int wide = qMax(sizeHintForColumn(0) + descriptions, 40 * fontMetrics().averageCharWidth());
    const int edges = height() - viewport()->height();
    resize(wide, topLevelItemCount() * sizeHintForRow(0) + edges);
    const QWidget *field = parentWidget();
    corner = field->mapToGlobal(corner);
    if (const QScreen *screen = field->screen())
        corner.setX(qMax(0, qMin(corner.x(), screen->geometry().right() - wide)));
    QWidget::move(corner);
}

void CompletionList::move(int step)
{
    const int count = topLevelItemCount();
    const int now = indexOfTopLevelItem(currentItem());
    const int next = now < 0 ? (step > 0 ? 0 : count - 1) : (now + step + count) % count;
    setCurrentItem(topLevelItem(next));
}

QString CompletionList::chosen() const
{
    return currentItem() ? currentItem()->text(0) : QString();
}

QString CompletionList::first() const
{
    return topLevelItemCount() > 0 ? topLevelItem(0)->text(0) : QString();
}

} // namespace catalpa::ui
