// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/savedviewcontroller.h"

#include "ui/catalogue/viewnamedialog.h"
#include "ui/table/columnlayout.h"
#include "ui/widgets/prompts.h"
#include "ui/window/sidebar.h"

#include <QtWidgets/QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

SavedViewController::SavedViewController(Sidebar &sidebar, RecordsPage &authors, RecordsPage &books,
                                         std::unique_ptr<ViewStorage> shelf, Prompts &prompts, QWidget *window)
    : QObject(window)
    , m_sidebar(sidebar)
    , m_desks{PageState{.page = &authors, .usualOrder = authors.model()->sorting()},
              PageState{.page = &books, .usualOrder = books.model()->sorting()}}
    , m_shelf(std::move(shelf))
    , m_prompts(prompts)
    , m_window(window)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, &SavedViewController::saveSession);
    for (const PageState &desk : m_desks) {
        connect(desk.page->model(), &CatalogueTableModel::loaded, this, &SavedViewController::note);
        connect(desk.page->view(), &CatalogueView::arrangementChanged, this, &SavedViewController::note);
        connect(desk.page->view(), &CatalogueView::currentRecordChanged, this, &SavedViewController::note);
        connect(desk.page->view()->verticalScrollBar(), &QScrollBar::valueChanged, &m_pause,
                qOverload<>(&QTimer::start));
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

void SavedViewController::begin(const QList<SavedView> &readyMade)
{
    const auto takeUp = [this, readyMade](ViewStorage::Kept kept) {
        if (kept.isNew)
            kept.list.views = readyMade;
        restore(kept);
        if (kept.isNew)
            keepList();
    };
    if (!m_shelf)
        return takeUp({.isNew = true});
    m_opening = deliver(m_shelf->open(), this, [takeUp](const Result<ViewStorage::Kept> &kept) {
        takeUp(kept.value_or(ViewStorage::Kept()));
    });
}

void SavedViewController::restore(const ViewStorage::Kept &kept)
{
    m_list = kept.list;
    m_kept = kept.session;
    m_sidebar.setViews(m_list.views);
    const std::array tables{kept.session.authors, kept.session.books};
    for (size_t place = 0; place < m_desks.size(); ++place)
        apply(m_desks.at(place), tables.at(place).state);
    m_current = size_t(kept.session.shown.place);
    if (const SavedView *view = m_list.find(kept.session.view)) {
        showSaved(*view);
        if (kept.session.shown.place == view->state.place)
            apply(m_desks.at(m_current), kept.session.shown);
    }
    // The page in front is answered first.
    for (const size_t place : {m_current, 1 - m_current}) {
        const RecordsPage *page = m_desks.at(place).page;
        page->model()->refresh();
        if (tables.at(place).record != 0)
            page->view()->selectRecord(tables.at(place).record, tables.at(place).rowsAbove);
    }
    m_restored = true;
    bring(m_current);
}

void SavedViewController::apply(const PageState &desk, const ViewState &state) const
{
    CatalogueTableModel *model = desk.page->model();
    CatalogueView *view = desk.page->view();
    QList<CatalogueTableModel::SortColumn> levels;
    for (const ViewState::Level &level : state.levels) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal, CatalogueTableModel::ColumnKeyRole) == level.column
                && model->isSortable(column))
                levels += CatalogueTableModel::SortColumn{column, level.order, level.nothingFirst};
        }
    }
    model->setSorting(levels.isEmpty() ? desk.usualOrder : levels);
    model->setCollation(view->collations().contains(state.collation) ? state.collation : QString());
    desk.page->setSearch(state.search);
    view->columnLayout()->setColumns(state.columns);
}

