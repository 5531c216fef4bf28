// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/cataloguepage.h"

#include "core/reachability.h"
#include "ui/catalogue/additioncontroller.h"
#include "ui/catalogue/authorspage.h"
#include "ui/catalogue/bookspage.h"
#include "ui/catalogue/bulk/bulkcontroller.h"
#include "ui/catalogue/bulk/bulkundo.h"
#include "ui/catalogue/reading/autorefresh.h"
#include "ui/catalogue/reading/outagenotices.h"
#include "ui/catalogue/reading/pagereading.h"
#include "ui/catalogue/recordpane.h"
#include "ui/catalogue/removalcontroller.h"
#include "ui/catalogue/savedviewcontroller.h"
#include "ui/edits/additionsteps.h"
#include "ui/edits/conflictpane.h"
#include "ui/edits/editscontroller.h"
#include "ui/edits/refusalnotice.h"
#include "ui/search/searchsummary.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui/window/sidebar.h"
#include "wording/waitingtext.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CataloguePage::CataloguePage(Catalogue &catalogue, const CatalogueCapabilities &capabilities,
                             std::unique_ptr<Journal> journal, std::unique_ptr<ViewStorage> storage, Prompts &prompts,
                             const QList<QUuid> &onTheirWay, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_capabilities(capabilities)
    , m_authorStore(catalogue.authors(capabilities))
    , m_bookStore(catalogue.books(capabilities))
    , m_removalStore(catalogue.removals(capabilities))
    , m_recordHistory(catalogue.history(capabilities))
    , m_outbox(std::make_unique<Outbox>(*m_authorStore, *m_bookStore, std::move(journal)))
    , m_banner(new Banner(this))
    , m_conflict(new ConflictPane(this))
    , m_sidebar(new Sidebar(this))
    , m_notices(new OutageNotices(*m_outbox, catalogue.reachability(), *m_banner, this))
    , m_refusal(new RefusalNotice(*m_outbox, *m_banner, this))
    , m_edits(new EditsController(*m_outbox, *m_banner, *m_conflict, prompts, *this))
    , m_manyRows(new BulkController(
          {*m_authorStore, *m_bookStore, *m_outbox, m_edits->undertakings(), !catalogue.address().isLocalSocket()},
          capabilities, this))
    , m_bulkUndo(new BulkUndo(*m_authorStore, *m_bookStore, *m_banner, m_edits->undertakings(), this))
    , m_pages(std::make_unique<QStackedWidget>(this))
    , m_authors(new AuthorsPage(*m_authorStore, *m_bookStore, *m_outbox, capabilities, prompts))
    , m_books(new BooksPage(*m_authorStore, *m_bookStore, *m_outbox, capabilities))
    , m_removals(new RemovalController({.store = *m_removalStore,
                                        .authors = *m_authorStore,
                                        .outbox = *m_outbox,
                                        .undertakings = m_edits->undertakings(),
                                        .banner = *m_banner,
                                        .prompts = prompts,
                                        .authorsPage = *m_authors,
                                        .booksPage = *m_books,
                                        .window = *this,
                                        .canEdit = capabilities.canEdit},
                                       this))
    , m_additions(new AdditionController({*m_outbox, *m_authorStore, *m_bookStore, prompts, capabilities.hasDetails},
                                         capabilities.hasCountry, *m_authors, *m_books, this))
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
    connectManyRows();
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
    rows->addWidget(m_conflict);
    rows->addWidget(m_sidebar->beside(m_pages.get()), 1);
}

void CataloguePage::connectPages()
{
    connect(m_authors, &AuthorsPage::newBookRequested, m_additions, &AdditionController::createBook);
    connect(m_removals, &RemovalController::stepMade, &m_edits->undoStack(), &UndoStack::push);
    auto *additions = new AdditionSteps(*m_outbox, *m_removalStore, *m_removals, this);
    connect(additions, &AdditionSteps::made, &m_edits->undoStack(), &UndoStack::push);
    connect(m_removals, &RemovalController::told, this, &CataloguePage::told);
    connect(m_authors, &AuthorsPage::sampleRequested, this, &CataloguePage::sampleRequested);
    connect(m_authors, &AuthorsPage::bookOpened, this, [this](qint64 id) { showBook({id}); });
    connect(m_books, &BooksPage::authorOpened, this, [this](qint64 id) { showAuthor({id}); });
}

