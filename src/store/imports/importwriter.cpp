// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/importwriter.h"

#include "db/transaction.h"
#include "store/bulk/bulkwrites.h"
#include "store/listing/readingindex.h"
#include "store/writes/detailwrites.h"
#include "store/writes/idsequence.h"
#include "store/writes/recordwrites.h"

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr std::chrono::minutes importDeadline{5}; //!< For a statement with thousands of rows, over any line.

//! Records that were copied in with their numbers leave the sequence behind.
Result<> freeNumbersOf(db::Session &session, const char *table)
{
    const auto drawn = nextId(session, table);
    if (!drawn)
        return passOn(drawn);
    const auto highest = session.run("SELECT coalesce(max(id), 0) FROM " + QByteArray(table));
    if (!highest)
        return passOn(highest);
    if (highest->integer(0, 0) < *drawn)
        return {};
    return nextFreeId(session, table, *drawn).map([](qint64) {});
}

//! Not from the link, the server or the session.
bool isOfARecord(const Error &error)
{
    return isRefusal(error) || error.kind == ErrorKind::Rights;
}

//! A trigger may leave rows out without a word.
Result<> checkTaken(const db::Rows &rows, qsizetype wanted)
{
    return rows.affected() == wanted ? Result<>() : failure(keptOut());
}

QByteArray insertionOfAuthors(bool hasCountry)
{
    const QByteArray sql =
        "INSERT INTO public.authors (id, name, bio, created_at /*, country*/) OVERRIDING SYSTEM VALUE "
        "SELECT u.id, u.name, nullif(u.bio, ''), now() AT TIME ZONE 'UTC' /*, nullif(u.country, '')*/ "
        "FROM unnest($1::bigint[], $2::text[], $3::text[] /*, $4::text[]*/) "
        "AS u(id, name, bio /*, country*/)";
    return hasCountry ? QByteArray(sql).replace("/*", "").replace("*/", "") : sql;
}

} // namespace

ImportWriter::ImportWriter(db::Session &session, const CatalogueCapabilities &capabilities, const QString &batch)
    : m_session(session)
    , m_capabilities(capabilities)
    , m_batch(batch)
{
}

//! Before the first part.
Result<> ImportWriter::freeNumbers()
{
    if (std::exchange(m_hasFreeNumbers, true))
        return {};
    return freeNumbersOf(m_session, "public.authors").and_then([this] {
        return freeNumbersOf(m_session, "public.books");
    });
}

Result<ImportWriter::Added> ImportWriter::add(const Part &part)
{
    m_lacking.insert(part.authors);
    auto added = attempt(part, false);
    // Some record is against a rule: which one is found by trying smaller and smaller parts.
    if (!added && isOfARecord(added.error()))
        added = attempt(part, true);
    if (added)
        catchUp(m_session);
    return added;
}

Result<ImportWriter::Added> ImportWriter::attempt(const Part &part, bool carefully)
{
    db::Transaction transaction(m_session);
    Added added;
    const auto done =
        freeNumbers()
            .and_then([&] { return transaction.begin(); })
            .and_then([&] {
                return m_session.run("SELECT set_config('catalpa.batch', $1, true), "
                                     "set_config('application_name', $2, true)",
                                     {m_batch, QString(importProgram)});
            })
            // Otherwise a rule that is looked at in the end would refuse all at once.
            .and_then([&](const db::Rows &) { return carefully ? run("SET CONSTRAINTS ALL IMMEDIATE") : Result<>(); })
            .and_then([&] { return carefully ? addCarefully(part.books, added) : addAll(part.books, added); })
            .and_then([&] { return transaction.commit(); });
    if (!done) {
        forget(m_lacking);
        return passOn(done);
    }
    for (auto author = m_lacking.begin(); author != m_lacking.end();)
        author = m_numbers.contains(author.key()) ? m_lacking.erase(author) : std::next(author);
    return added;
}

Result<> ImportWriter::addCarefully(const QList<Entry> &books, Added &added)
{
    const Added before = added;
    const FiledAuthors authors = lacking(books);
    const auto done = run("SAVEPOINT part").and_then([&] { return addAll(books, added); });
    if (done)
        return run("RELEASE SAVEPOINT part");
    if (!isOfARecord(done.error()) || m_refused >= mostRefused)
        return done;
    added = before;
    forget(authors);
    const auto taken = run("ROLLBACK TO SAVEPOINT part").and_then([this] { return run("RELEASE SAVEPOINT part"); });
    if (!taken)
        return taken;
    if (books.size() == 1) {
        ++m_refused;
        added.refused.emplaceBack(books.first().record, done.error());
        return {};
    }
    const qsizetype half = books.size() / 2;
    return addCarefully(books.first(half), added).and_then([&] { return addCarefully(books.sliced(half), added); });
}

//! With the authors that they are the first books of.
Result<> ImportWriter::addAll(const QList<Entry> &books, Added &added)
{
    const FiledAuthors authors = lacking(books);
    return addAuthors(authors, added).and_then([&] { return addBooks(books, added); }).map([&] {
        added.authors += authors.size();
        added.books += books.size();
    });
}

