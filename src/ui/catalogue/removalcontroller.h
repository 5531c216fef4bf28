// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/records/removal.h"
#include "core/undertakings.h"
#include "models/edits/undostack.h"

#include <QtCore/QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class Banner;
class Prompts;
class RecordsPage;
class RemovalCount;

//! Deletes records: counts what goes with them, asks, deletes exactly that, and offers to put it back, in a notice and
//! as a step of undo. When the answer of the database is lost, it looks by itself whether that was done.
class RemovalController final : public QObject {
    Q_OBJECT

public:
    //! What it works with; all must outlive it.
    struct Parts {
        RemovalStore &store;
        AuthorStore &authors; //!< For choosing who gets the books.
        const Outbox &outbox;
        Undertakings &undertakings;
        Banner &banner;
        Prompts &prompts;
        RecordsPage &authorsPage;
        RecordsPage &booksPage;
        QWidget &window; //!< The parent of dialogs.
        bool canEdit = false;
    };
    RemovalController(const Parts &parts, QObject *parent);

    //! Records that are deleted, or back again. Whoever asks for the same while it is on its way, or when it has been
    //! done, waits for that and gets its answer.
    struct Removal;
    static std::shared_ptr<Removal> removalOf(const RemovedRecords &records);
    //! Without a question. \a done is called once, as UndoStep says.
    void remove(const std::shared_ptr<Removal> &removal, const UndoStep::Done &done);
    void restore(const std::shared_ptr<Removal> &removal, const UndoStep::Done &done);

Q_SIGNALS:
    //! A person has deleted something.
    void stepMade(const catalpa::UndoStep &step);
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    struct Attempt;

    void askToRemoveAuthors(const QList<qint64> &numbers);
    void askToRemoveBooks(const QList<qint64> &numbers);
    void begin(const RemovedRecords &records);
    UndoStep stepOf(const std::shared_ptr<Removal> &removal);
    void takeOut(const RemovedRecords &records);
    void refreshPages();
    void ask(const RemovedRecords &records);
    std::shared_ptr<Attempt> attemptAt(const std::shared_ptr<Removal> &removal, const UndoStep::Done &done,
                                       const QString &loss);
    void send(const std::shared_ptr<Attempt> &attempt);
    void lookLater(const std::shared_ptr<Attempt> &attempt, const Error &error);
    void look(const std::shared_ptr<Attempt> &attempt);
    void finish(const std::shared_ptr<Attempt> &attempt);
    void sendBack(const std::shared_ptr<Attempt> &attempt);
    void sendBackLater(const std::shared_ptr<Attempt> &attempt, const Error &error);
    void fail(const Error &error);
    void fail(const std::shared_ptr<Attempt> &attempt, const Error &error);
    static void end(const std::shared_ptr<Attempt> &attempt, const Result<> &result);

    Parts m_parts;
    RemovalCount *m_count;
};

} // namespace catalpa::ui
