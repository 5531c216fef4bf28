// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/knownbooks.h"

#include "core/records/likeness.h"
#include "core/search/foldedtext.h"
#include "db/transaction.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <algorithm>

namespace catalpa::store {
namespace {

constexpr qint64 atOnce = 10'000; //!< Rows.
//! Of a text, which may be of any length where other programs have written it; an answer of the server may not be.
constexpr qsizetype comparedLetters = 4'000;
constexpr qsizetype comparedAuthors = 200; //!< Of one title, such as "Poems".

//! What is compared of a text that has words; else the text itself.
quint64 hashOf(const QString &text)
{
    const QString words = folded(text.left(comparedLetters));
    const QByteArray bytes = (words.isEmpty() ? text.simplified() : words).toUtf8();
    return qFromLittleEndian<quint64>(QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160).constData());
}

//! Calls \a take for each row of \a sql, which takes the last id and a number of rows, in parts.
Result<> readAll(db::Session &session, QByteArrayView sql, const std::function<void(const db::Rows &, int)> &take)
{
    qint64 last = 0;
    for (;;) {
        const auto rows = session.run(sql, {last, atOnce});
        if (!rows)
            return passOn(rows);
        for (int row = 0; row < rows->count(); ++row)
            take(*rows, row);
        if (rows->count() < atOnce)
            return {};
        last = rows->integer(rows->count() - 1, 0);
    }
}

} // namespace

Result<> KnownBooks::read(db::Session &session, bool hasDetails)
{
    db::Transaction transaction(session);
    return transaction.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .and_then([&] { return readAuthors(session); })
        .and_then([&] { return readBooks(session, hasDetails); });
}

Result<> KnownBooks::readAuthors(db::Session &session)
{
    return readAll(session,
                   "SELECT id, left(name, 4000) FROM public.authors WHERE id > $1::bigint ORDER BY id LIMIT $2::bigint",
                   [this](const db::Rows &rows, int row) { addAuthor(rows.integer(row, 0), rows.text(row, 1)); });
}

Result<> KnownBooks::readBooks(db::Session &session, bool hasDetails)
{
    const QByteArray title = hasDetails ? "b.title || coalesce(': ' || d.subtitle, '')" : "b.title";
    const QByteArray beside = hasDetails ? " LEFT JOIN catalpa.book_details d ON d.book_id = b.id"
                                           " AND d.records = 'public.books'::regclass AND d.book_id > $1::bigint"
                                         : "";
    const auto read = readAll(session,
                              "SELECT b.id, left(" + title + ", 4000), b.author_id FROM public.books b" + beside
                                  + " WHERE b.id > $1::bigint ORDER BY b.id LIMIT $2::bigint",
                              [this](const db::Rows &rows, int row) {
                                  m_books.emplace_back(hashOf(rows.text(row, 1)), rows.integer(row, 2));
                              });
    std::sort(m_books.begin(), m_books.end());
    return read;
}

KnownBooks::Standing KnownBooks::standingOf(const QString &title, const QString &author) const
{
    const Hash hash = hashOf(title);
    const std::pair same(hash, this->author(author));
    if (m_added.contains(same) || std::binary_search(m_books.begin(), m_books.end(), same))
        return {Standing::Kind::Known};
    Standing standing;
    for (const qint64 other : authorsOf(hash)) {
        const QString name = QString::fromUtf8(m_names.value(other));
        if (hashOf(name) == hashOf(author))
            return {Standing::Kind::Known};
        if (standing.kind == Standing::Kind::New && isNearName(author, name))
            standing = {Standing::Kind::Double, name};
    }
    return standing;
}

QList<qint64> KnownBooks::authorsOf(Hash title) const
{
    QList<qint64> authors = m_addedAuthors.value(title);
    auto book = std::lower_bound(m_books.begin(), m_books.end(), std::pair(title, qint64(0)));
    for (; book != m_books.end() && book->first == title && authors.size() < 2 * comparedAuthors; ++book) {
        if (authors.isEmpty() || authors.last() != book->second)
            authors += book->second;
    }
    return authors;
}

qint64 KnownBooks::author(const QString &name) const
{
    return m_authors.value(hashOf(name), 0);
}

void KnownBooks::addAuthor(qint64 id, const QString &name)
{
    m_names.insert(id, name.left(comparedLetters).toUtf8());
    const Hash hash = hashOf(name);
    if (!m_authors.contains(hash))
        m_authors.insert(hash, id);
}

void KnownBooks::addBook(const QString &title, qint64 author)
{
    const std::pair book(hashOf(title), author);
    if (m_added.contains(book))
        return;
    m_added.insert(book);
    QList<qint64> &authors = m_addedAuthors[book.first];
    if (authors.size() < comparedAuthors)
        authors += author;
}

} // namespace catalpa::store
