// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"

namespace catalpa {

enum class Lines {
    One, //!< A name, title or country: line breaks become blanks.
    Many //!< A biography: line breaks stay, as U+000A.
};

//! What was typed or pasted, as it is to be recorded: Unicode NFC; no control characters, no invisible characters but
//! those that shape a word (joiners in Persian, Indic scripts and emoji, marks of direction inside); a run of blanks is
//! one blank; no blanks at the ends of lines. Everything that takes text in asks here: table, form, dialogs, store.
QString tidied(const QString &typed, Lines lines = Lines::One);
//! The same for a field that may be empty: nothing typed is nothing recorded.
std::optional<QString> tidiedOptional(const QString &typed, Lines lines = Lines::One);

//! The change from what is recorded to what is typed; absent when both are the same.
std::optional<Change<QString>> changeTo(const QString &typed, const QString &recorded);
std::optional<Change<std::optional<QString>>> changeTo(const QString &typed, const std::optional<QString> &recorded,
                                                       Lines lines = Lines::One);

} // namespace catalpa
