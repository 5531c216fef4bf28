// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/session.h"
#include "schema/snapshot.h"

#include <functional>
#include <memory>

namespace catalpa::migrate {

//! A place where migrations are run to see what they make, and which goes when this does. Blocks; in one thread.
class Shadow {
    Q_DISABLE_COPY_MOVE(Shadow)

public:
    virtual ~Shadow() = default;

    //! Makes the empty place. ErrorKind::Rights, with a sentence, when that is not allowed.
    virtual Result<> begin() = 0;
    //! Runs the file of \a migration on what is there so far; when it fails, nothing of it is left, as far as its own
    //! COMMITs allow. ErrorKind::Invalid, with a sentence, when the file cannot be run here; anything else ends the
    //! whole.
    virtual Result<> run(const Migration &migration) = 0;
    //! What is there now in \a schemas, described as if it were in the schemas themselves.
    virtual Result<schema::SchemaSnapshot> snapshot(const QStringList &schemas) = 0;
    //! Makes the place empty again.
    virtual Result<> clear() = 0;
    //! Whether a file has found a way around to the tables themselves.
    virtual Result<bool> hasTouchedTables() = 0;
    //! What of a database can be compared with this place.
    virtual schema::Extent extent() const = 0;

protected:
    Shadow() = default;
};

//! A server that is there for nothing else, and runs as long as \a keeper is held.
struct ScratchServer {
    ConnectionAddress address;
    std::shared_ptr<void> keeper;
};

//! Starts one on this computer; an error when there is no PostgreSQL here. Blocks.
using ScratchServers = std::function<Result<ScratchServer>()>;

} // namespace catalpa::migrate
