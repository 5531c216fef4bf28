// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::db {

//! Takes libpq's variables that change where a connection leads or how it is protected (PGSERVICE, PGHOSTADDR,
//! PGSSLMODE …) out of this program's environment, so that an address means what is said of it. PGPASSWORD and
//! PGPASSFILE stay. Call it first in main(), while there is one thread.
//! https://www.postgresql.org/docs/15/libpq-envars.html
void forgetLibpqVariables();

} // namespace catalpa::db
