// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/edit.h"

namespace catalpa {

//! Longest name, title or country in characters; the longest real title in our test data has 957.
inline constexpr qsizetype longestLine = 2'000;
//! Longest biography in characters.
inline constexpr qsizetype longestText = 1'000'000;

//! Nothing, or ErrorKind::Invalid with the sentence to show beside the field.
Result<> checkName(const QString &name);
Result<> checkTitle(const QString &title);
Result<> checkCountry(const std::optional<QString> &country);
Result<> checkBio(const std::optional<QString> &bio);

Result<> check(const NewAuthor &author);
Result<> check(const NewBook &book);

//! Whether the fields that an edit changes may be recorded so. Whoever takes edits in asks here: table, form and store.
Result<> check(const AuthorEdit &edit);
Result<> check(const BookEdit &edit);

} // namespace catalpa
