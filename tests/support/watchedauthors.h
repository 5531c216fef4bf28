// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"

#include <functional>

namespace catalpa::test {

//! A real store that tells what it is asked, before it asks: for counting, and for what a colleague does meanwhile.
class WatchedAuthors final : public AuthorStore {
public:
    //! \a store must outlive it.
    explicit WatchedAuthors(AuthorStore &store)
        : m_store(store)
    {
    }

    int pages = 0; //!< Requests for rows.
    int outlines = 0;
    std::function<void()> onOutline;
    std::function<void(const AuthorEdit &)> onApply;

    QFuture<Result<Page<Author>>> page(const AuthorQuery &query, const KeyRange &range, int limit) override
    {
        ++pages;
        return m_store.page(query, range, limit);
    }
    QFuture<Result<Outline>> outline(const AuthorQuery &query, int stride, const KeyRange &range = {}) override
    {
        ++outlines;
        if (onOutline)
            onOutline();
        return m_store.outline(query, stride, range);
    }
    QFuture<Result<Author>> author(Id<Author> id) override { return m_store.author(id); }
    QFuture<Result<std::optional<qint64>>> place(const AuthorQuery &query, Id<Author> id) override
    {
        return m_store.place(query, id);
    }
    QFuture<Result<std::optional<qint64>>> seek(const AuthorQuery &query, const QString &typed) override
    {
        return m_store.seek(query, typed);
    }
    QFuture<Result<qint64>> count(const AuthorQuery &query, qint64 most) override { return m_store.count(query, most); }
    QFuture<Result<QStringList>> suggestions(const AuthorQuery &query) override { return m_store.suggestions(query); }
    QFuture<Result<Author>> add(const NewAuthor &author, const Sending &sending = {}) override
    {
        return m_store.add(author, sending);
    }
    QFuture<Result<Author>> apply(const AuthorEdit &edit, const Sending &sending = {}) override
    {
        if (onApply)
            onApply(edit);
        return m_store.apply(edit, sending);
    }
    QFuture<Result<BulkAnswer>> applyAll(const QList<AuthorEdit> &edits, const Sending &sending) override
    {
        return m_store.applyAll(edits, sending);
    }

private:
    AuthorStore &m_store;
};

} // namespace catalpa::test