ViewState SavedViewController::captured(const PageState &desk) const
{
    const CatalogueTableModel *model = desk.page->model();
    ColumnLayout *columns = desk.page->view()->columnLayout();
    ViewState state{.place = ViewState::Place(&desk - m_desks.data()),
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

ViewSession SavedViewController::session() const
{
    const auto table = [this](const PageState &desk) {
        return ViewSession::Table{.state = desk.view.isEmpty() ? captured(desk) : desk.plain,
                                  .record = desk.page->view()->wantedRecord(),
                                  .rowsAbove = desk.page->view()->rowsAboveCursor()};
    };
    return {.authors = table(m_desks[0]),
            .books = table(m_desks[1]),
            .view = chosen(),
            .shown = captured(m_desks.at(m_current))};
}

void SavedViewController::go(ViewState::Place place)
{
    leaveView(m_desks.at(size_t(place)));
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
    PageState &desk = m_desks.at(m_current);
    if (desk.view.isEmpty())
        desk.plain = captured(desk);
    desk.view = view.name;
    apply(desk, view.state);
    desk.asSaved = captured(desk);
}

void SavedViewController::leaveView(PageState &desk)
{
    if (!std::exchange(desk.view, QString()).isEmpty())
        apply(desk, desk.plain);
}

void SavedViewController::bring(size_t desk)
{
    m_current = desk;
    m_sidebar.show(ViewState::Place(desk), chosen());
    m_marked = false;
    Q_EMIT shown();
    note();
    Q_EMIT changed();
}

bool SavedViewController::isChanged() const
{
    return !chosen().isEmpty() && captured(m_desks.at(m_current)) != m_desks.at(m_current).asSaved;
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
    if (!m_restored || !m_shelf)
        return;
    const ViewSession now = session();
    if (now != std::exchange(m_kept, now))
        m_shelf->keep(now);
}

void SavedViewController::keepList()
{
    m_sidebar.setViews(m_list.views);
    if (m_shelf)
        m_shelf->keep(m_list);
    bring(m_current);
}

void SavedViewController::whenFree(const QString &name, std::function<void()> proceed)
{
    if (!m_list.find(name) || name.compare(chosen(), Qt::CaseInsensitive) == 0)
        return proceed();
    m_prompts.ask(m_window,
                  {.title = tr("Replace view"),
                   .text = tr("Replace the view “%1”?").arg(name),
                   .consequences = tr("There is a view of this name already."),
                   .confirm = tr("Replace view")},
                  std::move(proceed));
}

void SavedViewController::saveAs()
{
    const QString search = current()->model()->search().simplified().left(SavedView::longestName);
    auto *dialog = new ViewNameDialog(tr("Save view"), chosen().isEmpty() ? search : chosen(), m_window);
    connect(dialog, &ViewNameDialog::named, this,
            [this](const QString &name) { whenFree(name, [this, name] { put(name); }); });
    dialog->open();
}

//! What is in front becomes the view of this name.
void SavedViewController::put(const QString &name)
{
    PageState &other = m_desks.at(1 - m_current);
    if (other.view.compare(name, Qt::CaseInsensitive) == 0)
        leaveView(other);
    PageState &desk = m_desks.at(m_current);
    if (desk.view.isEmpty()) {
        desk.plain = captured(desk);
        desk.plain.search.clear(); // It lives in the view from now on.
    }
    desk.view = name;
    desk.asSaved = captured(desk);
    m_list.put({name, desk.asSaved});
    keepList();
    Q_EMIT told(tr("The view “%1” was saved.").arg(name));
}

void SavedViewController::update()
{
    if (isChanged())
        put(QString(chosen()));
}

void SavedViewController::rename()
{
    const QString old = chosen();
    if (old.isEmpty())
        return;
    auto *dialog = new ViewNameDialog(tr("Rename view"), old, m_window);
    connect(dialog, &ViewNameDialog::named, this, [this, old](const QString &name) {
        whenFree(name, [this, old, name] {
            if (name.compare(old, Qt::CaseInsensitive) != 0)
                m_list.remove(name);
            for (PageState &desk : m_desks) {
                if (desk.view == name)
                    leaveView(desk);
                if (desk.view == old)
                    desk.view = name;
            }
            m_list.rename(old, name);
            keepList();
        });
    });
    dialog->open();
}

void SavedViewController::remove()
{
    const QString name = chosen();
    if (name.isEmpty())
        return;
    m_prompts.ask(m_window,
                  {.title = tr("Delete view"),
                   .text = tr("Delete the view “%1”?").arg(name),
                   .consequences = tr("Authors and books stay as they are."),
                   .confirm = tr("Delete view"),
                   .dangerous = true},
                  [this, name] {
                      m_list.remove(name);
                      for (PageState &desk : m_desks) {
                          if (desk.view == name)
                              leaveView(desk);
                      }
                      keepList();
                      Q_EMIT told(tr("The view “%1” was deleted.").arg(name));
                  });
}

} // namespace catalpa::ui
