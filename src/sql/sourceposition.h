// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace catalpa::sql {

//! A place in a text as an editor counts it: both 1-based, the column in code points; 0 and 0 for no place.
struct TextPlace {
    int line = 0;
    int column = 0;

    bool operator==(const TextPlace &) const = default;
};

//! The place of the \a codePoint-th code point (1-based, as PostgreSQL counts in PG_DIAG_STATEMENT_POSITION) of valid
//! UTF-8. A line ends with \\n, \\r\\n or \\r; a position behind the end is the place behind the last character.
//! No place for a position below 1. https://www.postgresql.org/docs/15/libpq-exec.html#LIBPQ-PQRESULTERRORFIELD
TextPlace placeOf(QByteArrayView utf8, int codePoint);

//! The place of the byte at \a offset.
TextPlace placeOfByte(QByteArrayView utf8, qsizetype offset);

//! How many code points \a utf8 has.
int codePoints(QByteArrayView utf8);

//! The byte at which the \a codePoint-th code point (1-based) starts; the size when there are fewer.
qsizetype byteOf(QByteArrayView utf8, int codePoint);

//! The line of that number (1-based) without its end; empty where there is none.
QString lineOf(QByteArrayView utf8, int line);

} // namespace catalpa::sql
