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
            m_wanted = currentRecord();
    });
    connect(model, &CatalogTableModel::loaded, this, [this] {
        m_patience.stop();
        takeUpCursor();
        showEmptyState();
        askForVisibleRows();
    });
    connect(model, &CatalogTableModel::counted, this, [this] {
        if (m_wanted)
            takeUpCursor();
    });
    connect(model, &CatalogTableModel::located, this, [this](qint64 id, int row) {
        if (std::exchange(m_wanted, 0) == id)
            putCursor(std::max(0, row));
    });
    connect(model, &CatalogTableModel::rowsInserted, this, &CatalogView::askForVisibleRows, Qt::QueuedConnection);
    connect(
        model, &CatalogTableModel::rowsRemoved, this,
        [this] {
            showEmptyState();
            askForVisibleRows();
        },
        Qt::QueuedConnection);
    connect(model, &CatalogTableModel::dataChanged, this, [this] {
        if (currentRecord() != m_announced)
            Q_EMIT currentRecordChanged(m_announced = currentRecord());
    });
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
    if (!m_model->isLoading())
        takeUpCursor();
}

//! After new rows: the wanted record, wherever it stands, else the first row.
void CatalogView::takeUpCursor()
{
    if (m_model->rowCount() == 0) {
        m_wanted = 0;
        if (m_announced != 0)
            Q_EMIT currentRecordChanged(m_announced = 0);
        return;
    }
    const int row = m_wanted ? m_model->rowOf(m_wanted) : 0;
    if (row < 0 && m_model->isCounted())
        return m_model->locate(m_wanted);
    if (row >= 0) {
        m_wanted = 0;
        putCursor(row);
    } // Else the number of rows is still on its way.
}

void CatalogView::putCursor(int row)
{
    const QModelIndex index = m_model->index(row, std::max(0, currentIndex().column()));
    setCurrentIndex(index);
    scrollTo(index, row == 0 ? EnsureVisible : PositionAtCenter);
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
    const qint64 id = current.isValid() ? current.data(CatalogTableModel::RecordIdRole).toLongLong() : 0;
    if (id != m_announced)
        Q_EMIT currentRecordChanged(m_announced = id);
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
