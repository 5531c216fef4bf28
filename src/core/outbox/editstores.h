// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/bookstore.h"
#include "core/outbox/outboxentry.h"

#include <QtCore/QObject>

#include <functional>

namespace catalpa {

//! How an entry is sent the next time, with places for what the database tells.
Sending sendingOf(const OutboxEntry &entry);

//! Where edits of each kind go, and where their records are read.
class EditStores {
public:
    using Reply = std::function<void(const Result<CurrentRecord> &)>;

    //! Both must outlive it.
    EditStores(AuthorStore &authors, BookStore &books)
        : m_authors(authors)
        , m_books(books)
    {
    }

    //! Sends an edit; the saved record. Replies come like those of deliver().
    void send(const Edit &edit, const Sending &sending, QObject *context, const Reply &reply) const;
    //! Reads the record of an edit as it is now. Does nothing for what is new.
    void read(const Edit &edit, QObject *context, const Reply &reply) const;
    //! What send() would send, to be shown.
    QList<Statement> preview(const Edit &edit, const Sending &sending) const;

private:
    AuthorStore &m_authors;
    BookStore &m_books;
};

} // namespace catalpa
