// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "local/postmaster.h"

namespace catalpa::local {

//! True while the process lives and works in \a dataFolder. Platform dependent.
bool isServerOf(qint64 pid, const QString &dataFolder);

//! Asks for PostgreSQL's fast shutdown: sessions are ended, everything committed is written.
//! Source: https://www.postgresql.org/docs/15/server-shutdown.html
void askToStop(const Postmaster &postmaster);

} // namespace catalpa::local
