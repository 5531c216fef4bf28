// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/cataloguepage.h"

#include "ui/catalogue/authorspage.h"
#include "ui/catalogue/bookspage.h"
#include "ui/catalogue/savedviewcontroller.h"
#include "ui/search/searchsummary.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui/window/sidebar.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! The wanted edit on top of what the record holds now.
AuthorEdit rebased(AuthorEdit edit, const Author &now)
{
    if (edit.name)
        edit.name->from = now.name;
    if (edit.bio)
        edit.bio->from = now.bio;
    if (edit.country)
        edit.country->from = now.country;
    return edit;
}

BookEdit rebased(BookEdit edit, const Book &now)
{
    if (edit.title)
        edit.title->from = now.title;
    if (edit.author)
        edit.author->from = now.authorId;
    return edit;
}

} // namespace

CataloguePage::CataloguePage(Catalogue &catalogue, const CatalogueCapabilities &capabilities,
                             std::unique_ptr<Journal> journal, std::unique_ptr<ViewStorage> shelf, Prompts &prompts,
                             QWidget *parent)
    : QWidget(parent)
    , m_capabilities(capabilities)
    , m_authorStore(catalogue.authors(capabilities))
    , m_bookStore(catalogue.books(capabilities))
    , m_outbox(new Outbox(*m_authorStore, *m_bookStore, std::move(journal), this))
    , m_banner(new Banner(this))
    , m_echo(new SearchSummary(this))
    , m_sidebar(new Sidebar(this))
    , m_pages(new QStackedWidget(this))
    , m_authors(new AuthorsPage(*m_authorStore, *m_bookStore, *m_outbox, capabilities, prompts))
    , m_books(new BooksPage(*m_authorStore, *m_bookStore, *m_outbox, capabilities, prompts))
    , m_views(new SavedViewController(*m_sidebar, *m_authors, *m_books, std::move(shelf), prompts, this))
{
    setObjectName(u"cataloguePage"_s);
    m_pages->addWidget(m_authors);
    m_pages->addWidget(m_books);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_banner);
    rows->addWidget(m_echo);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(1);
    columns->addWidget(m_sidebar);
    columns->addWidget(m_pages);
    rows->addLayout(columns);

    connectPage(m_authors);
    connectPage(m_books);
    connect(m_authors, &AuthorsPage::newBookRequested, this, &CataloguePage::createBook);
    connect(m_authors, &AuthorsPage::sampleRequested, this, &CataloguePage::sampleRequested);
    connect(m_authors, &AuthorsPage::booksChanged, m_books, &RecordsPage::refreshWhenShown);
    connect(m_authors, &AuthorsPage::bookOpened, this, [this](qint64 id) {
        go(Place::Books);
        m_books->showBook({id});
    });
    connect(m_books, &BooksPage::authorOpened, this, [this](qint64 id) {
        go(Place::Authors);
        m_authors->showAuthor({id});
    });
    connect(m_books, &BooksPage::booksChanged, m_authors, &RecordsPage::refreshWhenShown);
    // A book that moved, or an author with another name, stands in rows of the other page too.
    connect(m_outbox, &Outbox::authorSaved, m_books, &RecordsPage::refreshWhenShown);
    connect(m_outbox, &Outbox::bookSaved, m_authors, &RecordsPage::refreshWhenShown);
    connect(m_outbox, &Outbox::changed, this, &CataloguePage::askForDecision);
    connect(m_outbox, &Outbox::stalled, this,
            [this](const Error &error) { m_banner->tell(error, tr("Try again"), [this] { m_outbox->resume(); }); });
    connect(m_outbox, &Outbox::saved, this, [this](quint64 number, const Edit &edit) {
        if (!m_undoing.remove(number))
            m_done.push_back(edit);
        Q_EMIT undoChanged();
    });
    connect(m_outbox, &Outbox::changed, this, &CataloguePage::undoChanged);
    connectViews();
    m_outbox->open();
}

void CataloguePage::connectViews()
{
    for (CatalogueView *view : {m_authors->view(), m_books->view()})
        view->setAlphabets(m_capabilities.collations.keys(), m_capabilities.collation);
    connect(m_views, &SavedViewController::shown, this, [this] {
        m_pages->setCurrentWidget(m_views->current());
        echoSearch();
        Q_EMIT placeChanged();
        Q_EMIT countChanged();
    });
    connect(m_views, &SavedViewController::changed, this, &CataloguePage::viewsChanged);
    connect(m_views, &SavedViewController::told, this, &CataloguePage::told);
    QList<SavedView> readyMade{{tr("Last 30 days"), {.place = ViewState::Place::Books, .search = u"added:<30d"_s}}};
    if (m_capabilities.hasCountry)
        readyMade += {tr("Without a country"), {.search = u"country:none"_s}};
    m_views->begin(readyMade);
}

