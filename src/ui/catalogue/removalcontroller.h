// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/records/removal.h"

#include <QtCore/QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa {
class Outbox;
}

namespace catalpa::ui {

class Banner;
class Prompts;
class RecordsPage;

//! Deletes records: counts what goes with them, asks, deletes exactly that, and offers to put it back. When the answer
//! of the database is lost, it looks by itself whether that was done.
class RemovalController final : public QObject {
    Q_OBJECT

public:
    //! What it works with; all must outlive it.
    struct Parts {
        RemovalStore &store;
        AuthorStore &authors; //!< For choosing who gets the books.
        const Outbox &outbox;
        Banner &banner;
        Prompts &prompts;
        RecordsPage &authorsPage;
        RecordsPage &booksPage;
        QWidget &window; //!< The parent of dialogs.
        bool canEdit = false;
    };
    RemovalController(const Parts &parts, QObject *parent);

    //! Without a question.
    void remove(const RemovedRecords &records);
    void restore(const RemovedRecords &records);

Q_SIGNALS:
    //! The database has done it.
    void removed(const catalpa::RemovedRecords &records);
    void restored(const catalpa::RemovedRecords &records);
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    struct Attempt;

    void askToRemoveAuthors(const QList<qint64> &numbers);
    void askToRemoveBooks(const QList<qint64> &numbers);
    void takeOut(const RemovedRecords &records);
    void refreshPages();
    void ask(const QFuture<Result<RemovedRecords>> &counting, const std::function<void()> &again);
    void ask(const RemovedRecords &records);
    void send(const std::shared_ptr<Attempt> &attempt);
    void lookLater(const std::shared_ptr<Attempt> &attempt, const Error &error);
    void look(const std::shared_ptr<Attempt> &attempt);
    void finish(const std::shared_ptr<Attempt> &attempt);
    void sendBack(const std::shared_ptr<Attempt> &attempt);
    void fail(const Error &error);

    Parts m_parts;
    Pending m_counting;
};

} // namespace catalpa::ui
