// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hands on a table: keys, clicks, what is selected and copied.

#include "models/rowreader.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"
#include "ui/table/rowselection.h"
#include "ui/table/typeahead.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int mostAtOnce = 2'000; // Rows that are copied at once when they are here.

} // namespace

//! The person has gone elsewhere: what was waited for need not come, and not everything is selected any more.
void CatalogueView::leaveCursor()
{
    m_wanted = 0;
    m_rowsAbove.reset();
    m_selection->setAll(false);
}

void CatalogueView::selectAll()
{
    if (m_model->rowCount() == 0)
        return;
    m_allOf = m_model->search();
    m_selection->setAll(true);
}

void CatalogueView::copyRows()
{
    const QList<int> columns = columnLayout()->shownColumns();
    QString text;
    if (m_selection->count() > mostAtOnce)
        return Q_EMIT farCopyRequested();
    for (const RowRange &range : m_selection->ranges()) {
        for (int row = range.first; row <= range.last; ++row) {
            const auto line = rowtext::line(*m_model, row, columns);
            if (!line)
                return Q_EMIT farCopyRequested();
            text += (text.isEmpty() ? QString() : u"\n"_s) + *line;
        }
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

// Qt's way of jumping by typing looks at the rows that are here; TypeAhead asks the database.
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
