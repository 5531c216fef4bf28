// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/details.h"

namespace catalpa {

//! Longest line of a detail in characters, and longest detail as a whole.
inline constexpr qsizetype longestDetailLine = 2'000;
inline constexpr qsizetype longestDetail = 100'000;
//! The largest number that may be recorded.
inline constexpr int largestNumber = 1'000'000;

//! Nothing, or ErrorKind::Invalid with the sentence to show beside the field: text that cannot be kept.
Result<> checkDetail(const QString &text, const DetailDescription &description);

//! What is to be doubted in the values of a detail, as a sentence: an ISBN whose check digit is wrong, a date without a
//! year, a language that is no code. Nothing where all is well. It may be recorded nevertheless.
std::optional<QString> doubtAbout(const QString &text, const DetailDescription &description);

//! Whether a text holds an ISSN, an ISNI or ORCID (which are numbers of one kind) whose check digit is right.
bool isIssn(const QString &text);
bool isIsni(const QString &text);

} // namespace catalpa
