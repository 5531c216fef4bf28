// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/historystate.h"

namespace catalpa::migrate {

//! What \a selection applies (selectedBy()), or why nothing: ErrorKind::Missing, Invalid or Schema when it means one
//! that is not there, that is applied, or that must not be applied. Empty when there is nothing to do. Pure.
Result<QList<MigrationStep>> selected(const HistoryState &history, const MigrationSelection &selection);

//! Those that taking back \a last means, newest first: ErrorKind::Invalid when one of them cannot be taken back. Pure.
Result<QList<MigrationStep>> takenBack(const HistoryState &history, const MigrationKey &last);

} // namespace catalpa::migrate
