// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "models/refresh/ticker.h"
#include "models/viewstorage.h"

#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class AdditionController;
class AuthorsPage;
class AutoRefresh;
class Banner;
class BooksPage;
class BulkController;
class BulkUndo;
class ConflictPane;
class EditsController;
class OutageNotices;
class Prompts;
class RecordsPage;
class RefusalNotice;
class RemovalController;
class Sidebar;
class SavedViewController;

//! An open catalogue: the sidebar, the page it leads to, and the banner for what has to be decided.
class CataloguePage final : public QWidget {
    Q_OBJECT

public:
    using Place = ViewState::Place;

    //! \a catalogue must outlive the page; \a journal and \a storage may be null. \a onTheirWay are the tokens of edits
    //! that an earlier page of this program was sending: they go on by themselves.
    CataloguePage(Catalogue &catalogue, const CatalogueCapabilities &capabilities, std::unique_ptr<Journal> journal,
                  std::unique_ptr<ViewStorage> storage, Prompts &prompts, const QList<QUuid> &onTheirWay = {},
                  QWidget *parent = nullptr);
    ~CataloguePage() override;

    void go(Place place);
    Place place() const;
    SavedViewController &views() const { return *m_views; }
    RecordsPage *current() const;
    RecordsPage *recordsPage(Place place) const; //!< In front or not.
    Outbox &outbox() const { return *m_outbox; }
    AuthorStore &authorStore() const { return *m_authorStore; }
    BookStore &bookStore() const { return *m_bookStore; }
    void showAuthor(Id<Author> id); //!< With the cursor on it; a search that hides it is cleared.
    void showBook(Id<Book> id);
    //! What was done to authors and books; null where nothing is recorded.
    RecordHistory *history() const { return m_recordHistory.get(); }
    BulkController &manyRows() const { return *m_manyRows; }
    const CatalogueCapabilities &capabilities() const { return m_capabilities; }
    Banner *banner() const { return m_banner; }
    AdditionController &additions() const { return *m_additions; }
    Catalogue &catalogue() const { return m_catalogue; }
    Reachability &reachability() const { return m_catalogue.reachability(); }
    //! What is waited for, for people, while reachability() says that something is.
    QString waitingSentence() const;
    //! Has the page keep up to date by itself while it is used.
    void refreshBy(std::unique_ptr<Ticker> ticker);
    void setSidebarShown(bool shown);
    void setDetailShown(bool shown);
    void setRowDensity(qreal linesPerRow);
    void setSearch(const QString &text);
    //! Commands whose keys are those of the tables.
    void addTableActions(const QList<QAction *> &actions);
    //! Hands what is being typed to the outbox. A sentence when something of it cannot be recorded.
    QString finishEditing();
    //! The same, before something else is begun; what is doubtful is asked about, and the banner tells what cannot be.
    bool isFinished();
    void refresh(); //!< Reads everything again and sends what waits.
    //! Edits that are not saved yet, and what can be undone.
    EditsController &edits() const { return *m_edits; }
    void createBookByCurrent(); //!< By the author under the cursor.

Q_SIGNALS:
    void placeChanged();
    //! The saved views, which one is in front, or whether it is changed.
    void viewsChanged();
    void countChanged();
    void told(const QString &sentence);
    void searchClearRequested();
    void searchSuggested(const QString &text);
    void sampleRequested();
    void migrationsRequested();
    void recordChanged(); //!< The cursor of a page is on another record, or on none.
    void formShown(bool shown); //!< The form of the page in front has appeared or gone.
    //! The menu of the selected rows of the page in front is asked for.
    void menuRequested(const QPoint &globalPosition);

private:
    void arrange();
    void connectPage(RecordsPage *page);
    void connectPages();
    void connectOutbox();
    void connectViews();
    void connectManyRows();
    void refreshBoth();
    void showSearch();
    void showRecordOf(const Edit &edit);
    CurrentRecord shownOf(const Edit &edit) const;

    Catalogue &m_catalogue;
    CatalogueCapabilities m_capabilities;
    std::unique_ptr<AuthorStore> m_authorStore;
    std::unique_ptr<BookStore> m_bookStore;
    std::unique_ptr<RemovalStore> m_removalStore;
    std::unique_ptr<RecordHistory> m_recordHistory;
    std::unique_ptr<Outbox> m_outbox;
    Banner *m_banner;
    ConflictPane *m_conflict;
    Sidebar *m_sidebar;
    OutageNotices *m_notices;
    RefusalNotice *m_refusal;
    EditsController *m_edits;
    BulkController *m_manyRows;
    BulkUndo *m_bulkUndo;
    std::unique_ptr<QStackedWidget> m_pages; //!< Destroyed before the stores, which its models ask.
    AuthorsPage *m_authors;
    BooksPage *m_books;
    RemovalController *m_removals;
    AdditionController *m_additions;
    std::unique_ptr<AutoRefresh> m_refresh;
    std::unique_ptr<SavedViewController> m_views; //!< Destroyed before the pages: it remembers how they are.
};

} // namespace catalpa::ui
