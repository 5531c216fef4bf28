// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa {

//! The number in a text, without hyphens and blanks and with a capital X: "0306406152" of "0-306-40615-2 (pbk.)" or of
//! ISBN:0306406152. A text that holds nothing of ten or thirteen digits comes back as it is, without its hyphens
//! and blanks.
QString compactIsbn(QStringView text);

//! All the numbers of ten or thirteen digits in a text, whatever stands between them, each as compactIsbn(); where
//! there are none, that of the whole text. Nothing of an empty one.
QStringList isbnsIn(QStringView text);

//! Whether a text holds an ISBN of ten or thirteen digits whose check digit is right.
bool isIsbn(QStringView text);

//! The same number in thirteen digits; empty where it is none.
QString isbn13(QStringView text);
//! The same number in ten digits; empty where it is none, or has no such form (979…).
QString isbn10(QStringView text);

} // namespace catalpa
