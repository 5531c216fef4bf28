// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/run/runoutcome.h"

#include <memory>

namespace catalpa::migrate {

//! The session for those of \a sections that run outside any transaction; null where \a session itself will do.
//!
//! A search_path cannot be set for a statement that runs alone without leaving it behind on the connection, which may
//! be a pooler's. So unless the connection looks there anyway, one is made that does from the start. Where that cannot
//! be, as with many poolers, the answer is ErrorKind::Invalid: such a file must say itself where its tables are.
Result<std::unique_ptr<db::Session>> loneSession(db::Session &session, const MigrationTask &task,
                                                 const sql::Script &script, const QList<sql::Section> &sections);

} // namespace catalpa::migrate
