// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/record.h"

namespace catalpa::exchange {

//! Those whom one text names: "Austen, Jane, 1775-1817", "Smith, John (Editor)", "translated by Jane Doe".
struct NamedPeople {
    QList<Person> people; //!< Nobody where the text says so: "N/A", "(no author)".
    bool isGuess = false; //!< It was taken apart into people where nothing but what is usual says so.
};

//! One person as libraries and lists write one: the life's dates, the words for a role and the fuller form of initials
//! are set aside, "of Hippo" belongs to the name, and titles stay behind it. Somebody with two roles is there twice,
//! nobody where the text says so. \a role: where the text has none.
QList<Person> personNamed(const QString &text, const QString &role);

//! The same where a comma that turns nothing round is written twice, "Beijing Normal University (China),, Library", and
//! behind what is filed as it stands there is one: "Deutscher Bundestag,". So EndNote and RIS have it.
QList<Person> personTagged(const QString &text, const QString &role);
//! A person as that is read.
QString tagged(const Person &person);

//! The same of a text that may name several people.
NamedPeople peopleNamed(const QString &text, const QString &role);

//! A name in full, "John Ronald Reuel Tolkien", of "Tolkien, J. R. R." and what stands in brackets behind that.
QString fullerName(const QString &name, const QString &inside);

} // namespace catalpa::exchange
