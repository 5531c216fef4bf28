// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/sidebar.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

enum Role { ViewRole = Qt::UserRole };
constexpr int places = 2;
constexpr int firstView = places + 1; // Behind the heading.

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Places and views"));
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(14 * fontMetrics().averageCharWidth());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    addEntry(u"authors"_s, tr("Authors"));
    addEntry(u"books"_s, tr("Books"));
    QListWidgetItem *heading = addEntry({}, tr("Views"));
    heading->setFlags(Qt::NoItemFlags);
    heading->setHidden(true);
    setCurrentRow(0);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= firstView)
            Q_EMIT viewChosen(currentView());
        else if (row >= 0 && row < places)
            Q_EMIT placeChosen(ViewState::Place(row));
    });
}

QWidget *Sidebar::beside(QWidget *pages)
{
    auto *split = new QSplitter;
    split->setObjectName(u"sidebarSplit"_s);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(this);
    split->addWidget(pages);
    split->setStretchFactor(1, 1);
    return split;
}

QSize Sidebar::sizeHint() const
{
    return {31 * fontMetrics().averageCharWidth(), QListWidget::sizeHint().height()};
}

QListWidgetItem *Sidebar::addEntry(const QString &iconName, const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    if (!iconName.isEmpty())
        item->setIcon(icon(iconName));
    item->setSizeHint(QSize(0, 2 * fontMetrics().lineSpacing()));
    return item;
}

void Sidebar::setViews(const QList<SavedView> &views)
{
    const QSignalBlocker quiet(this);
    while (count() > firstView)
        delete takeItem(firstView);
    for (const SavedView &view : views) {
        QListWidgetItem *item =
            addEntry(view.state.place == ViewState::Place::Books ? u"books"_s : u"authors"_s, view.name);
        item->setData(ViewRole, view.name);
        item->setToolTip(view.name);
    }
    item(places)->setHidden(views.isEmpty());
}

void Sidebar::show(ViewState::Place place, const QString &view)
{
    const QSignalBlocker quiet(this);
    setChanged(false);
    int row = int(place);
    for (int each = firstView; each < count() && !view.isEmpty(); ++each) {
        if (item(each)->data(ViewRole).toString().compare(view, Qt::CaseInsensitive) == 0)
            row = each;
    }
    setCurrentRow(row);
}

void Sidebar::setChanged(bool changed)
{
    m_changed = changed;
    for (int row = firstView; row < count(); ++row) {
        const QString name = item(row)->data(ViewRole).toString();
        const bool marked = changed && row == currentRow();
        item(row)->setText(marked ? u"• %1"_s.arg(name) : name);
        item(row)->setToolTip(marked ? tr("%1, changed since it was saved").arg(name) : name);
        item(row)->setData(Qt::AccessibleTextRole, item(row)->toolTip());
    }
}

QString Sidebar::currentView() const
{
    return currentItem() ? currentItem()->data(ViewRole).toString() : QString();
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (!currentView().isEmpty() && event->key() == Qt::Key_F2)
        return Q_EMIT renameRequested(currentView());
    if (!currentView().isEmpty() && event->key() == Qt::Key_Delete)
        return Q_EMIT removeRequested(currentView());
    QListWidget::keyPressEvent(event);
}

void Sidebar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::RightButton)
        QListWidget::mousePressEvent(event);
}

void Sidebar::contextMenuEvent(QContextMenuEvent *event)
{
    const QListWidgetItem *item = event->reason() == QContextMenuEvent::Mouse ? itemAt(event->pos()) : currentItem();
    const QString name = item ? item->data(ViewRole).toString() : QString();
    if (name.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"viewMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *update = menu->addAction(tr("&Update view"), this, &Sidebar::updateRequested);
    update->setEnabled(m_changed && item == currentItem());
    menu->addAction(tr("&Rename view…"), this, [this, name] { Q_EMIT renameRequested(name); });
    menu->addAction(tr("&Delete view"), this, [this, name] { Q_EMIT removeRequested(name); });
    menu->popup(event->globalPos());
}

} // namespace catalpa::ui
