// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/catalogueview.h"

#include "ui/table/cellkeys.h"
#include "ui/table/columnlayout.h"
#include "ui/table/cursorkeeper.h"
#include "ui/table/headermenu.h"
#include "ui/table/readingnote.h"
#include "ui/table/rowdelegate.h"
#include "ui/table/rowflash.h"
#include "ui/table/rowselection.h"
#include "ui/table/scrollbubble.h"
#include "ui/table/sortheader.h"
#include "ui/table/typeahead.h"
#include "ui/widgets/emptystate.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {
CatalogueView::CatalogueView(QWidget *parent)
    : RowView(parent)
    , m_delegate(new RowDelegate(this))
    , m_header(new SortHeader(this))
    , m_columns(new ColumnLayout(this, m_header))
    , m_empty(new EmptyState(viewport()))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    m_header->setStretchLastSection(true);
    m_empty->hide();
    m_barDelay.setSingleShot(true);
    m_barDelay.setInterval(300ms);
    connect(&m_barDelay, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
}

void CatalogueView::setCatalogModel(CatalogueTableModel *model)
{
    m_model = model;
    setModel(model);
    m_header->setCatalogModel(model);
    m_cursor = new CursorKeeper(*this, *model);
    connect(m_cursor, &CursorKeeper::currentRecordChanged, this, &CatalogueView::currentRecordChanged);
    m_selection = new RowSelection(this);
    m_jump = new TypeAhead(this, model);
    m_keys = new CellKeys(*this, *m_jump);
    new ScrollBubble(this, model);
    m_note = new ReadingNote(*this, *model);
    m_delegate->setFlash(new RowFlash(*this, *model));
    connect(m_jump, &TypeAhead::found, this, [this](int row) {
        leaveCursor();
        m_cursor->moveTo(row);
    });
    connect(m_jump, &TypeAhead::noText, this, [this] {
        if (this->model()->rowCount() > 0) // Else the empty table says what there is to say.
            Q_EMIT jumpRefused();
    });
    connect(verticalScrollBar(), &QScrollBar::sliderReleased, this, &CatalogueView::askForVisibleRows);
    connect(m_header, &SortHeader::menuRequested, this, [this](int column, const QPoint &place) {
        auto *menu = headerMenu(*this, column);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(place);
    });
    connect(m_columns, &ColumnLayout::changed, this, &CatalogueView::arrangementChanged);
    connect(m_columns, &ColumnLayout::shownChanged, m_model,
            [this] { m_model->setShownColumns(m_columns->shownColumns()); });
    connectModel();
    m_barDelay.start();
}

void CatalogueView::connectModel()
{
    CatalogueTableModel *model = m_model;
    connect(model, &CatalogueTableModel::loaded, this, [this] {
        m_barDelay.stop();
        m_selection->noteAnswer(m_model->search());
        m_columns->measure();
        m_cursor->takeUp();
        showEmptyState();
        askForVisibleRows();
    });
    connect(model, &CatalogueTableModel::rowsInserted, this, &CatalogueView::askForVisibleRows, Qt::QueuedConnection);
    connect(model, &CatalogueTableModel::rowsRemoved, this, &CatalogueView::showEmptyState, Qt::QueuedConnection);
    connect(model, &CatalogueTableModel::rowsRemoved, this, &CatalogueView::askForVisibleRows, Qt::QueuedConnection);
    connect(model, &CatalogueTableModel::progressed, this, &CatalogueView::showEmptyState);
    connect(model, &CatalogueTableModel::asked, this, [this] {
        m_barDelay.start();
        m_selection->noteAnswer(m_model->search());
    });
}

qint64 CatalogueView::currentRecord() const
{
    return m_cursor->current();
}

qint64 CatalogueView::wantedRecord() const
{
    return m_cursor->wanted();
}

int CatalogueView::rowsAboveCursor() const
{
    return m_cursor->rowsAbove();
}

void CatalogueView::selectRecord(qint64 id, std::optional<int> rowsAbove)
{
    m_selection->setAll(false);
    m_cursor->select(id, rowsAbove);
}