ImportWriter::FiledAuthors ImportWriter::lacking(const QList<Entry> &books) const
{
    FiledAuthors authors;
    for (const Entry &book : books) {
        if (book.author < 0 && !m_numbers.contains(book.author))
            authors.insert(book.author, m_lacking.value(book.author));
    }
    return authors;
}

//! They were not added after all.
void ImportWriter::forget(const FiledAuthors &authors)
{
    for (auto author = authors.cbegin(); author != authors.cend(); ++author)
        m_numbers.remove(author.key());
}

Result<> ImportWriter::run(QByteArrayView sql)
{
    return m_session.run(sql).map([](const db::Rows &) {});
}

Result<db::Rows> ImportWriter::draw(const char *table, qsizetype count)
{
    return m_session.run("SELECT nextval(pg_get_serial_sequence($1::text, 'id')) FROM generate_series(1, $2::int)",
                         {QString::fromLatin1(table), int(count)});
}

Result<> ImportWriter::addAuthors(const FiledAuthors &authors, Added &added)
{
    if (authors.isEmpty())
        return {};
    const auto drawn = draw("public.authors", authors.size());
    if (!drawn)
        return passOn(drawn);
    QList<std::pair<Id<Author>, AuthorDetails>> details;
    QStringList ids;
    QStringList names;
    QStringList bios;
    QStringList countries;
    QStringList filed;
    QStringList sortNames;
    QList<qint64> known = authors.keys();
    std::sort(known.begin(), known.end(), std::greater<>()); // In the order of the file.
    for (const qint64 number : std::as_const(known)) {
        const auto &[author, sortName] = *authors.constFind(number);
        const qint64 id = drawn->integer(int(ids.size()), 0);
        m_numbers.insert(number, id);
        ids += QString::number(id);
        names += author.name;
        bios += author.bio.value_or(QString());
        countries += author.country.value_or(QString());
        if (!author.details.isEmpty())
            details.emplaceBack(Id<Author>{id}, author.details);
        if (!sortName.isEmpty()) {
            filed += ids.last();
            sortNames += sortName;
        }
    }
    db::Params params{db::Param::list(ids), db::Param::list(names), db::Param::list(bios)};
    if (m_capabilities.hasCountry)
        params.emplace_back(db::Param::list(countries));
    return m_session.run(insertionOfAuthors(m_capabilities.hasCountry), params, importDeadline)
        .and_then([&](const db::Rows &rows) { return checkTaken(rows, ids.size()); })
        .and_then([&] { return writeDetails(m_session, details); })
        .and_then([&] { return file("authors", filed, sortNames); })
        .map([&](qint64 unfiled) { added.unfiledAuthors += unfiled; });
}

Result<> ImportWriter::addBooks(const QList<Entry> &books, Added &added)
{
    const auto drawn = draw("public.books", books.size());
    if (!drawn)
        return passOn(drawn);
    QStringList ids;
    QStringList titles;
    QStringList authors;
    QStringList filed;
    QStringList sortTitles;
    QList<std::pair<Id<Book>, BookDetails>> details;
    for (const Entry &book : books) {
        const qint64 id = drawn->integer(int(ids.size()), 0);
        ids += QString::number(id);
        titles += book.title;
        authors += QString::number(book.author < 0 ? m_numbers.value(book.author) : book.author);
        if (!book.details.isEmpty())
            details.emplaceBack(Id<Book>{id}, book.details);
        if (!book.sortTitle.isEmpty()) {
            filed += ids.last();
            sortTitles += book.sortTitle;
        }
    }
    return m_session
        .run("INSERT INTO public.books (id, title, author_id, created_at) OVERRIDING SYSTEM VALUE "
             "SELECT u.id, u.title, u.author, now() AT TIME ZONE 'UTC' "
             "FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS u(id, title, author)",
             {db::Param::list(ids), db::Param::list(titles), db::Param::list(authors)}, importDeadline)
        .and_then([&](const db::Rows &rows) { return checkTaken(rows, ids.size()); })
        .and_then([&] { return writeDetails(m_session, details); })
        .and_then([&] { return file("books", filed, sortTitles); })
        .map([&](qint64 unfiled) { added.unfiledBooks += unfiled; });
}

//! Files records under what is wanted, and answers how many the role may not file: whoever adds need not be able to
//! change.
Result<qint64> ImportWriter::file(const char *table, const QStringList &ids, const QStringList &wanted)
{
    if (ids.isEmpty())
        return 0;
    const bool isOfAuthors = QByteArrayView(table) == "authors";
    const QByteArray sql = "SELECT count(catalpa.file_" + QByteArray(isOfAuthors ? "author" : "book")
        + "(u.id::integer, NULL, u.wanted)) FROM unnest($1::bigint[], $2::text[]) AS u(id, wanted)"
          " WHERE has_column_privilege('public."
        + table + "', '" + (isOfAuthors ? "name" : "title") + "', 'UPDATE')";
    return m_session.run(sql, {db::Param::list(ids), db::Param::list(wanted)}, importDeadline)
        .map([&](const db::Rows &rows) { return ids.size() - rows.integer(0, 0); });
}

} // namespace catalpa::store
