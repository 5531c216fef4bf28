// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/transfertext.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace catalpa {

QString authorsInWords(qint64 count)
{
    return Text::tr("%Ln author(s)", nullptr, int(count));
}

QString booksInWords(qint64 count)
{
    return Text::tr("%Ln book(s)", nullptr, int(count));
}

QString inWords(const CatalogueCount &count)
{
    return Text::tr("%1 and %2").arg(authorsInWords(count.authors), booksInWords(count.books));
}

QString inWords(const TransferProgress &progress)
{
    using Stage = TransferProgress::Stage;
    const QLocale locale;
    switch (progress.stage) {
    case Stage::Checking:
        return Text::tr("Reading and checking");
    case Stage::Tables:
        return progress.total > 0 ? Text::tr("Preparing the tables: step %1 of %2")
                                        .arg(locale.toString(progress.done + 1), locale.toString(progress.total))
                                  : Text::tr("Preparing the tables");
    case Stage::Records:
        return Text::tr("%1 of %2 records").arg(locale.toString(progress.done), locale.toString(progress.total));
    case Stage::Comparing:
        break;
    }
    return Text::tr("Comparing what has arrived");
}

QString timeLeftText(qint64 milliseconds)
{
    constexpr qint64 second = 1'000;
    constexpr qint64 minute = 60 * second;
    if (milliseconds < 10 * second)
        return Text::tr("A few seconds left");
    if (milliseconds < minute)
        return Text::tr("About %Ln second(s) left", nullptr, int((milliseconds + 5 * second) / (10 * second) * 10));
    if (milliseconds < 60 * minute)
        return Text::tr("About %Ln minute(s) left", nullptr, int((milliseconds + minute / 2) / minute));
    return Text::tr("About %Ln hour(s) left", nullptr, int((milliseconds + 30 * minute) / (60 * minute)));
}

} // namespace catalpa
