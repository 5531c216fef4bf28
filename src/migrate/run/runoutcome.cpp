// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runoutcome.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

QString MigrationTask::path() const
{
    return bundle.path(migration.name, direction == Direction::Up ? u"migration.sql"_s : u"down.sql"_s);
}

} // namespace catalpa::migrate
