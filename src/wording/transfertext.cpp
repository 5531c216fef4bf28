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
        return Text::tr("Preparing the tables");
    case Stage::Records:
        return Text::tr("%1 of %2 records").arg(locale.toString(progress.done), locale.toString(progress.total));
    case Stage::Comparing:
        break;
    }
    return Text::tr("Comparing what has arrived");
}

QString timeLeftText(std::chrono::milliseconds left)
{
    using namespace std::chrono;
    constexpr int step = 10; // Seconds; nobody can say it more exactly.
    if (left < seconds(step / 2))
        return Text::tr("nearly done");
    if (left > seconds(90))
        return Text::tr("about %Ln minute(s) left", nullptr, int(round<minutes>(left).count()));
    return Text::tr("about %Ln second(s) left", nullptr, int((left.count() / 1'000 + step / 2) / step) * step);
}

} // namespace catalpa
