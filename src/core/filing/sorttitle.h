// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What a book is filed under.
struct SortTitle {
    QString text;
};

//! What the rules suggest: \a title without the punctuation before its first letter, number or symbol, and without the
//! article there. \a language is of ISO 639, with two or three letters, "en-GB" and "en/fr" count as "en"; where it is
//! empty, or no such code, only those articles are taken that hardly mean anything else in other languages. The same as
//! catalpa.book_sort_title() of the database.
SortTitle bookSortTitle(const QString &title, const QString &language);

} // namespace catalpa
