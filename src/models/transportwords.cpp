// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/transportwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace catalpa {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(TransportWords)
};

} // namespace

QString inWords(const CatalogueCount &count)
{
    return Sentences::tr("%1 and %2")
        .arg(Sentences::tr("%Ln author(s)", nullptr, int(count.authors)),
             Sentences::tr("%Ln book(s)", nullptr, int(count.books)));
}

QString inWords(const TransportProgress &progress)
{
    using Stage = TransportProgress::Stage;
    const QLocale locale;
    switch (progress.stage) {
    case Stage::Checking:
        return Sentences::tr("Reading and checking");
    case Stage::Tables:
        return Sentences::tr("Preparing the tables");
    case Stage::Records:
        return Sentences::tr("%1 of %2 records").arg(locale.toString(progress.done), locale.toString(progress.total));
    case Stage::Comparing:
        break;
    }
    return Sentences::tr("Comparing what has arrived");
}

} // namespace catalpa
