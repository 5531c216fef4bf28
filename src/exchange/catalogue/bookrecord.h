// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/book.h"
#include "exchange/csv/column.h"
#include "exchange/format.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! A book of a file as this catalogue can hold it: the title with the subtitle, and one author.
struct IncomingBook {
    QString title;
    NewAuthor author;

    bool operator==(const IncomingBook &) const = default;
};

//! The author is the first person that is one, else the first person: "Family, Given" in its natural order.
//! ErrorKind::Invalid, with a sentence, when nobody is named or something cannot be recorded.
Result<IncomingBook> incomingBook(const ExchangeRecord &record, bool hasCountry);

//! What of a record has no place in this catalogue. What it is filed under does not count: the catalogue finds that
//! itself.
QList<Field> leftOutOf(const ExchangeRecord &record, bool hasCountry);

//! A book of the catalogue for a file. In bibliographic formats the author is a heading, "Family, Given", where that
//! leads back to the name; in tables and pages the name as it is.
ExchangeRecord recordOf(const Book &book, const Author &author, Format format);

} // namespace catalpa::exchange
