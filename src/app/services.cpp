// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/services.h"

#include "app/systemkeychain.h"
#include "base/text.h"

#include "base/futures.h"
#include "db/address/addressreader.h"
#include "db/runalone.h"
#include "local/archivedatabase.h"
#include "local/installedversions.h"
#include "local/locallease.h"
#include "migrate/history/bundle.h"
#include "migrate/pgschemahistory.h"
#include "migrate/prisma/pgmigrationdrafts.h"
#include "models/refresh/ticker.h"
#include "serve/catalogueserver.h"
#include "store/pgbookexchange.h"
#include "store/pgcatalogue.h"
#include "store/reading/tallies.h"
#include "transfer/pgtransfer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QMutex>
#include <QtCore/QStandardPaths>
#include <QtGui/QDesktopServices>

using namespace Qt::StringLiterals;

namespace catalpa::app {
namespace {

//! The lease on the local catalogue, taken when it is first opened and given up when the program ends.
class Lease {
public:
    //! Blocks.
    Result<ConnectionAddress> take()
    {
        const QMutexLocker locker(&m_taking);
        auto taken = local::LocalLease::take(local::LocalServer());
        if (!taken)
            return passOn(taken);
        m_lease = std::move(*taken);
        const QMutexLocker naming(&m_naming);
        return m_address = m_lease->address();
    }
    //! Whether \a address is a database of the server whose lease was taken. Does not block.
    bool covers(ConnectionAddress address)
    {
        const QMutexLocker locker(&m_naming);
        address.database = m_address.database; // A restore may have kept others.
        return !m_address.host.isEmpty() && m_address == address;
    }
    //! Of a lease that was taken. Does not block.
    std::optional<ConnectionAddress> address()
    {
        const QMutexLocker locker(&m_naming);
        return m_address.host.isEmpty() ? std::nullopt : std::optional(m_address);
    }

private:
    QMutex m_taking;
    std::optional<local::LocalLease> m_lease;
    QMutex m_naming; //!< For m_address.
    ConnectionAddress m_address;
};

//! The catalogue on this computer is started again when it was stopped while it is open.
std::unique_ptr<Catalogue> openCatalogue(const ConnectionAddress &address, const std::shared_ptr<Lease> &lease)
{
    if (!lease->covers(address))
        return std::make_unique<store::PgCatalogue>(address);
    return std::make_unique<store::PgCatalogue>(address, [lease] { return lease->take().has_value(); });
}

Result<std::unique_ptr<WebServer>> serveCatalogue(const ConnectionAddress &address, const std::shared_ptr<Lease> &lease)
{
    serve::ServerSettings settings{.anyPort = true};
    if (lease->covers(address))
        settings.startServer = [lease] {
            return lease->take().has_value();
        };
    return serve::CatalogueServer::start(address, settings);
}

QFuture<Result<Tallies>> readTallies(const ConnectionAddress &address, const CatalogueCapabilities &capabilities,
                                     TallyKind kind)
{
    return db::runAlone(address, [capabilities, kind](db::Session &session) {
        return store::readTallies(session, capabilities, kind);
    });
}

//! Starts no server for it: only what the one has that is used already.
Result<QList<KeptCatalogue>> listKept(Lease &lease)
{
    const auto address = lease.address();
    return address ? local::archivedDatabases(*address) : QList<KeptCatalogue>();
}

Result<Sample> readWorldSample()
{
    QFile file(u":/sample/world.json"_s);
    if (!file.open(QFile::ReadOnly))
        return failure(ErrorKind::Unexpected, Text::tr("The sample is missing."));
    return readSample(file.readAll());
}

} // namespace

Services realServices()
{
    const auto lease = std::make_shared<Lease>();
    return {
        .openCatalogue = [lease](const ConnectionAddress &address) { return openCatalogue(address, lease); },
        .openHistory =
            [](const ConnectionAddress &address) { return std::make_unique<migrate::PgSchemaHistory>(address); },
        .openFolder =
            [](const ConnectionAddress &address, const QString &folder) {
                return std::make_unique<migrate::PgSchemaHistory>(address, migrate::folderReader(folder));
            },
        .openDrafts =
            [](const ConnectionAddress &address) { return std::make_unique<migrate::PgMigrationDrafts>(address); },
        .openJournal =
            [](const QString &database) {
                const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/edits"_L1;
                return std::make_unique<Journal>(folder, database);
            },
        .openViews =
            [](const ConnectionAddress &address) {
                const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/views"_L1;
                return std::make_unique<ViewStorage>(folder, address.identity());
            },
        .readVersions = [] { return inBackground([]() -> Result<VersionInfo> { return local::installedVersions(); }); },
        .startLocal = [lease] { return inBackground([lease] { return lease->take(); }); },
        .setLocalAside = [] { return inBackground([] { return local::LocalServer().setAside(); }); },
        .listKept = [lease] { return inBackground([lease] { return listKept(*lease); }); },
        .readSample = [] { return inBackground(readWorldSample); },
        .readAddress = db::readAddress,
        .transfer = std::make_shared<transfer::PgTransfer>(),
        .books = std::make_shared<store::PgBookExchange>(),
        .readTallies = readTallies,
        .makeTicker = [] { return std::make_unique<Ticker>(); },
        .serveCatalogue = [lease](const ConnectionAddress &address) { return serveCatalogue(address, lease); },
        .openUrl = [](const QUrl &url) { return QDesktopServices::openUrl(url); },
        .keychain = std::make_shared<SystemKeychain>(),
    };
}

} // namespace catalpa::app
