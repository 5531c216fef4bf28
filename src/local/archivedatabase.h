// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keptcatalogue.h"

namespace catalpa::local {

//! Gives the database of the catalogue a name with date and time, which is the answer. Sessions in it are ended.
//! ErrorKind::Busy when somebody comes back again and again.
Result<QString> archiveDatabase(const ConnectionAddress &catalogue);

//! The databases that archiveDatabase() has made of \a catalogue and that are still there, newest first.
Result<QList<KeptCatalogue>> archivedDatabases(const ConnectionAddress &catalogue);

} // namespace catalpa::local
