// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/knownbooks.h"

#include "core/codes/isbn.h"
#include "core/records/likeness.h"
#include "core/search/foldedtext.h"
#include "db/transaction.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <algorithm>
#include <tuple>

namespace catalpa::store {
namespace {

constexpr qint64 atOnce = 10'000; //!< Rows.
//! Of a text, which may be of any length where other programs have written it; an answer of the server may not be.
constexpr qsizetype comparedLetters = 4'000;
constexpr qsizetype comparedAuthors = 200; //!< Of one title, such as "Poems".
constexpr qsizetype comparedVolumes = 2'000; //!< Of one title by one author.

//! What is compared of a text that has words; else the text itself.
quint64 hashOf(const QString &text)
{
    const QString words = folded(text.left(comparedLetters));
    const QByteArray bytes = (words.isEmpty() ? text.simplified() : words).toUtf8();
    return qFromLittleEndian<quint64>(QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160).constData());
}

//! Of a mark that says something.
quint32 markOf(const QString &text)
{
    return text.isEmpty() ? 0 : std::max<quint32>(1, quint32(hashOf(text)));
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
        .and_then([&] { return readAuthors(session, hasDetails); })
        .and_then([&] { return readBooks(session, hasDetails); });
}

Result<> KnownBooks::readAuthors(db::Session &session, bool hasDetails)
{
    const QByteArray life = hasDetails ? "left(d.born, 100), left(d.died, 100)" : "NULL, NULL";
    const QByteArray beside = hasDetails ? " LEFT JOIN catalpa.author_details d ON d.author_id = a.id"
                                           " AND d.records = 'public.authors'::regclass AND d.author_id > $1::bigint"
                                         : "";
    return readAll(session,
                   "SELECT a.id, left(a.name, 4000), " + life + " FROM public.authors a" + beside
                       + " WHERE a.id > $1::bigint ORDER BY a.id LIMIT $2::bigint",
                   [this](const db::Rows &rows, int row) {
                       addAuthor(rows.integer(row, 0), rows.text(row, 1), {rows.text(row, 2), rows.text(row, 3)});
                   });
}

Result<> KnownBooks::readBooks(db::Session &session, bool hasDetails)
{
    const QByteArray title = hasDetails ? "b.title || coalesce(': ' || d.subtitle, '')" : "b.title";
    const QByteArray marks = hasDetails
        ? ", left(d.series_number, 4000), left(d.edition, 4000), left(array_to_string(d.isbn, E'\\n'), 4000)"
        : ", NULL, NULL, NULL";
    const QByteArray beside = hasDetails ? " LEFT JOIN catalpa.book_details d ON d.book_id = b.id"
                                           " AND d.records = 'public.books'::regclass AND d.book_id > $1::bigint"
                                         : "";
    const auto read = readAll(session,
                              "SELECT b.id, left(" + title + ", 4000), b.author_id" + marks + " FROM public.books b"
                                  + beside + " WHERE b.id > $1::bigint ORDER BY b.id LIMIT $2::bigint",
                              [this](const db::Rows &rows, int row) {
                                  const Hash hash = hashOf(rows.text(row, 1));
                                  const BookMarks known{rows.text(row, 3), rows.text(row, 4),
                                                        rows.text(row, 5).split(u'\n', Qt::SkipEmptyParts)};
                                  for (const Mark &mark : marksOf(known))
                                      m_books.push_back({hash, rows.integer(row, 2), mark});
                              });
    std::sort(m_books.begin(), m_books.end());
    return read;
}

bool KnownBooks::Mark::fits(const Mark &other) const
{
    const auto fit = [](quint32 one, quint32 two) {
        return one == two || one == 0 || two == 0;
    };
    return fit(seriesNumber, other.seriesNumber) && fit(edition, other.edition) && fit(isbn, other.isbn);
}

//! One for each ISBN, of ten or of thirteen digits alike.
QList<KnownBooks::Mark> KnownBooks::marksOf(const BookMarks &marks)
{
    const Mark plain{markOf(marks.seriesNumber), markOf(marks.edition), 0};
    QList<Mark> all;
    for (const QString &isbn : marks.isbns) {
        const QString number = isbn13(isbn);
        all.append({plain.seriesNumber, plain.edition, markOf(number.isEmpty() ? compactIsbn(isbn) : number)});
    }
    return all.isEmpty() ? QList<Mark>{plain} : all;
}

KnownBooks::Standing::Kind KnownBooks::kindOf(Hash title, qint64 author, const QList<Mark> &marks) const
{
    using Kind = Standing::Kind;
    const auto fits = [&marks](const Mark &known) {
        return std::any_of(marks.begin(), marks.end(), [&known](const Mark &mark) { return mark.fits(known); });
    };
    const QList<Mark> added = m_added.value({title, author});
    if (std::any_of(added.begin(), added.end(), fits))
        return Kind::Repeated;
    Kind kind = Kind::New; // What one file tells apart are two.
    auto book = std::lower_bound(m_books.begin(), m_books.end(), Entry{title, author, {}});
    for (qsizetype i = 0; i < comparedVolumes && book != m_books.end(); ++i, ++book) {
        if (book->title != title || book->author != author)
            break;
        if (fits(book->mark))
            return Kind::Known;
        kind = Kind::OtherVolume;
    }
    return kind;
}

KnownBooks::Standing KnownBooks::standingOf(const QString &title, const QString &author, const BookMarks &marks,
                                            const LifeYears &life) const
{
    using Kind = Standing::Kind;
    const Hash hash = hashOf(title);
    const QList<Mark> sought = marksOf(marks);
    const auto isThere = [](Kind kind) {
        return kind == Kind::Known || kind == Kind::Repeated;
    };
    const QList<qint64> namesakes = this->namesakes(author, life);
    const qint64 first = namesakes.value(0);
    Standing standing{kindOf(hash, first, sought), author, first};
    if (isThere(standing.kind))
        return standing;
    for (const qint64 other : authorsOf(hash)) {
        const QString name = QString::fromUtf8(m_names.value(other));
        if (!life.fits(m_lives.value(other)))
            continue;
        if (hashOf(name) == hashOf(author)) {
            const Kind kind = kindOf(hash, other, sought);
            if (isThere(kind))
                return {kind, name, other};
            standing = kind == Kind::OtherVolume ? Standing{kind, name, other} : standing;
        } else if (standing.kind == Kind::New && isNearName(author, name)) {
            standing = {Kind::Double, name, other};
        }
    }
    const bool isOneOfSeveral = !life.isKnown() && namesakes.size() > 1 && m_lives.contains(first);
    if (standing.kind == Kind::New)
        return isOneOfSeveral ? Standing{Kind::AnyOfSeveral, author} : Standing();
    return standing;
}

QList<qint64> KnownBooks::authorsOf(Hash title) const
{
    QList<qint64> authors = m_addedAuthors.value(title);
    auto book = std::lower_bound(m_books.begin(), m_books.end(), Entry{title, 0, {}});
    for (; book != m_books.end() && book->title == title && authors.size() < 2 * comparedAuthors; ++book) {
        if (authors.isEmpty() || authors.last() != book->author)
            authors += book->author;
    }
    return authors;
}

//! Those of a name that nothing tells from who lived then: first of the same years, then of none, then by their
//! numbers.
QList<qint64> KnownBooks::namesakes(const QString &name, const LifeYears &life) const
{
    QList<qint64> found = m_authors.values(hashOf(name));
    found.removeIf([&](qint64 author) { return !life.fits(m_lives.value(author)); });
    const auto rank = [&](qint64 author) {
        const LifeYears known = m_lives.value(author);
        const int nearness = life.isSame(known) ? 0 : !known.isKnown() ? 1 : 2;
        return std::tuple(nearness, author < 0, std::abs(author)); // Those of the catalogue, then those of the file.
    };
    std::sort(found.begin(), found.end(), [&](qint64 one, qint64 other) { return rank(one) < rank(other); });
    return found;
}

qint64 KnownBooks::author(const QString &name, const LifeYears &life) const
{
    return namesakes(name, life).value(0);
}

void KnownBooks::addAuthor(qint64 id, const QString &name, const LifeYears &life)
{
    m_names.insert(id, name.left(comparedLetters).toUtf8());
    m_authors.insert(hashOf(name), id);
    complete(id, life);
}

void KnownBooks::complete(qint64 author, const LifeYears &life)
{
    if (life.isKnown())
        m_lives[author].complete(life);
}

void KnownBooks::addBook(const QString &title, qint64 author, const BookMarks &marks)
{
    const std::pair book(hashOf(title), author);
    QList<Mark> &known = m_added[book];
    if (known.isEmpty()) {
        QList<qint64> &authors = m_addedAuthors[book.first];
        if (authors.size() < comparedAuthors)
            authors += author;
    }
    for (const Mark &mark : marksOf(marks)) {
        if (known.size() < comparedVolumes)
            known += mark;
    }
}

} // namespace catalpa::store
