// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

#include <span>

namespace catalpa::exchange {

//! A field of BibTeX or biblatex, and what it says of a record.
struct BibTexField {
    const char *name;
    void (*read)(ExchangeRecord &record, const QString &value); //!< The value as it stands in the file.
};

//! In the order in which they are read; the first of several fields for one thing counts.
std::span<const BibTexField> bibTexFields();

} // namespace catalpa::exchange
