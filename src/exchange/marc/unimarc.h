// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcrecord.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! What a record in UNIMARC says (IFLA, UNIMARC Manual: Bibliographic Format).
ExchangeRecord recordOfUnimarc(const MarcRecord &marc);

} // namespace catalpa::exchange
