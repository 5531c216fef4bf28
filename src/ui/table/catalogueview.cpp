// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/catalogueview.h"

#include "ui/table/columnlayout.h"
#include "ui/table/cursorkeeper.h"
#include "ui/table/headermenu.h"
#include "ui/table/rowdelegate.h"
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
    : QTableView(parent)
    , m_delegate(new RowDelegate(this))
    , m_header(new SortHeader(this))
    , m_columns(new ColumnLayout(this, m_header))
    , m_empty(new EmptyState(viewport()))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_header->setStretchLastSection(true);
    setRowDensity(m_linesPerRow);
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
    new ScrollBubble(this, model);
    connect(m_jump, &TypeAhead::found, this, [this](int row) {
        leaveCursor();
        m_cursor->moveTo(row);
    });
    connect(m_jump, &TypeAhead::noText, this, &CatalogueView::jumpRefused);
    connect(verticalScrollBar(), &QScrollBar::sliderReleased, this, &CatalogueView::askForVisibleRows);
    connect(m_header, &SortHeader::menuRequested, this, [this](int column, const QPoint &place) {
        auto *menu = headerMenu(*this, column);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(place);
    });
    connect(m_columns, &ColumnLayout::changed, this, &CatalogueView::arrangementChanged);
    connectModel();
    m_barDelay.start();
}

void CatalogueView::connectModel()
{
    CatalogueTableModel *model = m_model;
    connect(model, &CatalogueTableModel::loaded, this, [this] {
        m_barDelay.stop();
        m_lastRead.start();
        m_selection->noteAnswer(m_model->search());
        m_cursor->takeUp();
        showEmptyState();
        askForVisibleRows();
    });
    connect(model, &CatalogueTableModel::rowsInserted, this, &CatalogueView::askForVisibleRows, Qt::QueuedConnection);
    connect(
        model, &CatalogueTableModel::rowsRemoved, this,
        [this] {
            showEmptyState();
            askForVisibleRows();
        },
        Qt::QueuedConnection);
    connect(model, &CatalogueTableModel::failed, this, &CatalogueView::showEmptyState);
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
    m_cursor->select(id, rowsAbove);
}

void CatalogueView::setRowDensity(qreal linesPerRow)
{
    m_linesPerRow = linesPerRow;
    verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().lineSpacing() * linesPerRow));
}

void CatalogueView::setAlphabets(const QStringList &tags, const QString &usual)
{
    m_alphabets = tags;
    m_usualAlphabet = usual;
}

ColumnLayout *CatalogueView::columnLayout()
{
    if (!std::exchange(m_layoutBegun, true))
        m_columns->begin();
    return m_columns;
}

void CatalogueView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_cursor)
        m_cursor->noteCurrent(previous);
}

//! From a record that is gone, the keys go on where it stood.
QModelIndex CatalogueView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const auto gap = m_cursor->gap();
    if (!gap)
        return QTableView::moveCursor(action, modifiers);
    return m_model->index(std::min(*gap, m_model->rowCount() - 1), 0);
}

void CatalogueView::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTableView::initViewItemOption(option);
    if (m_selection && m_selection->isAll())
        option->state |= QStyle::State_Selected;
}

void CatalogueView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    if (m_model)
        columnLayout();
}

void CatalogueView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_model || m_model->rowCount() > 0 || !m_model->isLoading() || m_barDelay.isActive() || m_empty->isVisible())
        return;
    QPainter painter(viewport());
    const int height = verticalHeader()->defaultSectionSize();
    for (int row = 0; row * height < viewport()->height(); ++row) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const QRect cell(columnViewportPosition(column), row * height, columnWidth(column), height);
            RowDelegate::paintBar(&painter, cell, row, column, fontMetrics().height());
        }
    }
}

void CatalogueView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    if (m_layoutBegun)
        m_columns->fill();
    askForVisibleRows();
}

void CatalogueView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    askForVisibleRows();
}

void CatalogueView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setRowDensity(m_linesPerRow);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_model && m_lastRead.hasExpired(60'000)) {
        m_lastRead.start();
        m_model->refreshVisible(); // Colleagues went on while this window was out of sight.
    }
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
    m_empty->setVisible(m_model->rowCount() == 0 && !m_model->isLoading());
}

//! The person has gone elsewhere: what was waited for need not come, and not everything is selected any more.
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
    if (!text->isEmpty())
        QGuiApplication::clipboard()->setText(*text);
}

// Qt's way of jumping by typing looks at the rows that are here; TypeAhead asks the database.
void CatalogueView::commitEditor()
{
    QWidget *editor = state() == EditingState ? indexWidget(currentIndex()) : nullptr;
    if (!editor)
        return;
    commitData(editor);
    closeEditor(editor, QAbstractItemDelegate::NoHint);
}

void CatalogueView::keyboardSearch(const QString &) { }

void CatalogueView::keyPressEvent(QKeyEvent *event)
{
    const bool isEditing = state() == EditingState;
    if (event->matches(QKeySequence::Copy))
        return copyRows();
    if (!isEditing && m_jump->take(event))
        return;
    if (event->key() == Qt::Key_Escape && m_selection->isAll())
        return m_selection->setAll(false);
    if (event->key() == Qt::Key_Delete && currentRecord() != 0) {
        Q_EMIT removeRequested();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !isEditing) {
        Q_EMIT opened();
        return;
    }
    const QModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    if (currentIndex() != before) {
        leaveCursor();
        m_jump->end();
    }
}

void CatalogueView::inputMethodEvent(QInputMethodEvent *event)
{
    if (state() == EditingState || event->commitString().trimmed().isEmpty())
        return QTableView::inputMethodEvent(event);
    m_jump->add(event->commitString());
    event->accept();
}

void CatalogueView::mousePressEvent(QMouseEvent *event)
{
    leaveCursor();
    m_jump->end();
    QTableView::mousePressEvent(event);
}

} // namespace catalpa::ui
