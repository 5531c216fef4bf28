// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/drift/shadow.h"
#include "migrate/history/bundle.h"

#include <vector>

namespace catalpa::migrate {

//! What there is in \a schemas when all files of \a bundles have been run on nothing, in the places of checkDrift().
//! Where a file cannot be run: ErrorKind::Invalid, with a sentence that names it.
Result<schema::SchemaSnapshot> shapeOf(db::Session &session, const QList<Bundle> &bundles, const QStringList &schemas,
                                       const ScratchServers &servers = {});

//! The places where files can be tried out, from the one that is tried first to the last.
std::vector<std::unique_ptr<Shadow>> shadowsFor(db::Session &session, const QList<Bundle> &bundles,
                                                const QStringList &schemas, const ScratchServers &servers);

} // namespace catalpa::migrate
