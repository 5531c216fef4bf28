// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"
#include "core/bulk/proposal.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <atomic>

namespace catalpa {

//! Records that are to be changed, and how to come by them.
struct ProposalSource {
    //! Rows of the question by their places, from \a first up to \a end (not included).
    struct Rows {
        qint64 first = 0;
        qint64 end = 0;
    };

    std::variant<AuthorQuery, BookQuery> query{}; //!< What is read, page by page.
    QList<Rows> rows{}; //!< Those that count, in order; all when empty.
    //! Records that are known to stand in these rows. Where one does not any more, others have added or deleted
    //! meanwhile, nobody knows which records are meant, and reading fails with ErrorKind::Conflict.
    QSet<qint64> seen{};
    //! The records themselves, when they are at hand; then nothing is read.
    std::variant<std::monostate, QList<Author>, QList<Book>> records{};
};

//! Reads records a page at a time and works out what is proposed for each, in other threads. Dropping it ends it.
class ProposalReader final : public QObject {
    Q_OBJECT

public:
    static constexpr int rowsOfPage = 1000;
    static constexpr qint64 mostRecords = 100'000;

    //! The stores must outlive it.
    ProposalReader(AuthorStore &authors, BookStore &books, ProposalSource source, Recipes recipes,
                   QObject *parent = nullptr);
    ~ProposalReader() override;

    void start();
    //! Proposals so far, in the order of the records.
    const QList<Proposal> &proposals() const { return m_proposals; }
    qint64 records() const { return m_records; } //!< Records that were looked at.
    bool isTooMuch() const { return m_isTooMuch; } //!< There were more than mostRecords.

Q_SIGNALS:
    void progressed(qint64 records);
    void finished();
    void failed(const catalpa::Error &error);

private:
    struct Worked {
        QList<Proposal> proposals;
        QSet<qint64> met; //!< Of those that were seen.
        qint64 records = 0;
    };

    void readNext();
    template <typename Record>
    void takePage(const Result<Page<Record>> &page, const Recipe<Record> &recipe);
    template <typename Record>
    void work(const QList<Record> &records, const Recipe<Record> &recipe);
    void take(const Result<Worked> &worked);

    AuthorStore &m_authors;
    BookStore &m_books;
    ProposalSource m_source;
    Recipes m_recipes;
    QList<Proposal> m_proposals;
    std::optional<Key> m_next;
    qint64 m_row = 0; //!< Of the next page, from 0.
    qint64 m_records = 0;
    bool m_isTooMuch = false;
    std::shared_ptr<std::atomic_bool> m_isStopped = std::make_shared<std::atomic_bool>(false);
    Pending m_pending;
};

} // namespace catalpa
