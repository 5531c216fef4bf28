// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/savedviewcontroller.h"

#include "ui/catalogue/dialogs/viewnamedialog.h"
#include "ui/catalogue/recordspage.h"
#include "ui/widgets/prompts.h"
#include "ui/window/sidebar.h"

#include <QtWidgets/QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

SavedViewController::SavedViewController(Sidebar &sidebar, RecordsPage &authors, RecordsPage &books,
                                         std::unique_ptr<ViewStorage> storage, Prompts &prompts, QWidget &window)
    : m_sidebar(sidebar)
    , m_pages{PageState(ViewState::Place::Authors, authors), PageState(ViewState::Place::Books, books)}
    , m_storage(std::move(storage))
    , m_prompts(prompts)
    , m_window(window)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, &SavedViewController::saveSession);
    for (const RecordsPage *page : {&authors, &books}) {
        connect(page->model(), &CatalogueTableModel::loaded, this, &SavedViewController::note);
        connect(page->view(), &CatalogueView::arrangementChanged, this, &SavedViewController::note);
        connect(page->view(), &CatalogueView::currentRecordChanged, this, &SavedViewController::note);
        connect(page->view()->verticalScrollBar(), &QScrollBar::valueChanged, &m_pause, qOverload<>(&QTimer::start));
    }
    connect(&sidebar, &Sidebar::placeChosen, this, &SavedViewController::go);
    connect(&sidebar, &Sidebar::viewChosen, this, &SavedViewController::choose);
    connect(&sidebar, &Sidebar::updateRequested, this, &SavedViewController::update);
    connect(&sidebar, &Sidebar::renameRequested, this, &SavedViewController::rename);
    connect(&sidebar, &Sidebar::removeRequested, this, &SavedViewController::remove);
}

SavedViewController::~SavedViewController()
{
    saveSession();
}

QList<SavedView> SavedViewController::readyMade(const CatalogueCapabilities &capabilities)
{
    const ViewState::Level newestFirst{.column = u"Added"_s, .order = Qt::DescendingOrder};
    QList<SavedView> views{
        {tr("Last 30 days"), {.place = ViewState::Place::Books, .search = u"added:<30d"_s, .levels = {newestFirst}}}};
    if (capabilities.hasCountry)
        views += {tr("Without a country"), {.search = u"country:none"_s}};
    if (capabilities.hasSortKeys)
        views += {tr("To check"), {.search = u"doubt:any"_s}};
    return views;
}

void SavedViewController::begin(const QList<SavedView> &readyMade)
{
    const auto takeUp = [this, readyMade](ViewStorage::Kept kept) {
        if (kept.isNew)
            kept.list.views = readyMade;
        restore(kept);
        if (kept.isNew)
            keepList();
    };
    if (!m_storage)
        return takeUp({.isNew = true});
    m_opening = deliver(m_storage->open(), this, [takeUp](const Result<ViewStorage::Kept> &kept) {
        takeUp(kept.value_or(ViewStorage::Kept()));
    });
}

void SavedViewController::restore(const ViewStorage::Kept &kept)
{
    m_list = kept.list;
    m_kept = kept.session;
    m_sidebar.setViews(m_list.views);
    const std::array tables{kept.session.authors, kept.session.books};
    for (size_t place = 0; place < m_pages.size(); ++place)
        m_pages.at(place).apply(tables.at(place).state);
    m_current = size_t(kept.session.shown.place);
    if (const SavedView *view = m_list.find(kept.session.view)) {
        showSaved(*view);
        if (kept.session.shown.place == view->state.place)
            m_pages.at(m_current).apply(kept.session.shown);
    }
    // The page in front is answered first.
    for (const size_t place : {m_current, 1 - m_current}) {
        const RecordsPage &page = m_pages.at(place).page();
        page.model()->refresh();
        if (tables.at(place).record != 0)
            page.view()->selectRecord(tables.at(place).record, tables.at(place).rowsAbove);
    }
    m_restored = true;
    bring(m_current);
}

ViewSession SavedViewController::session() const
{
    return {.authors = m_pages[0].session(),
            .books = m_pages[1].session(),
            .view = chosen(),
            .shown = m_pages.at(m_current).captured()};
}

