// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::exchange {

//! A title without what cataloguers have marked as not filed, between U+0098 and U+009C; and what is left of it to
//! file.
struct FiledTitle {
    QString title;
    QString sortTitle; //!< Empty where nothing is marked.
};
FiledTitle withoutFilingMarks(const QString &title);

//! What of a title is filed when so many characters are not: 4 of "The Hobbit". Counts letters with their accents as
//! one, or, where that does not end at the end of a word, letters and accents for themselves.
QString filedFrom(const QString &title, int characters);

//! The number for filedFrom(), 0 to 9, that makes \a sortTitle of \a title; -1 where there is none.
int charactersNotFiled(const QString &title, const QString &sortTitle);

} // namespace catalpa::exchange
