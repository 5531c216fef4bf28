// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/bulktext.h"

#include "base/text.h"
#include "core/bulk/bulkrun.h"
#include "wording/transfertext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace catalpa {

QString recordsInWords(bool ofBooks, qint64 count)
{
    return ofBooks ? booksInWords(count) : authorsInWords(count);
}

QString inWords(const BulkTally &tally)
{
    QStringList sentences;
    const auto add = [&](const QString &sentence, qint64 count) {
        if (count > 0)
            sentences += sentence.arg(recordsInWords(tally.ofBooks, count));
    };
    add(Text::tr("Changed: %1."), tally.made);
    if (tally.made == 0 && tally.unknown == 0)
        sentences += Text::tr("Nothing was changed.");
    add(Text::tr("As wanted already: %1."), tally.alreadySo);
    add(Text::tr("Not changed, for a reason: %1."), tally.unmade);
    add(Text::tr("Not tried, because the database refused so many others: %1."), tally.untried);
    add(Text::tr("Left as before: %1."), tally.unsent);
    add(Text::tr(
            "The connection broke, and it is not known whether these were changed: %1. Look at them before you try "
            "again."),
        tally.unknown);
    return sentences.join(u' ');
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

QString lookUpText(bool ofBooks, qint64 count)
{
    return Text::tr("The connection broke, and it is not known yet whether these were changed: %1. That is looked up "
                    "as soon as the database answers, while Catalpa is open.")
        .arg(recordsInWords(ofBooks, count));
}

} // namespace catalpa
