// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/catalogue.h"
#include "exchange/csv/column.h"
#include "exchange/format.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! What a catalogue has room for beside titles and names.
struct CatalogueRoom {
    bool forCountry = false;
    bool forDetails = false;
    bool forFiling = false; //!< For what is filed otherwise than the rules suggest.
    bool filesByLanguage = false; //!< Its rules know the language that is recorded.

    static CatalogueRoom of(const CatalogueCapabilities &capabilities)
    {
        return {capabilities.hasCountry, capabilities.hasDetails, capabilities.hasSortKeys,
                capabilities.filesByLanguage};
    }
};

//! A book of a file as this catalogue can hold it: one author, and the subtitle in the title where there is no other
//! room for it.
struct IncomingBook {
    QString title;
    NewAuthor author;
    BookDetails details{};
    QStringList remarks{}; //!< Sentences for the librarian: what was not taken as it is, beside the record's problems.
    QString sortName{}; //!< Where the file says something else than the rules suggest.
    QString sortTitle{};

    //! With the subtitle, wherever that is.
    QString fullTitle() const { return exchange::fullTitle(title, details.text(BookField::Subtitle)); }
    bool operator==(const IncomingBook &) const = default;
};

//! The author is the first person that is said to be one, else the first of whom no role is said, else the first, with
//! a remark: "Family, Given" in its natural order. The other people are details of the book. ErrorKind::Invalid, with a
//! sentence, when nobody is named or the title or the author cannot be recorded; a detail that cannot is left out, and
//! remarked.
Result<IncomingBook> incomingBook(const ExchangeRecord &record, const CatalogueRoom &room);

//! The same for a book that has its author: that of the record is left out, where there is one.
Result<IncomingBook> incomingFields(const ExchangeRecord &record, const CatalogueRoom &room);

//! What of a record has no place in this catalogue, and a sort title that its rules do not find themselves.
QList<Field> leftOutOf(const ExchangeRecord &record, const CatalogueRoom &room);

//! A book of the catalogue for a file. In bibliographic formats the author is a heading, "Family, Given", where that
//! leads back to the name; in tables and pages the name as it is.
ExchangeRecord recordOf(const Book &book, const Author &author, Format format);

} // namespace catalpa::exchange
