// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

//! Takes "Allen & Unwin (1937), Edition: 2nd, Hardcover, 310 pages", where nothing else has said it.
void setPublication(ExchangeRecord &record, const QString &cell);

} // namespace catalpa::exchange
