// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

//! The entry for a record, with its line ends. \a number: makes its key the only one of its kind in the file.
QString bibTexOf(const ExchangeRecord &record, qint64 number);

} // namespace catalpa::exchange
