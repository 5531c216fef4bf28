// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/codelist.h"
#include "core/records/edit.h"

namespace catalpa {

//! The countries and territories of ISO 3166-1, by name: alpha-2, such as "CZ", and the name in English.
const QList<NamedCode> &countries();
//! The codes of the territories whose English or own name begins with \a text; none for less than three letters.
QStringList countryCodes(const QString &text);
//! All ways in which the country that a text names by countryCode() may be recorded: its code and its names, as words
//! (FoldedText, separated by punctuation). Empty for any other text.
QStringList countrySpellings(const QString &text);
//! The code, in capitals, of the country that a text names: its code in any case, its name in English, in the
//! language of the system or in one that is spoken there, or a usual short form such as "USA". Nothing for any other
//! text.
std::optional<QString> countryCode(const QString &text);
//! A country as it is to be recorded: its code; any other text as it was typed; nothing for an empty one.
std::optional<QString> countryFrom(const QString &typed);
//! The change from a recorded country to what is typed, by countryFrom(); absent when both are the same.
std::optional<Change<std::optional<QString>>> countryChange(const QString &typed,
                                                            const std::optional<QString> &recorded);
//! Whether a text that is to be recorded names no country of ISO 3166-1.
bool isUnknownCountry(const std::optional<QString> &recorded);
//! The countries that a text may be the beginning of, the likeliest first; none for an empty text.
QList<NamedCode> countriesBeginning(const QString &text);

} // namespace catalpa
