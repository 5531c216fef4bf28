// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "models/viewstorage.h"

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class AuthorsPage;
class Banner;
class BooksPage;
class Prompts;
class RecordsPage;
class SearchSummary;
class Sidebar;
class SavedViewController;

//! An open catalogue: the sidebar, the page it leads to, and the banner for what has to be decided.
class CataloguePage final : public QWidget {
    Q_OBJECT

public:
    enum class Place { Authors, Books };

    //! \a catalogue must outlive the page; \a journal and \a shelf may be null.
    CataloguePage(Catalogue &catalogue, const CatalogueCapabilities &capabilities, std::unique_ptr<Journal> journal,
                  std::unique_ptr<ViewStorage> shelf, Prompts &prompts, QWidget *parent = nullptr);
    ~CataloguePage() override;

    void go(Place place);
    Place place() const;
    SavedViewController &views() const { return *m_views; }
    RecordsPage *current() const;
    Outbox &outbox() const { return *m_outbox; }
    const CatalogueCapabilities &capabilities() const { return m_capabilities; }
    Banner *banner() const { return m_banner; }
    void setSidebarShown(bool shown);
    void setDetailShown(bool shown);
    void setRowDensity(qreal linesPerRow);
    void setSearch(const QString &text);
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

private:
    void connectPage(RecordsPage *page);
    void echoSearch();
    void connectViews();
    void showFailure(const Error &error);
    void askForDecision();
    void showRefusal(const OutboxEntry &entry);
    void keepMine(quint64 number);

    CatalogueCapabilities m_capabilities;
    std::unique_ptr<AuthorStore> m_authorStore;
    std::unique_ptr<BookStore> m_bookStore;
    Outbox *m_outbox;
    Banner *m_banner;
    SearchSummary *m_echo;
    Sidebar *m_sidebar;
    QStackedWidget *m_pages;
    AuthorsPage *m_authors;
    BooksPage *m_books;
    SavedViewController *m_views;
    std::vector<Edit> m_done; //!< Saved edits of this session, for undo.
    QSet<quint64> m_undoing; //!< Edits on their way that take back another one: not to be undone themselves.
    quint64 m_asked = 0; //!< The refused edit that the banner asks about.
    Pending m_looking;
};

} // namespace catalpa::ui
