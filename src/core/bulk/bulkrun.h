// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>

namespace catalpa {

//! Many edits on their way to the database: part by part, each in a transaction of its own with a receipt, so that
//! locks are short, stop() takes effect soon, and a part whose answer was lost is looked up and never made twice. To
//! the history of records all parts are one batch.
//!
//! What the database could not take by itself is sent again after a pause that grows to half a minute. Nothing is kept
//! on the disk: what was not sent when the program ends was never said to be saved.
//!
//! After stop() a part of unknown outcome is looked up, for as long as that takes, before the run ends.
class BulkRun final : public QObject {
    Q_OBJECT

public:
    //! The first part has the fewest rows, and each later one as many as take about timeOfPart.
    static constexpr qsizetype fewestRows = 1'000;
    static constexpr qsizetype mostRows = 10'000;
    static constexpr std::chrono::milliseconds timeOfPart{500};
    static constexpr qsizetype charactersOfPart = 2'000'000;

    //! Edits of one kind, each of another record; only of authors or of books. The stores must outlive the run.
    BulkRun(AuthorStore &authors, BookStore &books, const QList<Edit> &edits, QObject *parent = nullptr);

    void start();
    //! Sends no further part. The one that is on its way is waited for; where its answer was lost, isLookingUp().
    void stop();
    //! The same, but what is not known by now counts as unknown().
    void giveUp();
    //! Sends again at once what waits.
    void resume();

    const BulkAnswer &answer() const { return m_answer; }
    int total() const { return int(m_edits.size()); }
    //! Edits that were answered.
    int done() const { return int(m_begin); }
    //! Edits of the part whose answer was lost and could not be looked up.
    int unknown() const { return int(m_unknown); }
    bool isStopped() const { return m_isStopped; }
    //! Stopped, but for finding out what the last part has come to.
    bool isLookingUp() const { return m_isStopped && m_unknown > 0 && !m_isFinished; }
    //! What ended the run before its end; nothing when nothing did.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void progressed(int done, int total);
    //! The database does not answer; it is asked again.
    void waiting(const catalpa::Error &error);
    //! The last signal.
    void finished();

private:
    void sendNext();
    QFuture<Result<BulkAnswer>> send();
    void take(const Result<BulkAnswer> &result);
    void learnSize();
    void finish();

    AuthorStore &m_authors;
    BookStore &m_books;
    QList<Edit> m_edits;
    BulkAnswer m_answer;
    QUuid m_batch = QUuid::createUuid();
    Sending m_sending;
    qsizetype m_rows = fewestRows; //!< Of the next part.
    QElapsedTimer m_clock; //!< Since the part was sent first.
    qsizetype m_begin = 0; //!< Of the part that is next or on its way.
    qsizetype m_end = 0;
    qsizetype m_unknown = 0;
    int m_failures = 0;
    bool m_isStopped = false;
    bool m_isFinished = false;
    std::optional<Error> m_error;
    QTimer m_pause;
};

} // namespace catalpa
