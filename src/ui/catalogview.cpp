// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogview.h"

#include "ui/emptystate.h"
#include "ui/rowdelegate.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

CatalogView::CatalogView(QWidget *parent)
    : QTableView(parent)
    , m_delegate(new RowDelegate(this))
    , m_empty(new EmptyState(viewport()))
{
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    setRowDensity(m_linesPerRow);
    m_empty->hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
}

void CatalogView::setCatalogModel(CatalogTableModel *model)
{
    m_model = model;
    setModel(model);
    setSortingEnabled(false);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSectionsClickable(true);
    const auto sorting = model->sorting().value(0);
    horizontalHeader()->setSortIndicator(sorting.column, sorting.order);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, model, &CatalogTableModel::sort);
    connect(model, &CatalogTableModel::modelAboutToBeReset, this, [this] {
        if (m_wanted == 0)
            m_wanted = m_expected ? m_expected : currentRecord();
        m_expected = 0;
        m_gap = -1;
    });
    connect(model, &CatalogTableModel::loaded, this, [this] {
        m_patience.stop();
        m_lastLook.start();
        takeUpCursor();
        showEmptyState();
        askForVisibleRows();
    });
    connect(model, &CatalogTableModel::counted, this, [this] {
        if (m_wanted && m_gap < 0)
            takeUpCursor();
    });
    connect(model, &CatalogTableModel::located, this, [this](qint64 id, int row) {
        if (m_wanted == id)
            arrive(row);
    });
    connect(model, &CatalogTableModel::departed, this, &CatalogView::follow);
    connect(model, &CatalogTableModel::rowsInserted, this, &CatalogView::askForVisibleRows, Qt::QueuedConnection);
    connect(
        model, &CatalogTableModel::rowsRemoved, this,
        [this] {
            showEmptyState();
            askForVisibleRows();
        },
        Qt::QueuedConnection);
    connect(model, &CatalogTableModel::dataChanged, this, &CatalogView::settleCursor);
    connect(model, &CatalogTableModel::failed, this, &CatalogView::showEmptyState);
    m_patience.start();
}

qint64 CatalogView::currentRecord() const
{
    return currentIndex().isValid() ? currentIndex().data(CatalogTableModel::RecordIdRole).toLongLong() : 0;
}

void CatalogView::selectRecord(qint64 id)
{
    m_wanted = id;
    m_gap = -1;
    if (!m_model->isLoading())
        takeUpCursor();
}

//! After new rows: the wanted record, wherever it stands, else the first row.
void CatalogView::takeUpCursor()
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

void CatalogView::putCursor(int row)
{
    const QModelIndex index = m_model->index(row, std::max(0, currentIndex().column()));
    placeCursor(index);
    scrollTo(index, row == 0 ? EnsureVisible : PositionAtCenter);
}

void CatalogView::placeCursor(const QModelIndex &index)
{
    m_placing = true;
    setCurrentIndex(index);
    m_placing = false;
    settleCursor();
}

//! The record under the cursor stands elsewhere now, or nowhere: the cursor goes with it and not to its neighbour.
void CatalogView::follow(const QList<qint64> &departed)
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
void CatalogView::arrive(int row)
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
void CatalogView::settleCursor()
{
    const qint64 here = currentRecord();
    if (m_wanted != 0 || (m_expected != 0 && here == 0))
        return;
    const qint64 expected = std::exchange(m_expected, 0);
    if (const int row = expected && here != expected ? m_model->rowOf(expected) : -1; row >= 0)
        return placeCursor(m_model->index(row, currentIndex().column())); // It had moved meanwhile.
    announce(here);
}

void CatalogView::announce(qint64 id)
{
    m_model->keep(id);
    if (id != m_announced)
        Q_EMIT currentRecordChanged(m_announced = id);
}

void CatalogView::setRowDensity(qreal linesPerRow)
{
    m_linesPerRow = linesPerRow;
    verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().lineSpacing() * linesPerRow));
}

// Jumping to a name by typing needs the whole set, not the rows that happen to be here; typing goes to the search.
void CatalogView::keyboardSearch(const QString &) { }

void CatalogView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
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
QModelIndex CatalogView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (currentIndex().isValid() || m_gap < 0)
        return QTableView::moveCursor(action, modifiers);
    return m_model->index(std::min(m_gap, m_model->rowCount() - 1), 0);
}

void CatalogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copyRow();
    if (event->key() == Qt::Key_Delete && currentRecord() != 0) {
        Q_EMIT removeRequested();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState) {
        Q_EMIT opened();
        return;
    }
    QTableView::keyPressEvent(event);
}

void CatalogView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_model || m_model->rowCount() > 0 || !m_model->isLoading() || m_patience.isActive() || m_empty->isVisible())
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

void CatalogView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    askForVisibleRows();
}

void CatalogView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    askForVisibleRows();
}

void CatalogView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setRowDensity(m_linesPerRow);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_model && m_lastLook.hasExpired(60'000)) {
        m_lastLook.start();
        m_model->readAgain(); // Colleagues went on while this window was out of sight.
    }
}

void CatalogView::askForVisibleRows()
{
    if (!m_model || m_model->rowCount() == 0)
        return;
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    m_model->want(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void CatalogView::showEmptyState()
{
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(m_model->rowCount() == 0 && !m_model->isLoading());
}

void CatalogView::copyRow() const
{
    QStringList cells;
    for (int column = 0; column < m_model->columnCount(); ++column)
        cells += m_model->index(currentIndex().row(), column).data().toString();
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

} // namespace catalpa::ui