void CataloguePage::connectOutbox()
{
    // A book that moved, or an author with another name, stands in rows of the other page too.
    connect(m_outbox.get(), &Outbox::authorSaved, m_books, &RecordsPage::refreshWhenShown);
    connect(m_outbox.get(), &Outbox::bookSaved, m_authors, &RecordsPage::refreshWhenShown);
    m_edits->shown = [this](const Edit &edit) {
        return shownOf(edit);
    };
    connect(m_notices, &OutageNotices::migrationsRequested, this, &CataloguePage::migrationsRequested);
    connect(m_notices, &OutageNotices::refreshRequested, this, &CataloguePage::refresh);
    connect(m_edits, &EditsController::told, this, &CataloguePage::told);
    connect(m_edits, &EditsController::dropped, this, &CataloguePage::refresh);
    connect(m_edits, &EditsController::showRequested, this, &CataloguePage::showRecordOf);
}

void CataloguePage::connectViews()
{
    for (CatalogueView *view : {m_authors->view(), m_books->view()})
        view->setAlphabets(m_capabilities.collations.keys(), m_capabilities.collation);
    connect(m_views.get(), &SavedViewController::shown, this, [this] {
        m_refusal->clear();
        m_pages->setCurrentWidget(m_views->current());
        showSearch();
        Q_EMIT placeChanged();
        Q_EMIT countChanged();
    });
    connect(m_views.get(), &SavedViewController::changed, this, &CataloguePage::viewsChanged);
    connect(m_views.get(), &SavedViewController::told, this, &CataloguePage::told);
    m_views->begin(SavedViewController::readyMade(m_capabilities));
}

void CataloguePage::connectManyRows()
{
    connect(m_manyRows, &BulkController::told, this, &CataloguePage::told);
    connect(m_manyRows, &BulkController::countryDoubted, m_authors, &AuthorsPage::askAboutCellCountry);
    connect(m_manyRows, &BulkController::failed, m_notices, &OutageNotices::showFailure);
    connect(m_manyRows, &BulkController::refused, m_refusal,
            [this](const QString &sentence) { m_refusal->tell(sentence); });
    connect(m_manyRows, &BulkController::made, this, [this](const QString &name, const QList<Edit> &edits) {
        m_edits->undoStack().push(m_bulkUndo->step(name, edits));
        m_bulkUndo->tell(edits);
        refreshBoth();
    });
    connect(m_bulkUndo, &BulkUndo::told, this, &CataloguePage::told);
    connect(m_bulkUndo, &BulkUndo::changed, this, &CataloguePage::refreshBoth);
}

void CataloguePage::refreshBoth()
{
    for (RecordsPage *page : {static_cast<RecordsPage *>(m_authors), static_cast<RecordsPage *>(m_books)})
        page->refreshWhenShown();
}

void CataloguePage::connectPage(RecordsPage *page)
{
    m_notices->follow(*page->reading());
    connect(&reachability(), &Reachability::changed, page->reading(),
            [this, page] { page->reading()->setAwaited(waitingSentence()); });
    connect(page, &RecordsPage::failed, m_notices, &OutageNotices::showFailure);
    m_refusal->follow(*page);
    connect(page, &RecordsPage::told, this, &CataloguePage::told);
    connect(page, &RecordsPage::countChanged, this, &CataloguePage::countChanged);
    connect(page, &RecordsPage::recordChanged, this, &CataloguePage::recordChanged);
    connect(page, &RecordsPage::menuRequested, this, &CataloguePage::menuRequested);
    connect(page, &RecordsPage::formShown, this, [this, page](bool shown) {
        if (page == current())
            Q_EMIT formShown(shown);
    });
    connect(page, &RecordsPage::searchClearRequested, this, &CataloguePage::searchClearRequested);
    connect(page, &RecordsPage::searchSuggested, this, &CataloguePage::searchSuggested);
}

