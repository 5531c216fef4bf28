// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/statistics/tally.h"

namespace catalpa {

//! "Country", as what is counted by is called.
QString tallyKindText(TallyKind kind);
//! A group for people: "Czechia", "Czech", "1990s", "March 2026"; "Not recorded" for the empty value.
QString tallyText(TallyKind kind, const QString &value);

} // namespace catalpa
