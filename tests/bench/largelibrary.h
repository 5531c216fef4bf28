// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testserver.h"

namespace catalpa::test {

//! Fills the tables of the guide with \a books books by a fifth as many authors: names and titles put together from
//! words in many scripts, the same in every run. No migration but the shared ones may have been applied, whose indexes
//! are made faster when the rows are there already.
void fillShelvesFor(qint64 books, const TestServer &server, const ConnectionAddress &address);

//! A new database with such a library and every bundled migration, as the program's own runner applies them.
ConnectionAddress largeLibrary(qint64 books, TestServer &server);

} // namespace catalpa::test
