// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/keptcatalogue.h"
#include "core/keychain.h"
#include "core/migration/migrationdraft.h"
#include "core/outbox/journal.h"
#include "core/statistics/tally.h"
#include "core/transfer.h"
#include "core/webserver.h"
#include "exchange/catalogue/bookexchange.h"
#include "models/viewstorage.h"

#include <functional>
#include <memory>

namespace catalpa {
class Ticker;
struct VersionInfo;
} // namespace catalpa

namespace catalpa {

//! What the windows need from the layers they do not see. Filled by the program's main().
struct Services {
    std::function<std::unique_ptr<Catalogue>(const ConnectionAddress &)> openCatalogue;
    std::function<std::unique_ptr<SchemaHistory>(const ConnectionAddress &)> openHistory;
    //! The history of the migrations in a folder of the person's own, in Prisma's layout.
    std::function<std::unique_ptr<SchemaHistory>(const ConnectionAddress &, const QString &folder)> openFolder;
    //! New migrations from schemas in Prisma's language.
    std::function<std::unique_ptr<MigrationDrafts>(const ConnectionAddress &)> openDrafts;
    //! The journal of a database, by CatalogueCapabilities::identity or another name of its own.
    std::function<std::unique_ptr<Journal>(const QString &database)> openJournal;
    std::function<std::unique_ptr<ViewStorage>(const ConnectionAddress &)> openViews;
    //! What this program is made of and what is installed beside it.
    std::function<QFuture<Result<VersionInfo>>()> readVersions;
    //! Starts the catalogue on this computer, or finds it running, and keeps it running while the program lives.
    std::function<QFuture<Result<ConnectionAddress>>()> startLocal;
    //! Keeps the catalogue on this computer under another name, which is the answer, and begins an empty one.
    std::function<QFuture<Result<QString>>()> setLocalAside;
    //! What was kept so, newest first; starts the server of this computer where there is one.
    std::function<QFuture<Result<QList<KeptCatalogue>>>()> listKept;
    //! Reads one of the samples that come with the program.
    std::function<QFuture<Result<Sample>>()> readSample;
    AddressReader readAddress;
    std::shared_ptr<Transfer> transfer; //!< For copies and moves.
    std::shared_ptr<exchange::BookExchange> books; //!< For imports and exports.
    //! Counts the books of a catalogue, beside everything else that is asked of it.
    std::function<QFuture<Result<Tallies>>(const ConnectionAddress &, const CatalogueCapabilities &, TallyKind)>
        readTallies;
    std::function<std::unique_ptr<Ticker>()> makeTicker; //!< Of what a window asks by itself.
    //! Shows a catalogue to browsers on this computer, at a port that is free.
    std::function<Result<std::unique_ptr<WebServer>>(const ConnectionAddress &)> serveCatalogue;
    std::function<bool(const QUrl &)> openUrl; //!< Opens the system's browser; false when there is none.
    std::shared_ptr<Keychain> keychain; //!< For the passwords of remembered catalogues; null: they are not kept.
};

} // namespace catalpa
