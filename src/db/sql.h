// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::db {

//! SQL that prints a timestamp without zone that holds UTC as ISO 8601 with milliseconds and Z, whatever the session's
//! time zone and DateStyle. Wrap a column's text: CATALPA_UTC_TEXT("a.created_at").
#define CATALPA_UTC_TEXT(column) "to_char(" column ", 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"

} // namespace catalpa::db
