// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/namesakes.h"

#include "core/records/likeness.h"
#include "exchange/catalogue/bookauthor.h"

#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace catalpa::ui {
namespace {

constexpr int mostMatches = 50;
constexpr qsizetype mostParts = 3; // Names that are told.

} // namespace

Namesakes::Namesakes(AuthorStore &authors, BookStore &books, Known known, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_known(std::move(known))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { finish(false); });
}

void Namesakes::look(const QString &title, const QString &name, const std::optional<Author> &chosen)
{
    stop();
    m_title = title;
    m_name = name;
    const auto meant = exchange::authorNamed(name);
    m_meant = meant ? meant->name : name;
    m_likeness = {.author = chosen};
    m_patience.start();
    AuthorQuery query;
    query.search = searchForName(m_meant);
    if (chosen || query.search.isEmpty())
        return lookForBook();
    m_asked = deliver(m_authors.page(query, {}, mostMatches), this,
                      [this](const Result<Page<Author>> &page) { takeAuthors(page); });
}

void Namesakes::takeAuthors(const Result<Page<Author>> &page)
{
    if (!page)
        return finish(false);
    for (const Author &author : page->rows) {
        if (isSameName(author.name, m_name) || isSameName(author.name, m_meant))
            m_likeness.same += author;
    }
    const auto &same = m_likeness.same;
    m_likeness.author = theOneCalled(m_name, same);
    // A part of a name that is there, such as a family name alone, is hardly a new one.
    for (qsizetype i = 0; same.isEmpty() && i < std::min(mostParts, page->rows.size()); ++i)
        m_likeness.near += page->rows.at(i).name;
    if (!same.isEmpty() || !m_likeness.near.isEmpty())
        return lookForBook();
    AuthorQuery query;
    query.search = searchForName(m_meant);
    m_asked = deliver(m_authors.suggestions(query), this, [this](const Result<QStringList> &names) {
        for (const QString &name : names.value_or(QStringList())) {
            if (isNearName(name, m_meant))
                m_likeness.near += name;
        }
        lookForBook();
    });
}

void Namesakes::lookForBook()
{
    if (!m_likeness.author || m_title.isEmpty())
        return finish(true);
    const BookQuery query{.search = searchForTitle(m_title), .authorId = m_likeness.author->id};
    m_asked = deliver(m_books.page(query, {}, mostMatches), this, [this](const Result<Page<Book>> &page) {
        if (!page)
            return finish(false);
        for (const Book &book : page->rows) {
            if (isSameTitle(book.title, m_title))
                m_likeness.book = book;
        }
        finish(true);
    });
}

//! As far as that goes without the database.
void Namesakes::compareWithKnown()
{
    QSet<Id<Author>> seen;
    for (const Author &author : m_known ? m_known() : QList<Author>()) {
        const bool isMeant = isSameName(author.name, m_name) || isSameName(author.name, m_meant);
        if (!isMeant || seen.contains(author.id))
            continue;
        seen += author.id;
        m_likeness.same += author;
    }
    m_likeness.author = theOneCalled(m_name, m_likeness.same);
}

void Namesakes::finish(bool isComplete)
{
    stop();
    m_likeness.isComplete = isComplete;
    if (!isComplete && !m_likeness.author && m_likeness.same.isEmpty() && m_likeness.near.isEmpty())
        compareWithKnown();
    Q_EMIT found(m_likeness);
}

void Namesakes::stop()
{
    m_asked = Pending();
    m_patience.stop();
}

} // namespace catalpa::ui
