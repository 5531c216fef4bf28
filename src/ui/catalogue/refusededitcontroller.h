// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"

#include <QtCore/QObject>

namespace catalpa {
class Outbox;
struct OutboxEntry;
} // namespace catalpa

namespace catalpa::ui {

class Banner;

//! Asks in the banner about edits that the database has refused, one at a time: a refused edit stays as typed until a
//! person decides for theirs, mine, or none. When it is decided, however that came, the next one's turn has come.
class RefusedEditController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this.
    RefusedEditController(Outbox &outbox, AuthorStore &authors, BookStore &books, Banner &banner, QObject *parent);

    //! Tells again what the banner may have told before.
    void review();

Q_SIGNALS:
    //! The person is asked about the edit of this number.
    void asked(quint64 number);
    //! An edit was dropped: what is shown of its record is old.
    void dropped();
    //! The record could not be read that the person's edit is to be put on.
    void failed(const catalpa::Error &error);

private:
    void askNext();
    void ask(const OutboxEntry &entry);
    void drop(quint64 number);
    void keepMine(quint64 number);

    Outbox &m_outbox;
    AuthorStore &m_authors;
    BookStore &m_books;
    Banner &m_banner;
    quint64 m_asked = 0; //!< The refused edit that the banner asks about; 0 for none.
    Pending m_reading;
};

} // namespace catalpa::ui
