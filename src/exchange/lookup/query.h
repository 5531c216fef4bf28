// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "exchange/record.h"

#include <QtCore/QByteArray>

namespace catalpa::exchange {

struct LookUpTarget;

//! What is looked up: a book by its ISBN, or books by words of their titles and authors.
struct LookUpQuery {
    QStringList isbns{}; //!< The same number in thirteen digits and, where there is one, in ten.
    QStringList words{}; //!< Each has to be in the title or in the name of an author.

    bool operator==(const LookUpQuery &) const = default;
};

//! ISBNs, right or wrong, that were typed or pasted at once, each for itself, without what stands around it and in the
//! usual digits; anything else as it is.
QStringList lookUpQuestions(const QString &typed);

//! What somebody typed or scanned. ErrorKind::Invalid, with a sentence, for a number that has a fault, for one among
//! words, and for what holds no letter and no digit.
Result<LookUpQuery> lookUpQuery(const QString &typed);

//! Whether what was typed or scanned has the digits of an ISBN, right or wrong, and nothing else but its name before it
//! ("ISBN-13:") and what a book is, in brackets, behind it ("(pbk.)").
bool isMeantAsIsbn(const QString &typed);

//! The query in YAZ's prefix notation for Z39.50, by the attributes of Bib-1: 7 ISBN, 4 title, 1003 author. Whatever
//! stands in a word is part of a term.
QByteArray prefixQuery(const LookUpQuery &query);
//! The same in CQL, by the indexes of the target.
QString cqlQuery(const LookUpQuery &query, const LookUpTarget &target);

//! Whether a record has the ISBN that was asked for; true of any where words were.
bool isAskedFor(const ExchangeRecord &record, const LookUpQuery &query);

} // namespace catalpa::exchange
