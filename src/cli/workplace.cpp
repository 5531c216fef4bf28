// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workplace.h"

#include "tableoutput.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Workplace)
};

Result<> checkLevel(const CatalogueShape &shape)
{
    switch (shape.level) {
    case CatalogueShape::Level::Catalogue:
        break;
    case CatalogueShape::Level::Empty:
        return failure(ErrorKind::Schema,
                       Sentences::tr("This database has no tables for a catalogue yet. "
                                     "Run 'catalpa-cli migrate deploy'."));
    case CatalogueShape::Level::Foreign:
        return failure(ErrorKind::Conflict,
                       Sentences::tr("This database has tables named authors or books that are not a catalogue's. "
                                     "Choose another database."));
    }
    return {};
}

} // namespace

Result<ConnectionAddress> openDatabase(Workplace &workplace)
{
    return chooseDatabase(workplace.invocation.database).map([&workplace](const ChosenDatabase &chosen) {
        workplace.lease = chosen.lease;
        if (workplace.invocation.verbose)
            say(Sentences::tr("Database: %1 (%2)").arg(chosen.address.display(), chosen.source));
        return chosen.address;
    });
}

Result<OpenedCatalogue> openCatalogue(Workplace &workplace)
{
    return openDatabase(workplace).and_then([&workplace](const ConnectionAddress &address) -> Result<OpenedCatalogue> {
        auto catalogue = std::make_unique<store::PgCatalogue>(address);
        const auto shape = awaited(catalogue->inspect(QLocale().uiLanguages()), workplace.interruption);
        if (!shape)
            return tl::unexpected(shape.error());
        if (const auto level = checkLevel(*shape); !level)
            return tl::unexpected(level.error());
        return OpenedCatalogue{std::move(catalogue), *shape};
    });
}

void say(const QString &line)
{
    std::fputs((displayText(line) + u'\n').toUtf8().constData(), stderr);
}

void complain(const Error &error, bool verbose)
{
    say("catalpa-cli: "_L1 + error.message);
    if (verbose && !error.detail.isEmpty())
        say("  "_L1 + QString(error.detail).trimmed().replace("\n"_L1, "\n  "_L1));
}

} // namespace catalpa::cli
