// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/cataloguepage.h"

#include "ui/catalogue/additioncontroller.h"
#include "ui/catalogue/authorspage.h"
#include "ui/catalogue/bookspage.h"
#include "ui/catalogue/refusededitcontroller.h"
#include "ui/catalogue/removalcontroller.h"
#include "ui/catalogue/savedviewcontroller.h"
#include "ui/search/searchsummary.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui/window/sidebar.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CataloguePage::CataloguePage(Catalogue &catalogue, const CatalogueCapabilities &capabilities,
                             std::unique_ptr<Journal> journal, std::unique_ptr<ViewStorage> storage, Prompts &prompts,
                             const QList<QUuid> &onTheirWay, QWidget *parent)
    : QWidget(parent)
    , m_capabilities(capabilities)
    , m_authorStore(catalogue.authors(capabilities))
    , m_bookStore(catalogue.books(capabilities))
    , m_removalStore(catalogue.removals(capabilities))
    , m_outbox(std::make_unique<Outbox>(*m_authorStore, *m_bookStore, std::move(journal)))
    , m_banner(new Banner(this))
    , m_summary(new SearchSummary(this))
    , m_sidebar(new Sidebar(this))
    , m_refusals(new RefusedEditController(*m_outbox, *m_authorStore, *m_bookStore, *m_banner, this))
    , m_pages(std::make_unique<QStackedWidget>(this))
    , m_authors(new AuthorsPage(*m_authorStore, *m_bookStore, *m_outbox, capabilities))
    , m_books(new BooksPage(*m_authorStore, *m_bookStore, *m_outbox, capabilities))
    , m_removals(new RemovalController({.store = *m_removalStore,
                                        .authors = *m_authorStore,
                                        .outbox = *m_outbox,
                                        .banner = *m_banner,
                                        .prompts = prompts,
                                        .authorsPage = *m_authors,
                                        .booksPage = *m_books,
                                        .window = *this,
                                        .canEdit = capabilities.canEdit},
                                       this))
    , m_additions(new AdditionController({*m_outbox, *m_authorStore, *m_bookStore, prompts}, capabilities.hasCountry,
                                         *m_authors, *m_books, this))
    , m_views(
          std::make_unique<SavedViewController>(*m_sidebar, *m_authors, *m_books, std::move(storage), prompts, *this))
{
    setObjectName(u"cataloguePage"_s);
    arrange();
    connectPage(m_authors);
    connectPage(m_books);
    connectPages();
    connectOutbox();
    connectViews();
    m_outbox->open(onTheirWay);
}

CataloguePage::~CataloguePage() = default;

void CataloguePage::arrange()
{
    m_pages->addWidget(m_authors);
    m_pages->addWidget(m_books);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_banner);
    rows->addWidget(m_summary);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(1);
    columns->addWidget(m_sidebar);
    columns->addWidget(m_pages.get());
    rows->addLayout(columns);
}

void CataloguePage::connectPages()
{
    connect(m_authors, &AuthorsPage::newBookRequested, m_additions, &AdditionController::createBook);
    connect(m_removals, &RemovalController::removed, this, &CataloguePage::removed);
    connect(m_removals, &RemovalController::restored, this, &CataloguePage::restored);
    connect(m_removals, &RemovalController::told, this, &CataloguePage::told);
    connect(m_authors, &AuthorsPage::sampleRequested, this, &CataloguePage::sampleRequested);
    connect(m_authors, &AuthorsPage::bookOpened, this, [this](qint64 id) {
        go(Place::Books);
        m_books->showBook({id});
    });
    connect(m_books, &BooksPage::authorOpened, this, [this](qint64 id) {
        go(Place::Authors);
        m_authors->showAuthor({id});
    });
}

void CataloguePage::connectOutbox()
{
    // A book that moved, or an author with another name, stands in rows of the other page too.
    connect(m_outbox.get(), &Outbox::authorSaved, m_books, &RecordsPage::refreshWhenShown);
    connect(m_outbox.get(), &Outbox::bookSaved, m_authors, &RecordsPage::refreshWhenShown);
    connect(m_outbox.get(), &Outbox::stalled, this,
            [this](const Error &error) { m_banner->tell(error, tr("Try again"), [this] { m_outbox->resume(); }); });
    connect(m_outbox.get(), &Outbox::saved, this, [this](quint64 number, const Edit &edit) {
        m_history.add(number, edit);
        Q_EMIT undoChanged();
    });
    connect(m_outbox.get(), &Outbox::changed, this, &CataloguePage::undoChanged);
    connect(m_refusals, &RefusedEditController::asked, this,
            [this](quint64 number) { m_history.forgetUndoing(number); });
    connect(m_refusals, &RefusedEditController::dropped, this, &CataloguePage::refresh);
    connect(m_refusals, &RefusedEditController::failed, this, &CataloguePage::showFailure);
}

