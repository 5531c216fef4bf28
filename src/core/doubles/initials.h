// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace catalpa {

//! A name as it may be read; its words are folded.
struct PersonalName {
    QString family; //!< A blank between its words.
    QStringList given;

    bool operator==(const PersonalName &) const = default;
};

//! A name with initials, such as "j r r tolkien" or "tolkien j r r"; nothing where it has none, or nothing else.
std::optional<PersonalName> abbreviatedName(const QStringList &words);
//! The ways in which a name may have given names before the family name, or behind one of a single word.
QList<PersonalName> readingsOf(const QStringList &words);
//! Whether one name may be the other in short: "j r" of "john ronald reuel".
bool fits(const PersonalName &shorter, const PersonalName &full);

} // namespace catalpa
