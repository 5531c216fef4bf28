// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/codelist.h"

#include <optional>

namespace catalpa {

//! The code by ISO 639 of the language that a text names: two letters where it has two ("de"), else three ("grc").
//! Understands codes of two and three letters, also with a region ("en-US"), both forms of ISO 639-2 ("ger", "deu"),
//! and names, in English ("German") and as those call it who speak it ("Deutsch"), whatever the capitals and accents.
//! Any other text comes back as it is.
QString languageCode(const QString &text);

//! The three letters of ISO 639-2/B, which MARC uses ("ger"), of such a code; empty where there are none.
QString marcLanguage(const QString &code);

//! Languages of ISO 639, by name: two letters where there are two ("de"), else three ("grc").
const QList<NamedCode> &languages();
//! The English name of such a code; empty for any other text.
QString languageName(const QString &code);
//! The code of the language that a text names in full: as languageCode(), or in the language of the system. Nothing for
//! any other text.
std::optional<QString> languageNamed(const QString &text);
//! The languages that a text may be the beginning of, the likeliest first; none for an empty text.
QList<NamedCode> languagesBeginning(const QString &text);

} // namespace catalpa
