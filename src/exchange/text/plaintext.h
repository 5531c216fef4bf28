// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::exchange {

//! The text of HTML: without the tags that it knows (also as JATS has them), with line breaks between its paragraphs,
//! and with what its entities stand for.
QString withoutMarkup(const QString &html);

//! A title of CSL-JSON: of what stands in angle brackets only i, b, sup, sub, sc and span are no text.
QString withoutCslMarkup(const QString &text);

//! A part of a description without the mark of punctuation that leads to the next one, as ISBD has it: "The Hobbit /",
//! "London :". The full stop of an abbreviation or an initial stays.
QString withoutIsbd(const QString &text);

//! The text with the characters that are named by their numbers in it, such as "&#x200F;".
QString withoutNumericEntities(const QString &text);

} // namespace catalpa::exchange
