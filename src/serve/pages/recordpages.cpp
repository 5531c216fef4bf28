// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/pages/recordpages.h"

#include "base/text.h"
#include "serve/http/prepare.h"
#include "serve/pages/frame.h"
#include "serve/pages/html.h"
#include "serve/pages/lists.h"
#include "wording/countryname.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

//! A line of a list of facts; nothing where nothing is recorded.
QByteArray fact(const QString &name, const QByteArray &value)
{
    return value.isEmpty() ? QByteArray() : element("dt", html(name)) + element("dd", value);
}

QByteArray fact(const QString &name, const std::optional<QString> &value)
{
    return value && !value->isEmpty() ? fact(name, isolated(*value)) : QByteArray();
}

QByteArray time(const QDateTime &instant)
{
    if (!instant.isValid())
        return {};
    return element("time", html(QLocale().toString(instant.toLocalTime().date(), QLocale::LongFormat)),
                   "datetime=\"" + instant.toUTC().toString(Qt::ISODate).toLatin1() + '"');
}

QByteArray pathOf(Id<Author> id)
{
    return "/authors/" + QByteArray::number(id.value);
}

QByteArray booksOf(const Author &author, const Page<Book> &page, const QByteArray &next)
{
    QByteArray section = element("h2", html(Text::tr("Books")))
        + element("p", html(booksInWords(author.bookCount)), "class=\"note\"") + bookTable(page.rows, false)
        + nextLink(next);
    return element("section", section);
}

QByteArray factsOf(const Author &author)
{
    const std::optional<QString> country = author.country ? std::optional(countryName(*author.country)) : std::nullopt;
    return element("dl",
                   fact(Text::tr("Country"), country) + fact(Text::tr("About"), author.bio)
                       + fact(Text::tr("Filed under"), author.sortName)
                       + fact(Text::tr("Added on"), time(author.createdAt))
                       + fact(Text::tr("Number"), html(QString::number(author.id.value))));
}

} // namespace

Result<Response> authorPage(CatalogueReader &reader, Id<Author> id, const ListRequest &list, const Target &target)
{
    const auto author = reader.author(id);
    if (!author)
        return passOn(author);
    ListRequest ofBooks = list;
    ofBooks.author = id;
    return reader.books(ofBooks.bookQuery(), ofBooks.range(), ofBooks.limit).map([&](const Page<Book> &page) {
        const QByteArray next = page.next ? followingPage(pathOf(id), target, list, *page.next) : QByteArray();
        return pageResponse(200, {.title = author->name, .place = Place::Authors, .next = next},
                            "<article>" + element("h1", isolated(author->name)) + factsOf(*author)
                                + booksOf(*author, page, next) + "</article>");
    });
}

Result<Response> bookPage(CatalogueReader &reader, Id<Book> id)
{
    return reader.book(id).map([](const Book &book) {
        const QByteArray facts = fact(Text::tr("Author"), anchor(pathOf(book.authorId), isolated(book.authorName)))
            + fact(Text::tr("Filed under"), book.sortTitle) + fact(Text::tr("Added on"), time(book.createdAt))
            + fact(Text::tr("Number"), html(QString::number(book.id.value)));
        return pageResponse(200, {.title = book.title, .place = Place::Books},
                            "<article>" + element("h1", isolated(book.title)) + element("dl", facts) + "</article>");
    });
}

Response errorPage(int status, const QString &sentence)
{
    const QString title = QString::fromLatin1(reasonOf(status));
    return pageResponse(status, {.title = title},
                        element("h1", html(title)) + element("p", html(sentence))
                            + element("p", anchor("/", html(Text::tr("To the beginning of the catalogue")))));
}

} // namespace catalpa::serve
