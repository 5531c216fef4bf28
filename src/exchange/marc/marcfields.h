// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/marcrecord.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! What a record says, in MARC 21 or in UNIMARC.
ExchangeRecord recordOf(const MarcRecord &marc);

struct Marc21Fields {
    MarcRecord marc;
    QStringList losses; //!< Sentences about what has no place there.
};

//! The record in MARC 21, in UTF-8 and without the punctuation of ISBD. A natural name becomes an uncontrolled one
//! (720), since all other names there are headings; lines become blanks.
Marc21Fields marc21Of(const ExchangeRecord &record);

} // namespace catalpa::exchange
