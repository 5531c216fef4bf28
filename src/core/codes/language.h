// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! The code by ISO 639 of the language that a text names: two letters where it has two ("de"), else three ("grc").
//! Understands codes of two and three letters, also with a region ("en-US"), both forms of ISO 639-2 ("ger", "deu"),
//! and English names ("German"). Any other text comes back as it is.
QString languageCode(const QString &text);

//! The three letters of ISO 639-2/B, which MARC uses ("ger"), of such a code; empty where there are none.
QString marcLanguage(const QString &code);

} // namespace catalpa