void CataloguePage::connectViews()
{
    for (CatalogueView *view : {m_authors->view(), m_books->view()})
        view->setAlphabets(m_capabilities.collations.keys(), m_capabilities.collation);
    connect(m_views.get(), &SavedViewController::shown, this, [this] {
        m_pages->setCurrentWidget(m_views->current());
        showSearch();
        Q_EMIT placeChanged();
        Q_EMIT countChanged();
    });
    connect(m_views.get(), &SavedViewController::changed, this, &CataloguePage::viewsChanged);
    connect(m_views.get(), &SavedViewController::told, this, &CataloguePage::told);
    QList<SavedView> readyMade{{tr("Last 30 days"), {.place = ViewState::Place::Books, .search = u"added:<30d"_s}}};
    if (m_capabilities.hasCountry)
        readyMade += {tr("Without a country"), {.search = u"country:none"_s}};
    m_views->begin(readyMade);
}

void CataloguePage::connectPage(RecordsPage *page)
{
    connect(page, &RecordsPage::failed, this, &CataloguePage::showFailure);
    connect(page, &RecordsPage::refused, this,
            [this](const QString &sentence) { m_banner->tell(Banner::Tone::Warning, sentence); });
    connect(page, &RecordsPage::told, this, &CataloguePage::told);
    connect(page, &RecordsPage::countChanged, this, &CataloguePage::countChanged);
    connect(page, &RecordsPage::searchClearRequested, this, &CataloguePage::searchClearRequested);
    connect(page, &RecordsPage::searchSuggested, this, &CataloguePage::searchSuggested);
}

void CataloguePage::go(Place place)
{
    m_views->go(place);
    current()->view()->setFocus(Qt::OtherFocusReason);
}

CataloguePage::Place CataloguePage::place() const
{
    return Place(m_pages->currentIndex());
}

RecordsPage *CataloguePage::current() const
{
    return static_cast<RecordsPage *>(m_pages->currentWidget());
}

void CataloguePage::setSidebarShown(bool shown)
{
    m_sidebar->setVisible(shown);
}

void CataloguePage::setDetailShown(bool shown)
{
    m_authors->setDetailShown(shown);
    m_books->setDetailShown(shown);
}

void CataloguePage::setRowDensity(qreal linesPerRow)
{
    m_authors->view()->setRowDensity(linesPerRow);
    m_books->view()->setRowDensity(linesPerRow);
}

void CataloguePage::setSearch(const QString &text)
{
    current()->setSearch(text);
    showSearch();
}

void CataloguePage::showSearch()
{
    m_summary->tell(current()->model()->search(),
                    place() == Place::Authors ? SearchScope::Authors : SearchScope::Books);
}

QString CataloguePage::finishEditing()
{
    const QString authors = m_authors->finishEditing();
    const QString books = m_books->finishEditing();
    for (const QString &complaint : {authors, books}) {
        if (!complaint.isEmpty())
            return complaint;
    }
    return m_additions->unfinished();
}

void CataloguePage::refresh()
{
    m_outbox->resume();
    m_authors->refresh();
    m_books->refresh();
}

void CataloguePage::review()
{
    m_refusals->review();
}

void CataloguePage::createAuthor()
{
    m_additions->createAuthor();
}

void CataloguePage::createBook()
{
    m_additions->createBook({});
}

bool CataloguePage::canUndo() const
{
    return m_history.canUndo(m_outbox->entries());
}

void CataloguePage::undo()
{
    if (!canUndo())
        return;
    if (const auto undoing = m_history.takeUndo())
        m_history.addUndoing(m_outbox->submit(*undoing));
    Q_EMIT undoChanged();
    Q_EMIT told(tr("The last edit was undone."));
}

void CataloguePage::showFailure(const Error &error)
{
    const bool canRetry = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Busy
        || error.kind == ErrorKind::Exhausted || error.kind == ErrorKind::OutcomeUnknown
        || error.kind == ErrorKind::Unexpected;
    if (error.kind == ErrorKind::Schema)
        return m_banner->tell(error, tr("Open migrations"), [this] { Q_EMIT migrationsRequested(); });
    m_banner->tell(error, canRetry ? tr("Try again") : QString(), [this] { refresh(); });
}

} // namespace catalpa::ui
