// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views.h"

#include "ui/columnlayout.h"
#include "ui/prompts.h"
#include "ui/sidebar.h"
#include "ui/viewnamedialog.h"

#include <QtWidgets/QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

Views::Views(Sidebar &sidebar, RecordsPage &authors, RecordsPage &books, std::unique_ptr<ViewShelf> shelf,
             Prompts &prompts, QWidget *window)
    : QObject(window)
    , m_sidebar(sidebar)
    , m_desks{Desk{.page = &authors, .usualOrder = authors.model()->sorting()},
              Desk{.page = &books, .usualOrder = books.model()->sorting()}}
    , m_shelf(std::move(shelf))
    , m_prompts(prompts)
    , m_window(window)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, &Views::saveSession);
    for (const Desk &desk : m_desks) {
        connect(desk.page->model(), &CatalogTableModel::loaded, this, &Views::note);
        connect(desk.page->view(), &CatalogView::arrangementChanged, this, &Views::note);
        connect(desk.page->view(), &CatalogView::currentRecordChanged, this, &Views::note);
        connect(desk.page->view()->verticalScrollBar(), &QScrollBar::valueChanged, &m_pause,
                qOverload<>(&QTimer::start));
    }
    connect(&sidebar, &Sidebar::placeChosen, this, &Views::go);
    connect(&sidebar, &Sidebar::viewChosen, this, &Views::choose);
    connect(&sidebar, &Sidebar::updateRequested, this, &Views::update);
    connect(&sidebar, &Sidebar::renameRequested, this, &Views::rename);
    connect(&sidebar, &Sidebar::removeRequested, this, &Views::remove);
}

Views::~Views()
{
    saveSession();
}

void Views::begin(const QList<SavedView> &readyMade)
{
    const auto takeUp = [this, readyMade](ViewShelf::Kept kept) {
        if (kept.isNew)
            kept.list.views = readyMade;
        restore(kept);
        if (kept.isNew)
            keepList();
    };
    if (!m_shelf)
        return takeUp({.isNew = true});
    m_opening = deliver(m_shelf->open(), this,
                        [takeUp](const Result<ViewShelf::Kept> &kept) { takeUp(kept.value_or(ViewShelf::Kept())); });
}

void Views::restore(const ViewShelf::Kept &kept)
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

void Views::apply(const Desk &desk, const ViewState &state) const
{
    CatalogTableModel *model = desk.page->model();
    CatalogView *view = desk.page->view();
    QList<CatalogTableModel::SortColumn> levels;
    for (const ViewState::Level &level : state.levels) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal, CatalogTableModel::ColumnKeyRole) == level.column
                && model->isSortable(column))
                levels += CatalogTableModel::SortColumn{column, level.order, level.nothingFirst};
        }
    }
    model->setSorting(levels.isEmpty() ? desk.usualOrder : levels);
    model->setAlphabet(view->alphabets().contains(state.alphabet) ? state.alphabet : QString());
    desk.page->setSearch(state.search);
    view->columnLayout()->setColumns(state.columns);
}

ViewState Views::captured(const Desk &desk) const
{
    const CatalogTableModel *model = desk.page->model();
    ColumnLayout *columns = desk.page->view()->columnLayout();
    ViewState state{.place = ViewState::Place(&desk - m_desks.data()),
                    .search = model->search(),
                    .alphabet = model->alphabet(),
                    .columns = columns->isUsual() ? QList<ViewState::Column>() : columns->columns()};
    for (const auto &level : model->sorting()) {
        const QString key =
            model->headerData(level.column, Qt::Horizontal, CatalogTableModel::ColumnKeyRole).toString();
        state.levels += ViewState::Level{.column = key, .order = level.order, .nothingFirst = level.nothingFirst};
    }
    return state;
}

ViewSession Views::session() const
{
    const auto table = [this](const Desk &desk) {
        return ViewSession::Table{.state = desk.view.isEmpty() ? captured(desk) : desk.plain,
                                  .record = desk.page->view()->wantedRecord(),
                                  .rowsAbove = desk.page->view()->rowsAboveCursor()};
    };
    return {.authors = table(m_desks[0]),
            .books = table(m_desks[1]),
            .view = chosen(),
            .shown = captured(m_desks.at(m_current))};
}

void Views::go(ViewState::Place place)
{
    leaveView(m_desks.at(size_t(place)));
    bring(size_t(place));
}

void Views::choose(const QString &name)
{
    if (const SavedView *view = m_list.find(name)) {
        showSaved(*view);
        bring(m_current);
    }
}

void Views::showSaved(const SavedView &view)
{
    m_current = size_t(view.state.place);
    Desk &desk = m_desks.at(m_current);
    if (desk.view.isEmpty())
        desk.plain = captured(desk);
    desk.view = view.name;
    apply(desk, view.state);
    desk.asSaved = captured(desk);
}

void Views::leaveView(Desk &desk)
{
    if (!std::exchange(desk.view, QString()).isEmpty())
        apply(desk, desk.plain);
}

void Views::bring(size_t desk)
{
    m_current = desk;
    m_sidebar.show(ViewState::Place(desk), chosen());
    m_marked = false;
    Q_EMIT shown();
    note();
    Q_EMIT changed();
}

bool Views::isChanged() const
{
    return !chosen().isEmpty() && captured(m_desks.at(m_current)) != m_desks.at(m_current).asSaved;
}

//! Something is looked at in another way.
void Views::note()
{
    m_pause.start();
    if (const bool now = isChanged(); now != std::exchange(m_marked, now)) {
        m_sidebar.setChanged(now);
        Q_EMIT changed();
    }
}

void Views::saveSession()
{
    m_pause.stop();
    if (!m_restored || !m_shelf)
        return;
    const ViewSession now = session();
    if (now != std::exchange(m_kept, now))
        m_shelf->keep(now);
}

void Views::keepList()
{
    m_sidebar.setViews(m_list.views);
    if (m_shelf)
        m_shelf->keep(m_list);
    bring(m_current);
}

void Views::whenFree(const QString &name, std::function<void()> proceed)
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

void Views::saveAs()
{
    const QString search = current()->model()->search().simplified().left(SavedView::longestName);
    auto *dialog = new ViewNameDialog(tr("Save view"), chosen().isEmpty() ? search : chosen(), m_window);
    connect(dialog, &ViewNameDialog::named, this,
            [this](const QString &name) { whenFree(name, [this, name] { put(name); }); });
    dialog->open();
}

//! What is in front becomes the view of this name.
void Views::put(const QString &name)
{
    Desk &other = m_desks.at(1 - m_current);
    if (other.view.compare(name, Qt::CaseInsensitive) == 0)
        leaveView(other);
    Desk &desk = m_desks.at(m_current);
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

void Views::update()
{
    if (isChanged())
        put(QString(chosen()));
}

void Views::rename()
{
    const QString old = chosen();
    if (old.isEmpty())
        return;
    auto *dialog = new ViewNameDialog(tr("Rename view"), old, m_window);
    connect(dialog, &ViewNameDialog::named, this, [this, old](const QString &name) {
        whenFree(name, [this, old, name] {
            if (name.compare(old, Qt::CaseInsensitive) != 0)
                m_list.remove(name);
            for (Desk &desk : m_desks) {
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

void Views::remove()
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
                      for (Desk &desk : m_desks) {
                          if (desk.view == name)
                              leaveView(desk);
                      }
                      keepList();
                      Q_EMIT told(tr("The view “%1” was deleted.").arg(name));
                  });
}

} // namespace catalpa::ui
