// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::filing {

//! Texts by code points, with the Unicode of ICU, as the functions of the database have them.

qsizetype letterCount(const QString &text);
//! The first \a count code points, or all of a shorter text.
QString leftLetters(const QString &text, qsizetype count);
//! In small letters, by no language's rules of its own.
QString inSmallLetters(const QString &text);
//! From the first letter, number or symbol on, without what closes the brackets and quotation marks before that; empty
//! when there is none.
QString withoutPunctuation(const QString &text);

} // namespace catalpa::filing
