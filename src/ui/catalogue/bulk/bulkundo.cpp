// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/bulkundo.h"

#include "core/bulk/bulkrun.h"
#include "core/outbox/resending.h"
#include "ui/catalogue/bulk/bulkruns.h"
#include "ui/widgets/banner.h"
#include "wording/bulktext.h"

#include <QtCore/QPointer>
#include <QtCore/QSet>

namespace catalpa::ui {
namespace {

bool areBooks(const QList<Edit> &edits)
{
    return !edits.isEmpty() && std::holds_alternative<BookEdit>(edits.first());
}

qint64 recordOf(const Edit &edit)
{
    const auto *author = std::get_if<AuthorEdit>(&edit);
    return author ? author->id.value : std::get<BookEdit>(edit).id.value;
}

//! Takes out the edits of the records that others are of.
void removeTurned(QList<Edit> &edits, const QList<Edit> &turned)
{
    QSet<qint64> records;
    for (const Edit &edit : turned)
        records += recordOf(edit);
    edits.removeIf([&records](const Edit &edit) { return records.contains(recordOf(edit)); });
}

//! Why not all was made.
ErrorKind reasonOf(const BulkRun &run)
{
    if (run.isStopped())
        return ErrorKind::Cancelled;
    return run.error() ? run.error()->kind : ErrorKind::Conflict;
}

} // namespace

BulkUndo::BulkUndo(AuthorStore &authors, BookStore &books, Banner &banner, Undertakings &undertakings, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_banner(banner)
    , m_undertakings(undertakings)
{
}

QList<Edit> BulkUndo::inverse(const QList<Edit> &edits)
{
    QList<Edit> opposite;
    for (const Edit &edit : edits) {
        if (const auto *author = std::get_if<AuthorEdit>(&edit))
            opposite += author->inverse();
        else if (const auto *book = std::get_if<BookEdit>(&edit))
            opposite += book->inverse();
    }
    return opposite;
}

void BulkUndo::tell(const QList<Edit> &made)
{
    m_banner.tell(Banner::Tone::Success,
                  tr("%1 Undo takes all of it back in one go.")
                      .arg(inWords(BulkTally{.ofBooks = areBooks(made), .made = made.size()})));
}

UndoStep BulkUndo::step(const QString &name, const QList<Edit> &made)
{
    const auto halves = std::make_shared<Halves>(Halves{made, {}});
    return {.name = name,
            .undo = [this, halves](const UndoStep::Done &done) { turn(halves, halves->made, halves->undone, done); },
            .redo = [this, halves](const UndoStep::Done &done) { turn(halves, halves->undone, halves->made, done); },
            .hasPart =
                [halves](bool isUndone) {
                    return !(isUndone ? halves->undone : halves->made).isEmpty();
                }};
}

//! What was stopped is turned round later, and is one step with what was turned before. \a halves keeps both lists.
void BulkUndo::turn(const std::shared_ptr<Halves> &halves, QList<Edit> &from, QList<Edit> &to,
                    const UndoStep::Done &done)
{
    make(inverse(from), [halves, &from, &to, done](const QList<Edit> &turned, const Result<> &all) {
        removeTurned(to, turned);
        to += turned;
        if (all || resendingAfter(all.error().kind) == Resending::Never)
            from.clear(); // What is left of it is a colleague's now.
        else
            removeTurned(from, turned);
        done(all);
    });
}

//! Stopped, it is not known what the last part has come to: that is the end of it only when a person says so.
void BulkUndo::tellOfLookUp(BulkRun *run, bool ofBooks)
{
    m_banner.tell(Banner::Tone::Warning, lookUpText(ofBooks, run->unknown()), tr("Do not wait"),
                  [guard = QPointer(run)] {
                      if (guard)
                          guard->giveUp();
                  });
}

void BulkUndo::make(const QList<Edit> &edits, const Done &done)
{
    auto *run = new BulkRun(m_authors, m_books, edits, this);
    const bool ofBooks = areBooks(edits);
    m_banner.tell(Banner::Tone::Information, tr("Changing %1.").arg(recordsInWords(ofBooks, edits.size())), tr("Stop"),
                  [this, guard = QPointer(run), ofBooks] {
                      if (guard)
                          guard->stop();
                      if (guard && guard->isLookingUp())
                          tellOfLookUp(guard, ofBooks);
                  });
    connect(run, &BulkRun::waiting, this, [this, run, ofBooks](const Error &error) {
        run->isLookingUp() ? tellOfLookUp(run, ofBooks) : Q_EMIT told(error.message);
    });
    hold(m_undertakings, *run, ofBooks);
    connect(run, &BulkRun::finished, this, [this, run, done, ofBooks] {
        run->deleteLater();
        m_banner.clear();
        const bool isAll = run->answer().made.size() + run->answer().alreadySo == run->total();
        QString sentence = inWords(tallyOf(*run, ofBooks));
        // Here is no list: the first reason stands for the others.
        if (!run->answer().unmade.isEmpty())
            sentence += u' ' + run->answer().unmade.first().error.message;
        else if (run->error())
            sentence += u' ' + run->error()->message;
        done(run->answer().made, isAll ? Result<>() : failure(reasonOf(*run), sentence));
        Q_EMIT changed();
    });
    run->start();
}

} // namespace catalpa::ui