void SavedViewController::go(ViewState::Place place)
{
    m_pages.at(size_t(place)).leaveView();
    bring(size_t(place));
}

void SavedViewController::choose(const QString &name)
{
    if (const SavedView *view = m_list.find(name)) {
        showSaved(*view);
        bring(m_current);
    }
}

void SavedViewController::showSaved(const SavedView &view)
{
    m_current = size_t(view.state.place);
    m_pages.at(m_current).showView(view);
}

void SavedViewController::bring(size_t place)
{
    m_current = place;
    m_sidebar.show(ViewState::Place(place), chosen());
    m_marked = false;
    Q_EMIT shown();
    note();
    Q_EMIT changed();
}

bool SavedViewController::isChanged() const
{
    return m_pages.at(m_current).isChanged();
}

//! Something is looked at in another way.
void SavedViewController::note()
{
    m_pause.start();
    if (const bool now = isChanged(); now != std::exchange(m_marked, now)) {
        m_sidebar.setChanged(now);
        Q_EMIT changed();
    }
}

void SavedViewController::saveSession()
{
    m_pause.stop();
    if (!m_restored || !m_storage)
        return;
    const ViewSession now = session();
    if (now != std::exchange(m_kept, now))
        m_storage->keep(now);
}

void SavedViewController::keepList()
{
    m_sidebar.setViews(m_list.views);
    if (m_storage)
        m_storage->keep(m_list);
    bring(m_current);
}

void SavedViewController::whenFree(const QString &name, const QString &own, std::function<void()> proceed)
{
    if (!m_list.find(name) || name.compare(own, Qt::CaseInsensitive) == 0)
        return proceed();
    m_prompts.ask(&m_window,
                  {.title = tr("Replace view"),
                   .text = tr("Replace the view “%1”?").arg(name),
                   .consequences = tr("There is a view of this name already."),
                   .confirm = tr("Replace view")},
                  std::move(proceed));
}

void SavedViewController::saveAs()
{
    const QString search = current()->model()->search().simplified().left(SavedView::longestName);
    auto *dialog = new ViewNameDialog(tr("Save view"), chosen().isEmpty() ? search : chosen(), &m_window);
    connect(dialog, &ViewNameDialog::named, this,
            [this](const QString &name) { whenFree(name, chosen(), [this, name] { put(name); }); });
    dialog->open();
}

//! What is in front becomes the view of this name.
void SavedViewController::put(const QString &name)
{
    PageState &other = m_pages.at(1 - m_current);
    if (other.view().compare(name, Qt::CaseInsensitive) == 0)
        other.leaveView();
    m_list.put(m_pages.at(m_current).keepAs(name));
    keepList();
    Q_EMIT told(tr("The view “%1” was saved.").arg(name));
}

void SavedViewController::update()
{
    if (isChanged())
        put(QString(chosen()));
}

void SavedViewController::rename(const QString &old)
{
    if (old.isEmpty())
        return;
    auto *dialog = new ViewNameDialog(tr("Rename view"), old, &m_window);
    connect(dialog, &ViewNameDialog::named, this, [this, old](const QString &name) {
        whenFree(name, old, [this, old, name] {
            if (name.compare(old, Qt::CaseInsensitive) != 0)
                m_list.remove(name);
            for (PageState &page : m_pages) {
                if (page.view() == name)
                    page.leaveView();
                if (page.view() == old)
                    page.rename(name);
            }
            m_list.rename(old, name);
            keepList();
        });
    });
    dialog->open();
}

void SavedViewController::remove(const QString &name)
{
    if (name.isEmpty())
        return;
    m_prompts.ask(&m_window,
                  {.title = tr("Delete view"),
                   .text = tr("Delete the view “%1”?").arg(name),
                   .consequences = tr("Authors and books stay as they are."),
                   .confirm = tr("Delete view"),
                   .dangerous = true},
                  [this, name] {
                      m_list.remove(name);
                      for (PageState &page : m_pages) {
                          if (page.view() == name)
                              page.leaveView();
                      }
                      keepList();
                      Q_EMIT told(tr("The view “%1” was deleted.").arg(name));
                  });
}

} // namespace catalpa::ui
