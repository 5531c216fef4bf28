// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox.h"

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QListWidget;
class QStackedWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class AuthorsPage;
class Banner;
class BooksPage;
class Prompts;
class RecordsPage;
class SearchEcho;

//! An open catalogue: the sidebar, the page it leads to, and the banner for what has to be decided.
class CataloguePage final : public QWidget {
    Q_OBJECT

public:
    enum class Place { Authors, Books };

    //! \a catalogue must outlive the page; \a journal may be null.
    CataloguePage(Catalogue &catalogue, const CatalogueShape &shape, std::unique_ptr<Journal> journal, Prompts &prompts,
                  QWidget *parent = nullptr);
    ~CataloguePage() override;

    void go(Place place);
    Place place() const;
    RecordsPage *current() const;
    Outbox &outbox() const { return *m_outbox; }
    const CatalogueShape &shape() const { return m_shape; }
    Banner *banner() const { return m_banner; }
    void setSidebarShown(bool shown);
    void setDetailShown(bool shown);
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
    void showFailure(const Error &error);
    void askForDecision();
    void showRefusal(const OutboxEntry &entry);
    void keepMine(quint64 number);

    CatalogueShape m_shape;
    std::unique_ptr<AuthorStore> m_authorStore;
    std::unique_ptr<BookStore> m_bookStore;
    Outbox *m_outbox;
    Banner *m_banner;
    SearchEcho *m_echo;
    QListWidget *m_sidebar;
    QStackedWidget *m_pages;
    AuthorsPage *m_authors;
    BooksPage *m_books;
    std::vector<Edit> m_done; //!< Saved edits of this session, for undo.
    QSet<quint64> m_undoing; //!< Edits on their way that take back another one: not to be undone themselves.
    quint64 m_asked = 0; //!< The refused edit that the banner asks about.
    Pending m_looking;
};

} // namespace catalpa::ui
