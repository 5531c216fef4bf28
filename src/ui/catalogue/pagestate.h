// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"
#include "models/viewstate.h"

namespace catalpa::ui {

class RecordsPage;

//! How one page of the catalogue is looked at: by itself, or as a saved view says; then it remembers how it stood
//! before.
class PageState {
public:
    //! \a page must outlive this.
    PageState(ViewState::Place place, RecordsPage &page);

    RecordsPage &page() const { return *m_page; }
    //! The name of the view that was chosen on this page; empty while it is as it was left.
    const QString &view() const { return m_view; }

    //! How the page is now.
    ViewState captured() const;
    void apply(const ViewState &state) const;
    //! What the next start is to bring back, without the view.
    ViewSession::Table session() const;

    void showView(const SavedView &view);
    //! Back to how the page stood before; nothing without a view.
    void leaveView();
    //! What is shown becomes a view of this name; what it is, to be saved.
    SavedView keepAs(const QString &name);
    void rename(const QString &name) { m_view = name; }
    //! What is shown differs from the view.
    bool isChanged() const;

private:
    ViewState::Place m_place;
    RecordsPage *m_page;
    QList<CatalogueTableModel::SortColumn> m_usualOrder;
    QString m_view;
    ViewState m_plain; //!< How the page stood before, while there is a view.
    ViewState m_asSaved; //!< The view as this page understands it.
};

} // namespace catalpa::ui
