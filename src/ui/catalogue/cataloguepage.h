// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/edithistory.h"
#include "core/outbox/outbox.h"
#include "models/viewstorage.h"

#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class AdditionController;
class AuthorsPage;
class Banner;
class BooksPage;
class Prompts;
class RecordsPage;
class RefusedEditController;
class RemovalController;
class SearchSummary;
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
    Outbox &outbox() const { return *m_outbox; }
    const CatalogueCapabilities &capabilities() const { return m_capabilities; }
    Banner *banner() const { return m_banner; }
    RemovalController &removals() const { return *m_removals; }
    void setSidebarShown(bool shown);
    void setDetailShown(bool shown);
    void setRowDensity(qreal linesPerRow);
    void setSearch(const QString &text);
    //! Hands what is being typed, in the table and in the forms, to the outbox. A sentence when something of it cannot
    //! be recorded.
    QString finishEditing();
    //! Reads everything again and sends what waits.
    void refresh();
    //! Shows what became of the edits that are not saved.
    void review();
    void createAuthor();
    void createBook();
    void undo();
    //! False while an edit is on its way: the one to undo is not known to be saved yet.
    bool canUndo() const;

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
    void undoChanged();
    //! Records were deleted, which removals() puts back.
    void removed(const catalpa::RemovedRecords &records);
    void restored(const catalpa::RemovedRecords &records);

private:
    void arrange();
    void connectPage(RecordsPage *page);
    void connectPages();
    void connectOutbox();
    void connectViews();
    void showSearch();
    void showFailure(const Error &error);

    CatalogueCapabilities m_capabilities;
    std::unique_ptr<AuthorStore> m_authorStore;
    std::unique_ptr<BookStore> m_bookStore;
    std::unique_ptr<RemovalStore> m_removalStore;
    std::unique_ptr<Outbox> m_outbox;
    EditHistory m_history;
    Banner *m_banner;
    SearchSummary *m_summary;
    Sidebar *m_sidebar;
    RefusedEditController *m_refusals;
    std::unique_ptr<QStackedWidget> m_pages; //!< Destroyed before the stores, which its models ask.
    AuthorsPage *m_authors;
    BooksPage *m_books;
    RemovalController *m_removals;
    AdditionController *m_additions;
    std::unique_ptr<SavedViewController> m_views; //!< Destroyed before the pages: it remembers how they are.
};

} // namespace catalpa::ui
