// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/pgcatalogue.h"
#include "support/testserver.h"

namespace catalpa::test {

//! How far the history has been applied: the guide's, then Catalpa's own up to its search key, then all of it.
enum class History { Nothing, Init, AddCountry, SearchKey, Indexes };

//! Applies the migrations as they are shipped, up to \a history.
void createTables(TestServer &server, const ConnectionAddress &address, History history = History::AddCountry);

//! Applies Catalpa's own migrations but for those whose names end in \a without.
void applyOwn(const TestServer &server, const ConnectionAddress &address, const QString &without);

//! Applies one of them once more, by the end of its name.
void applyAgain(const TestServer &server, const ConnectionAddress &address, const QString &which);

//! Takes one of them back, by the end of its name.
void takeBack(const TestServer &server, const ConnectionAddress &address, const QString &which);

//! What a request came to.
template <typename T>
Result<T> settled(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.resultCount() > 0 ? future.result() : Result<T>(failure(ErrorKind::Cancelled, {}));
}

//! The value of a request that has to succeed; else the test ends with the error.
template <typename T>
T valueOf(const Result<T> &result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *result;
}
template <typename T>
T valueOf(const QFuture<Result<T>> &future)
{
    return valueOf(settled(future));
}

//! The error of a request that has to fail; else the test ends.
template <typename T>
Error errorOf(const QFuture<Result<T>> &future)
{
    const Result<T> result = settled(future);
    if (result)
        qFatal("An error was expected and none came");
    return result.error();
}

//! A catalogue as a program opens it, and its stores.
struct Opened {
    explicit Opened(const ConnectionAddress &address, const QStringList &languages = {QStringLiteral("en")});

    store::PgCatalogue catalogue;
    CatalogueCapabilities capabilities;
    std::unique_ptr<AuthorStore> authors;
    std::unique_ptr<BookStore> books;
    std::unique_ptr<RemovalStore> removals;
};

//! The numbers of all that \a query finds, read in pages of \a limit.
template <typename Store, typename Query>
QList<qint64> idsInPages(Store &store, const Query &query, int limit)
{
    QList<qint64> ids;
    KeyRange range;
    do {
        const auto page = valueOf(store.page(query, range, limit));
        for (const auto &record : page.rows)
            ids += record.id.value;
        range.first = page.next;
    } while (range.first);
    return ids;
}

} // namespace catalpa::test