void CataloguePage::go(Place place)
{
    m_views->go(place);
    current()->focusTable();
}

CataloguePage::Place CataloguePage::place() const
{
    return Place(m_pages->currentIndex());
}

RecordsPage *CataloguePage::current() const
{
    return static_cast<RecordsPage *>(m_pages->currentWidget());
}

RecordsPage *CataloguePage::recordsPage(Place place) const
{
    return static_cast<RecordsPage *>(m_pages->widget(int(place)));
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

void CataloguePage::addTableActions(const QList<QAction *> &actions)
{
    m_authors->view()->addActions(actions);
    m_books->view()->addActions(actions);
}

void CataloguePage::setSearch(const QString &text)
{
    current()->setSearch(text);
    showSearch();
}

void CataloguePage::showSearch()
{
    current()->summary()->tell(current()->model()->search(),
                               place() == Place::Authors ? SearchScope::Authors : SearchScope::Books);
}

QString CataloguePage::finishEditing()
{
    const QString ofAuthors = m_authors->finishEditing();
    const QString ofBooks = m_books->finishEditing();
    return !ofAuthors.isEmpty() ? ofAuthors : !ofBooks.isEmpty() ? ofBooks : m_additions->unfinished();
}

bool CataloguePage::isFinished()
{
    if (m_authors->asksAboutDoubts({}))
        return false;
    const QString complaint = finishEditing();
    const bool isHeld = complaint == m_authors->pane()->refusal() || complaint == m_books->pane()->refusal();
    if (!complaint.isEmpty())
        m_refusal->tell(complaint, isHeld);
    return complaint.isEmpty();
}

void CataloguePage::refresh()
{
    m_outbox->resume();
    m_authors->refresh();
    m_books->refresh();
}

void CataloguePage::showRecordOf(const Edit &edit)
{
    const auto *author = std::get_if<AuthorEdit>(&edit);
    const auto *book = std::get_if<BookEdit>(&edit);
    if (!author && !book)
        return;
    go(author ? Place::Authors : Place::Books);
    const qint64 id = author ? author->id.value : book->id.value;
    if (current()->model()->rowOf(id) >= 0)
        return current()->view()->selectRecord(id);
    author ? m_authors->showAuthor(author->id) : m_books->showBook(book->id);
}

void CataloguePage::showAuthor(Id<Author> id)
{
    go(Place::Authors);
    m_authors->showAuthor(id);
}

void CataloguePage::showBook(Id<Book> id)
{
    go(Place::Books);
    m_books->showBook(id);
}

//! As the table shows it, without edits; nothing where the row is not loaded.
CurrentRecord CataloguePage::shownOf(const Edit &edit) const
{
    if (const auto *change = std::get_if<AuthorEdit>(&edit)) {
        const auto author = m_authors->stored(change->id);
        return author ? CurrentRecord(*author) : CurrentRecord();
    }
    if (const auto *change = std::get_if<BookEdit>(&edit)) {
        const auto book = m_books->stored(change->id);
        return book ? CurrentRecord(*book) : CurrentRecord();
    }
    return {};
}

void CataloguePage::createBookByCurrent()
{
    m_additions->createBook(m_authors->currentAuthor());
}

QString CataloguePage::waitingSentence() const
{
    return waitingText(reachability().state(), m_catalogue.address().isNeon());
}

void CataloguePage::refreshBy(std::unique_ptr<Ticker> ticker)
{
    m_refresh = std::make_unique<AutoRefresh>(m_catalogue, *this, std::move(ticker));
    m_refresh->add(*m_authors);
    m_refresh->add(*m_books);
}

} // namespace catalpa::ui
