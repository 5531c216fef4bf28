// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa {

//! The number in a text, without hyphens and blanks and with a capital X: "0306406152" of "0-306-40615-2 (pbk.)" or of
//! ISBN:0306406152, with the usual digits whatever they were written in. A text that holds nothing of ten or thirteen
//! digits comes back as it is, without its hyphens and blanks.
QString compactIsbn(QStringView text);

//! All the numbers of ten or thirteen digits in a text, whatever stands between them, each as compactIsbn(); where
//! there are none, that of the whole text. Nothing of an empty one.
QStringList isbnsIn(QStringView text);

//! What a number lacks to be an ISBN.
enum class IsbnFault {
    None,
    Length, //!< It has neither ten nor thirteen digits.
    Prefix, //!< It begins neither with 978 nor with 979.
    Music, //!< It begins with 979-0, as the numbers of printed music do (ISMN).
    Group, //!< What follows the prefix is no group: a country, an area or a language.
    CheckDigit
};
//! The first of them that is true of the number in a text.
IsbnFault isbnFault(QStringView text);
//! The same as a sentence, which names the number as it is written there; empty where there is no fault.
QString isbnComplaint(const QString &text);

//! Whether a text holds an ISBN of ten or thirteen digits, without a fault.
bool isIsbn(QStringView text);

//! The same number in thirteen digits; empty where it is none.
QString isbn13(QStringView text);
//! The same number in ten digits; empty where it is none, or has no such form (979…).
QString isbn10(QStringView text);

} // namespace catalpa
