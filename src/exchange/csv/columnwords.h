// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"

namespace catalpa::exchange {

//! What a column holds by its name in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Russian,
//! Chinese or Japanese, in small letters; Field::None for other names.
Field fieldByForeignWord(const QString &name);

} // namespace catalpa::exchange
