// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/bulkundo.h"

#include "core/bulk/bulkrun.h"
#include "ui/widgets/banner.h"
#include "wording/bulktext.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <memory>

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

//! Whether an edit of the same record is there.
bool isAmong(const QList<Edit> &edits, const Edit &edit)
{
    return std::any_of(edits.cbegin(), edits.cend(),
                       [id = recordOf(edit)](const Edit &each) { return recordOf(each) == id; });
}

//! Why not all was made.
ErrorKind reasonOf(const BulkRun &run)
{
    if (run.isStopped())
        return ErrorKind::Cancelled;
    return run.error() ? run.error()->kind : ErrorKind::Conflict;
}

BulkTally tallyOf(const BulkRun &run, bool ofBooks)
{
    return {.ofBooks = ofBooks,
            .made = run.answer().made.size(),
            .alreadySo = run.answer().alreadySo,
            .unmade = run.answer().unmade.size(),
            .untried = run.answer().untried.size(),
            .unsent = run.total() - run.done() - run.unknown(),
            .unknown = run.unknown()};
}

} // namespace

BulkUndo::BulkUndo(AuthorStore &authors, BookStore &books, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_banner(banner)
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
    const auto edits = std::make_shared<QList<Edit>>(made); // As the database has them now.
    const auto reverse = [this, edits](const UndoStep::Done &done) {
        make(inverse(*edits), [edits, done](const QList<Edit> &reversed, const Result<> &all) {
            if (all)
                *edits = reversed;
            else // What is left can still be reversed.
                edits->removeIf([&reversed](const Edit &edit) { return isAmong(reversed, edit); });
            done(all);
        });
    };
    return {.name = name, .undo = reverse, .redo = reverse};
}

void BulkUndo::make(const QList<Edit> &edits, const Done &done)
{
    auto *run = new BulkRun(m_authors, m_books, edits, this);
    const bool ofBooks = areBooks(edits);
    m_banner.tell(Banner::Tone::Information, tr("Changing %1.").arg(recordsInWords(ofBooks, edits.size())), tr("Stop"),
                  [guard = QPointer(run)] {
                      if (guard)
                          guard->stop();
                  });
    connect(run, &BulkRun::waiting, this, [this](const Error &error) { Q_EMIT told(error.message); });
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
