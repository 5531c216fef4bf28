// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/bulkundo.h"

#include "core/bulk/bulkrun.h"
#include "ui/widgets/banner.h"
#include "wording/bulktext.h"

#include <QtCore/QPointer>

namespace catalpa::ui {
namespace {

bool areBooks(const QList<Edit> &edits)
{
    return !edits.isEmpty() && std::holds_alternative<BookEdit>(edits.first());
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

void BulkUndo::offer(const QList<Edit> &made)
{
    m_banner.tell(Banner::Tone::Success, inWords(BulkTally{.ofBooks = areBooks(made), .made = made.size()}), tr("Undo"),
                  [this, made] {
                      make(inverse(made), [this](const QList<Edit> &, const Result<> &all) {
                          if (all)
                              m_banner.tell(Banner::Tone::Success, tr("It is as it was before."));
                          else
                              m_banner.tell(Banner::Tone::Warning, all.error().message);
                      });
                  });
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
        done(run->answer().made, isAll ? Result<>() : failure(ErrorKind::Conflict, sentence));
        Q_EMIT changed();
    });
    run->start();
}

} // namespace catalpa::ui
