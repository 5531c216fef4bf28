// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/pagestate.h"

#include "ui/catalogue/recordspage.h"
#include "ui/table/columnlayout.h"

#include <utility>

namespace catalpa::ui {

PageState::PageState(ViewState::Place place, RecordsPage &page)
    : m_place(place)
    , m_page(&page)
    , m_usualOrder(page.model()->sorting())
{
}

ViewState PageState::captured() const
{
    const CatalogueTableModel *model = m_page->model();
    const ColumnLayout *columns = m_page->view()->columnLayout();
    ViewState state{.place = m_place,
                    .search = model->search(),
                    .collation = model->collation(),
                    .columns = columns->isUsual() ? QList<ViewState::Column>() : columns->columns()};
    for (const auto &level : model->sorting()) {
        const QString key =
            model->headerData(level.column, Qt::Horizontal, CatalogueTableModel::ColumnKeyRole).toString();
        state.levels += ViewState::Level{.column = key, .order = level.order, .nothingFirst = level.nothingFirst};
    }
    return state;
}

void PageState::apply(const ViewState &state) const
{
    CatalogueTableModel *model = m_page->model();
    CatalogueView *view = m_page->view();
    QList<CatalogueTableModel::SortColumn> levels;
    for (const ViewState::Level &level : state.levels) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal, CatalogueTableModel::ColumnKeyRole) == level.column
                && model->isSortable(column))
                levels += CatalogueTableModel::SortColumn{column, level.order, level.nothingFirst};
        }
    }
    model->setSorting(levels.isEmpty() ? m_usualOrder : levels);
    model->setCollation(view->collations().contains(state.collation) ? state.collation : QString());
    m_page->setSearch(state.search);
    view->columnLayout()->setColumns(state.columns);
}

ViewSession::Table PageState::session() const
{
    return {.state = m_view.isEmpty() ? captured() : m_plain,
            .record = m_page->view()->wantedRecord(),
            .rowsAbove = m_page->view()->rowsAboveCursor()};
}

void PageState::showView(const SavedView &view)
{
    if (m_view.isEmpty())
        m_plain = captured();
    m_view = view.name;
    apply(view.state);
    m_asSaved = captured();
}

void PageState::leaveView()
{
    if (!std::exchange(m_view, QString()).isEmpty())
        apply(m_plain);
}

SavedView PageState::keepAs(const QString &name)
{
    if (m_view.isEmpty()) {
        m_plain = captured();
        m_plain.search.clear(); // It lives in the view from now on.
    }
    m_view = name;
    m_asSaved = captured();
    return {name, m_asSaved};
}

bool PageState::isChanged() const
{
    return !m_view.isEmpty() && captured() != m_asSaved;
}

} // namespace catalpa::ui
