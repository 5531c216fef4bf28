// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/codelist.h"

#include <optional>

namespace catalpa {

//! The MARC code of a role that is given as a code, as an address that ends with one, or in words ("editor",
//! "Übersetzer"); of UNIMARC's codes of three digits, too. Any other text comes back as it is.
QString roleCode(const QString &role);

//! The same of a word that is a role; nothing of any other text, and of a number.
std::optional<QString> knownRole(const QString &word);

//! MARC's term for a role in English, "translator", which roleCode() takes back; for what is no code of MARC the text
//! itself.
QString roleWord(const QString &code);

//! MARC's roles of people in books, those that are usual first, then by name.
const QList<NamedCode> &relators();
//! The roles that a text may be the beginning of, the likeliest first; all for an empty text.
QList<NamedCode> relatorsBeginning(const QString &text);

} // namespace catalpa