CataloguePage::~CataloguePage()
{
    delete m_views; // It remembers where the pages are.
    // The models ask the stores until they are gone.
    delete m_pages;
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
    m_views->go(ViewState::Place(place));
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
    echoSearch();
}

void CataloguePage::echoSearch()
{
    m_echo->tell(current()->model()->search(), place() == Place::Authors ? SearchScope::Authors : SearchScope::Books);
}

void CataloguePage::refresh()
{
    m_outbox->resume();
    m_authors->refresh();
    m_books->refresh();
}

void CataloguePage::review()
{
    if (const OutboxEntry *refused = m_outbox->firstRefused())
        return showRefusal(*refused);
    if (!m_outbox->isStalled())
        return;
    m_banner->tell(Banner::Tone::Warning,
                   tr("%Ln edit(s) are kept on this computer until the database can be reached again.", nullptr,
                      int(m_outbox->entries().size())),
                   tr("Try again"), [this] { m_outbox->resume(); });
}

void CataloguePage::createAuthor()
{
    go(Place::Authors);
    m_authors->createRecord();
}

void CataloguePage::createBook()
{
    const auto author = place() == Place::Authors ? m_authors->currentAuthor() : std::nullopt;
    m_books->createBook(author);
}

bool CataloguePage::canUndo() const
{
    const auto &entries = m_outbox->entries();
    return !m_done.empty() && std::none_of(entries.cbegin(), entries.cend(), [this](const OutboxEntry &entry) {
        return entry.state != OutboxEntry::State::Refused && !m_undoing.contains(entry.number);
    });
}

void CataloguePage::undo()
{
    if (!canUndo())
        return;
    const Edit last = m_done.back();
    m_done.pop_back();
    m_undoing += m_outbox->submit(std::visit([](const auto &edit) { return Edit(edit.inverse()); }, last));
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

//! One refused edit at a time is asked about; when it is decided, however that came, the next one's turn has come.
void CataloguePage::askForDecision()
{
    const OutboxEntry *refused = m_outbox->firstRefused();
    const quint64 number = refused ? refused->number : 0;
    if (number == m_asked)
        return;
    if (refused)
        showRefusal(*refused);
    else
        m_banner->clear();
    m_asked = number;
}

//! A refused edit stays as typed until a person decides: theirs, mine, or not at all.
void CataloguePage::showRefusal(const OutboxEntry &entry)
{
    const quint64 number = entry.number;
    m_undoing.remove(number);
    const auto drop = [this, number] {
        m_outbox->discard(number);
        refresh();
    };
    switch (entry.error.kind) {
    case ErrorKind::Conflict:
        return m_banner->tell(
            Banner::Tone::Warning, entry.error.message, tr("Keep mine"), [this, number] { keepMine(number); },
            tr("Use theirs"), drop);
    case ErrorKind::Missing:
    case ErrorKind::Invalid:
        return m_banner->tell(Banner::Tone::Warning, entry.error.message, tr("Discard my edit"), drop);
    default:
        return m_banner->tell(
            Banner::Tone::Danger, entry.error.message, tr("Try again"), [this, number] { m_outbox->retry(number); },
            tr("Discard my edit"), drop);
    }
}

void CataloguePage::keepMine(quint64 number)
{
    const auto &entries = m_outbox->entries();
    const auto entry = std::find_if(entries.cbegin(), entries.cend(),
                                    [number](const OutboxEntry &each) { return each.number == number; });
    if (entry == entries.cend())
        return;
    const auto decide = [this, number](const auto &edit, const auto &now) {
        if (now)
            m_outbox->decide(number, rebased(edit, *now));
        else
            showFailure(now.error());
    };
    if (const auto *author = std::get_if<AuthorEdit>(&entry->edit)) {
        m_looking = deliver(m_authorStore->author(author->id), this,
                            [decide, edit = *author](const Result<Author> &now) { decide(edit, now); });
    } else if (const auto *book = std::get_if<BookEdit>(&entry->edit)) {
        m_looking = deliver(m_bookStore->book(book->id), this,
                            [decide, edit = *book](const Result<Book> &now) { decide(edit, now); });
    }
}

} // namespace catalpa::ui
