// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcrecord.h"
#include "exchange/record.h"

namespace catalpa::exchange {

// What single fields of MARC 21 add to a record.

void takeIdentifier(ExchangeRecord &record, const MarcField &field); //!< 010 to 035.
//! 600 to 655. \a isPunctuated: with the punctuation of ISBD.
void takeSubject(ExchangeRecord &record, const MarcField &field, bool isPunctuated);

} // namespace catalpa::exchange
