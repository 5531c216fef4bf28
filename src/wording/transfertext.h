// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"

#include <chrono>

namespace catalpa {

//! "1,350 books", with the locale's separators.
QString authorsInWords(qint64 count);
QString booksInWords(qint64 count);

//! "400 authors and 1,350 books", with the locale's separators.
QString inWords(const CatalogueCount &count);

//! What is being done: "12,000 of 51,350 records".
QString inWords(const TransferProgress &progress);

//! "About 2 minutes left", rounded to what can be known.
QString timeLeftText(qint64 milliseconds);

} // namespace catalpa
