// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/listing/listing.h"

namespace catalpa::store {

//! Where rows and what they are sorted by come from.
enum class Source {
    Index, //!< The reading index.
    Order, //!< The part of it for who may not read all.
    Filed, //!< The tables, in the order of the index.
    Tables //!< The tables, in the order of their texts.
};
Source sourceOf(const CatalogueCapabilities &capabilities);

//! \a expression in the order of \a alphabet, one of the shape's; empty or unknown means the shape's own.
QByteArray collated(const QByteArray &expression, const CatalogueCapabilities &capabilities, const QString &collation);

//! Whether \a collation is the order that most languages share, which the reading index is in.
bool isCommonOrder(const CatalogueCapabilities &capabilities, const QString &collation);

//! What a text is sorted by: its first 500 characters. The rest decides nothing for a reader, and one entry of an index
//! holds 2,704 bytes at most.
QByteArray sortText(const QByteArray &text);

//! The text of a timestamp that sorts and compares exactly as the timestamp itself, microseconds included.
QByteArray exactText(const QByteArray &timestamp);

//! Puts rows in the order of a text, a time or a number. A text that may be NULL is sorted by whether it is there
//! first.
void sortByText(Listing &listing, const QByteArray &text, const CatalogueCapabilities &capabilities,
                const QString &collation, Qt::SortOrder order);
//! The same by a column that holds what sortText() makes.
void sortByKey(Listing &listing, const QByteArray &column, const CatalogueCapabilities &capabilities,
               const QString &collation, Qt::SortOrder order);
void sortByOptionalText(Listing &listing, const QByteArray &text, const CatalogueCapabilities &capabilities,
                        const QString &collation, Qt::SortOrder order, bool nothingFirst);
//! The same by a column of such texts.
void sortByOptionalKey(Listing &listing, const QByteArray &column, const CatalogueCapabilities &capabilities,
                       const QString &collation, Qt::SortOrder order, bool nothingFirst);
void sortByTime(Listing &listing, const QByteArray &timestamp, Qt::SortOrder order);
void sortByNumber(Listing &listing, const QByteArray &number, Qt::SortOrder order);

//! What people read of a key of \a listing whose texts are \a values.
SortLabel labelOf(const Listing &listing, const QStringList &values);

} // namespace catalpa::store
