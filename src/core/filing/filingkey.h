// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What is compared where authors and books are put in order, by a collation that takes numbers by their value (kn):
//! without apostrophes, without quotation marks and brackets in front, without what separates thousands, without the
//! sign or the currency of a number in front; at most 500 code points. The same as catalpa.filing_key() of the
//! database.
QString filingKey(const QString &sortText);

} // namespace catalpa
