// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cataloguereader.h"
#include "db/session.h"

namespace catalpa::store {

//! Reads through a session. In a transaction of its own all answers are of the same state; outside of one, each is of
//! the state at its moment, and waits for the reading index like every list. Both must outlive the reader.
class PgCatalogueReader final : public CatalogueReader {
public:
    PgCatalogueReader(db::Session &session, const CatalogueCapabilities &capabilities)
        : m_session(session)
        , m_capabilities(capabilities)
    {
    }

    const CatalogueCapabilities &capabilities() const override { return m_capabilities; }
    Result<QByteArray> authorsAsJson(int most) override;
    Result<QByteArray> booksAsJson(Id<Author> author, int most) override;
    Result<Author> author(Id<Author> id) override;
    Result<Book> book(Id<Book> id) override;
    Result<Page<Author>> authors(const AuthorQuery &query, const KeyRange &range, int limit) override;
    Result<Page<Book>> books(const BookQuery &query, const KeyRange &range, int limit) override;
    Result<qint64> countAuthors(const AuthorQuery &query, qint64 most) override;
    Result<qint64> countBooks(const BookQuery &query, qint64 most) override;

private:
    db::Session &m_session;
    const CatalogueCapabilities &m_capabilities;
};

} // namespace catalpa::store
