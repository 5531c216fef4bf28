// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/format.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! What of a record a format has no place for, in a sentence each, without anything of the record: "RIS has no place
//! for: Copies." Empty where everything has one. MARC says more itself.
QStringList lossesOf(const ExchangeRecord &record, Format format);

} // namespace catalpa::exchange
