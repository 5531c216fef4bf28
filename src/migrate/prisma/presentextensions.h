// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/session.h"
#include "prisma/schema/database.h"

namespace catalpa::migrate {

//! The names of the extensions that are in the database of \a session.
Result<QStringList> installedExtensions(db::Session &session);
//! The names of those that \a migrations make and do not drop again. Pure.
QStringList extensionsMadeBy(const QList<Migration> &migrations);

//! \a described with those of \a schema's extensions that are \a present. Others are nobody's difference, and so are
//! versions, which change with the server. Pure.
prisma::Database withExtensions(prisma::Database described, const QStringList &present, const prisma::Database &schema);

} // namespace catalpa::migrate
