// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcrecord.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! What a record in MARC 21 says (https://www.loc.gov/marc/bibliographic/), without the punctuation of ISBD unless the
//! leader says that there is none.
ExchangeRecord recordOfMarc21(const MarcRecord &marc);

} // namespace catalpa::exchange
