// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/catalogueview.h"

#include "ui/table/columnlayout.h"
#include "ui/table/headermenu.h"
#include "ui/table/rowdelegate.h"
#include "ui/table/rowselection.h"
#include "ui/table/scrollbubble.h"
#include "ui/table/sortheader.h"
#include "ui/table/typeahead.h"
#include "ui/widgets/emptystate.h"

#include <QtGui/QGuiApplication>
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
    m_waitingTimer.setSingleShot(true);
    m_waitingTimer.setInterval(300ms);
    connect(&m_waitingTimer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
}

void CatalogueView::setCatalogModel(CatalogueTableModel *model)
{
    m_model = model;
    setModel(model);
    m_header->setCatalogModel(model);
    m_selection = new RowSelection(this);
    m_jump = new TypeAhead(this, model);
    new ScrollBubble(this, model);
    connect(m_jump, &TypeAhead::found, this, [this](int row) {
        leaveCursor();
        putCursor(row);
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
    m_waitingTimer.start();
}

void CatalogueView::connectModel()
{
    CatalogueTableModel *model = m_model;
    connect(model, &CatalogueTableModel::modelAboutToBeReset, this, [this] {
        if (m_wanted == 0)
            m_wanted = m_expected ? m_expected : currentRecord();
        m_expected = 0;
        m_gap = -1;
    });
    connect(model, &CatalogueTableModel::loaded, this, [this] {
        m_waitingTimer.stop();
        m_lastLook.start();
        if (m_model->search() != m_allOf)
            m_selection->setAll(false); // Another question has another answer.
        takeUpCursor();
        showEmptyState();
        askForVisibleRows();
    });
    connect(model, &CatalogueTableModel::counted, this, [this] {
        if (m_wanted && m_gap < 0)
            takeUpCursor();
    });
    connect(model, &CatalogueTableModel::located, this, [this](qint64 id, int row) {
        if (m_wanted == id)
            arrive(row);
    });
    connect(model, &CatalogueTableModel::departed, this, &CatalogueView::follow);
    connect(model, &CatalogueTableModel::rowsInserted, this, &CatalogueView::askForVisibleRows, Qt::QueuedConnection);
    connect(
        model, &CatalogueTableModel::rowsRemoved, this,
        [this] {
            showEmptyState();
            askForVisibleRows();
        },
        Qt::QueuedConnection);
    connect(model, &CatalogueTableModel::dataChanged, this, &CatalogueView::settleCursor);
    connect(model, &CatalogueTableModel::failed, this, &CatalogueView::showEmptyState);
}

qint64 CatalogueView::currentRecord() const
{
    return currentIndex().isValid() ? currentIndex().data(CatalogueTableModel::RecordIdRole).toLongLong() : 0;
}

int CatalogueView::rowsAboveCursor() const
{
    return m_rowsAbove.value_or(currentIndex().row() - std::max(0, rowAt(0)));
}

void CatalogueView::selectRecord(qint64 id, std::optional<int> rowsAbove)
{
    m_wanted = id;
    m_gap = -1;
    m_rowsAbove = rowsAbove;
    if (!m_model->isLoading())
        takeUpCursor();
}

//! After new rows: the wanted record, wherever it stands, else the first row.
void CatalogueView::takeUpCursor()
{
    if (m_model->rowCount() == 0) {
        m_wanted = 0;
        return announce(0);
    }
    const int row = m_wanted ? m_model->rowOf(m_wanted) : 0;
    if (row < 0 && m_model->isCounted())
        return m_model->locate(m_wanted);
    if (row >= 0) {
        m_expected = std::exchange(m_wanted, 0);
        putCursor(row);
    } // Else the number of rows is still on its way.
}

void CatalogueView::putCursor(int row)
{
    const QModelIndex index = m_model->index(row, std::max(0, currentIndex().column()));
    placeCursor(index);
    scrollTo(index, row == 0 ? EnsureVisible : PositionAtCenter);
    if (const auto rowsAbove = std::exchange(m_rowsAbove, std::nullopt))
        verticalScrollBar()->setValue((row - *rowsAbove) * verticalHeader()->defaultSectionSize());
}

void CatalogueView::placeCursor(const QModelIndex &index)
{
    m_placing = true;
    // A key that is held at this moment, such as Shift on a header, is not meant for the selection.
    if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
        setCurrentIndex(index);
    else
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_placing = false;
    settleCursor();
}

//! The record under the cursor stands elsewhere now, or nowhere: the cursor goes with it and not to its neighbour.
void CatalogueView::follow(const QList<qint64> &departed)
{
    if (m_announced == 0 || currentRecord() != m_announced || !departed.contains(m_announced))
        return;
    m_wanted = m_announced;
    m_gap = currentIndex().row();
    m_placing = true;
    selectionModel()->clear();
    m_placing = false;
    m_model->locate(m_wanted);
}

//! The answer where the wanted record stands; -1 for nowhere.
void CatalogueView::arrive(int row)
{
    const bool isFollowed = m_gap >= 0;
    m_expected = row < 0 ? 0 : m_wanted;
    m_wanted = 0;
    if (!isFollowed)
        return putCursor(std::max(0, row));
    if (row < 0)
        return announce(0); // The gap stays, for the next key.
    m_gap = -1;
    setAutoScroll(false); // The reader stays where they are.
    placeCursor(m_model->index(row, 0));
    setAutoScroll(true);
}

//! Tells of the record under the cursor, as soon as it is known which one that is.
void CatalogueView::settleCursor()
{
    const qint64 here = currentRecord();
    if (m_wanted != 0 || (m_expected != 0 && here == 0))
        return;
    const qint64 expected = std::exchange(m_expected, 0);
    if (const int row = expected && here != expected ? m_model->rowOf(expected) : -1; row >= 0)
        return placeCursor(m_model->index(row, currentIndex().column())); // It had moved meanwhile.
    announce(here);
}

void CatalogueView::announce(qint64 id)
{
    m_model->keep(id);
    if (id != m_announced)
        Q_EMIT currentRecordChanged(m_announced = id);
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
    if (m_placing)
        return;
    m_expected = 0;
    if (m_gap >= 0 || previous.isValid())
        m_wanted = 0; // Whoever moves the cursor wants it there.
    m_gap = -1;
    if (m_wanted == 0)
        announce(currentRecord());
}

//! From a record that is gone, the keys go on where it stood.
QModelIndex CatalogueView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (currentIndex().isValid() || m_gap < 0)
        return QTableView::moveCursor(action, modifiers);
    return m_model->index(std::min(m_gap, m_model->rowCount() - 1), 0);
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
    if (!m_model || m_model->rowCount() > 0 || !m_model->isLoading() || m_waitingTimer.isActive()
        || m_empty->isVisible())
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
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_model && m_lastLook.hasExpired(60'000)) {
        m_lastLook.start();
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
    m_model->want(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void CatalogueView::showEmptyState()
{
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(m_model->rowCount() == 0 && !m_model->isLoading());
}

} // namespace catalpa::ui
