// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

namespace catalpa::db {

//! The options of \a address in QPSQL's form (keyword='value';…), with our time-outs, and with certificate checks for
//! Neon hosts where this computer's certificate bundle is known. Not in it: host, port, database, user, password.
QString connectOptions(const ConnectionAddress &address);

} // namespace catalpa::db
