// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/reading/pagereading.h"

#include "ui/table/catalogueview.h"
#include "ui/table/readingnote.h"

#include <algorithm>
#include <utility>

namespace catalpa::ui {

void PageReading::add(CatalogueView &view)
{
    m_views += &view;
    connect(view.catalogModel(), &CatalogueTableModel::failed, this, [this](const Error &error) {
        m_error = error;
        Q_EMIT failed(error);
    });
    connect(view.catalogModel(), &CatalogueTableModel::progressed, this, &PageReading::follow);
    // What was edited goes to its new place at once, and not later under somebody's hand.
    connect(view.catalogModel(), &CatalogueTableModel::displaced, this, [this, &view] {
        m_displaced += &view;
        moveDisplaced(view);
    });
    connect(&view, &CatalogueView::editorClosed, this, [this, &view] { moveDisplaced(view); });
}

void PageReading::follow()
{
    const bool lacks = std::any_of(m_views.cbegin(), m_views.cend(), [](const CatalogueView *view) {
        return view->catalogModel()->isLacking() || view->catalogModel()->isLoading();
    });
    if (!lacks && std::exchange(m_error, std::nullopt))
        Q_EMIT mended();
}

bool PageReading::isLacking() const
{
    return std::any_of(m_views.cbegin(), m_views.cend(), [](const CatalogueView *view) {
        return view->catalogModel()->isLacking() && !view->readingNote()->isStopped();
    });
}

void PageReading::askAgain()
{
    for (const CatalogueView *view : std::as_const(m_views))
        view->catalogModel()->askAgain();
    Q_EMIT looked();
}

void PageReading::readAgain()
{
    for (CatalogueView *view : std::as_const(m_views)) {
        CatalogueTableModel *model = view->catalogModel();
        if (model->isLoading() || view->isHidden())
            continue;
        if (view->isEditing()) {
            model->askAgain();
            model->refreshVisible();
            continue;
        }
        const int rowsAbove = view->rowsAboveCursor();
        model->refresh();
        view->selectRecord(view->wantedRecord(), rowsAbove);
    }
    Q_EMIT looked();
}

void PageReading::moveDisplaced(CatalogueView &view)
{
    if (!view.isEditing() && m_displaced.remove(&view))
        view.catalogModel()->refreshVisible();
}

bool PageReading::look()
{
    bool isComplete = true;
    for (const CatalogueView *view : std::as_const(m_views)) {
        if (view->isEditing())
            isComplete = false;
        else if (view->isVisible())
            view->catalogModel()->refreshVisible();
    }
    Q_EMIT looked();
    return isComplete;
}

void PageReading::setAwaited(const QString &sentence)
{
    for (const CatalogueView *view : std::as_const(m_views))
        view->readingNote()->setAwaited(sentence);
}

} // namespace catalpa::ui
