// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/catalogue.h"
#include "models/viewstorage.h"
#include "ui/catalogue/pagestate.h"

#include <QtCore/QTimer>

#include <array>

namespace catalpa::ui {

class Prompts;
class RecordsPage;
class Sidebar;

//! What is looked at, and how: the two places, the librarian's views of them, and the session that comes back at the
//! next start, also after a crash.
class SavedViewController final : public QObject {
    Q_OBJECT

public:
    //! \a storage may be null: then nothing is kept. Everything else must outlive it.
    SavedViewController(Sidebar &sidebar, RecordsPage &authors, RecordsPage &books,
                        std::unique_ptr<ViewStorage> storage, Prompts &prompts, QWidget &window);
    ~SavedViewController() override;

    //! What a new catalogue begins with.
    static QList<SavedView> readyMade(const CatalogueCapabilities &capabilities);
    //! Reads what was kept, puts it back, and asks for the first rows. A new catalogue gets \a readyMade.
    void begin(const QList<SavedView> &readyMade);
    RecordsPage *current() const { return &m_pages.at(m_current).page(); }
    //! To a place as it was left, without a view.
    void go(ViewState::Place place);
    void choose(const QString &name);

    const QList<SavedView> &all() const { return m_list.views; }
    //! The name of the view in front; empty for a place.
    const QString &chosen() const { return m_pages.at(m_current).view(); }
    //! What is in front differs from its view.
    bool isChanged() const;

    void saveAs();
    void update();
    void rename(const QString &old);
    void remove(const QString &name);

Q_SIGNALS:
    //! Another page, or another search on it, is in front.
    void shown();
    //! The views, the chosen one, or whether it is changed.
    void changed();
    void told(const QString &sentence);

private:
    void restore(const ViewStorage::Kept &kept);
    void showSaved(const SavedView &view);
    void bring(size_t place);
    void note();
    void saveSession();
    void put(const QString &name);
    void keepList();
    void whenFree(const QString &name, const QString &own, std::function<void()> proceed);
    ViewSession session() const;

    Sidebar &m_sidebar;
    std::array<PageState, 2> m_pages; //!< By place.
    std::unique_ptr<ViewStorage> m_storage;
    Prompts &m_prompts;
    QWidget &m_window;
    size_t m_current = 0;
    ViewList m_list;
    ViewSession m_kept; //!< As it was written last.
    QTimer m_pause;
    Pending m_opening;
    bool m_restored = false;
    bool m_marked = false;
};

} // namespace catalpa::ui