void CatalogueView::setAlphabets(const QStringList &tags, const QString &usual)
{
    m_alphabets = tags;
    m_usualAlphabet = usual;
}

ColumnLayout *CatalogueView::columnLayout()
{
    if (!std::exchange(m_layoutBegun, true)) {
        m_columns->begin();
        m_columns->measure();
    }
    return m_columns;
}

void CatalogueView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    RowView::currentChanged(current, previous);
    if (m_cursor)
        m_cursor->noteCurrent(previous);
}

//! From a record that is gone, the keys go on where it stood.
QModelIndex CatalogueView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const auto gap = m_cursor->gap();
    if (!gap)
        return RowView::moveCursor(action, modifiers);
    return m_model->index(std::min(*gap, m_model->rowCount() - 1), 0);
}

void CatalogueView::initViewItemOption(QStyleOptionViewItem *option) const
{
    RowView::initViewItemOption(option);
    if (m_selection && m_selection->isAll())
        option->state |= QStyle::State_Selected;
}

void CatalogueView::showEvent(QShowEvent *event)
{
    RowView::showEvent(event);
    if (m_model)
        columnLayout();
}

void CatalogueView::paintEvent(QPaintEvent *event)
{
    RowView::paintEvent(event);
    if (!m_model || m_model->rowCount() > 0 || !m_model->isLoading() || m_barDelay.isActive() || m_empty->isVisible())
        return;
    QPainter painter(viewport());
    RowDelegate::paintBars(&painter, *this);
}

void CatalogueView::resizeEvent(QResizeEvent *event)
{
    RowView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    if (m_layoutBegun)
        m_columns->fill();
    askForVisibleRows();
}

void CatalogueView::scrollContentsBy(int dx, int dy)
{
    RowView::scrollContentsBy(dx, dy);
    askForVisibleRows();
}

void CatalogueView::askForVisibleRows()
{
    // While the thumb is dragged nothing is read; where it is let go, the rows are.
    if (!m_model || m_model->rowCount() == 0 || verticalScrollBar()->isSliderDown())
        return;
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    m_model->setVisibleRows(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void CatalogueView::showEmptyState()
{
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(m_model->rowCount() == 0 && m_model->arrival() == CatalogueTableModel::Arrival::Here);
}

void CatalogueView::leaveCursor()
{
    m_cursor->leave();
    m_selection->setAll(false);
}

void CatalogueView::selectAll()
{
    if (m_model->rowCount() > 0)
        m_selection->selectAll(m_model->search());
}

void CatalogueView::copyRows()
{
    const auto text = m_selection->text(*m_model, columnLayout()->shownColumns());
    if (!text)
        return Q_EMIT farCopyRequested();
    if (text->isEmpty())
        return;
    QGuiApplication::clipboard()->setText(*text);
    Q_EMIT copied(m_selection->count());
}

// Qt's way of jumping by typing looks at the rows that are here; TypeAhead asks the database.
void CatalogueView::keyboardSearch(const QString &) { }

void CatalogueView::keyPressEvent(QKeyEvent *event)
{
    if (m_keys->take(event))
        return;
    const QModelIndex before = currentIndex();
    RowView::keyPressEvent(event);
    if (currentIndex() != before) {
        leaveCursor();
        m_jump->end();
    }
    m_selection->includeCurrent();
}

void CatalogueView::inputMethodEvent(QInputMethodEvent *event)
{
    const bool writes = !m_jump->isOpen() && currentIndex().flags().testFlag(Qt::ItemIsEditable);
    if (isEditing() || writes || event->commitString().trimmed().isEmpty())
        return RowView::inputMethodEvent(event);
    m_jump->add(event->commitString());
    event->accept();
}

void CatalogueView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::RightButton && m_selection->isAll())
        return; // Its menu is for all rows.
    leaveCursor();
    m_jump->end();
    RowView::mousePressEvent(event);
    m_selection->includeCurrent();
}

void CatalogueView::mouseReleaseEvent(QMouseEvent *event)
{
    RowView::mouseReleaseEvent(event);
    m_selection->includeCurrent();
}

} // namespace catalpa::ui
