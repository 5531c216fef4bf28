// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"
#include "exchange/format.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! Who of some people is the author of the book: there is one. Somebody of whom nothing is said comes behind who is
//! said to be it, and before all others.
qsizetype authorIn(const QList<Person> &people);

//! What people should know of who has been taken for the author.
QStringList remarksOnAuthor(const Person &author);

//! The author of a book for a file, see recordOf().
Person personOf(const Author &author, Format format);

//! The author of whom a text tells as libraries write one: "Tolkien, J. R. R., 1892-1973". Nothing where it is a name
//! as it is spoken, or tells of nobody or of several people.
std::optional<NewAuthor> authorNamed(const QString &text);

//! "1890-1938", "1920-", "-1938": years, perhaps with a word before them, as they are given.
bool isLife(const QString &dates);
//! What is recorded of an author beside the name.
AuthorDetails authorDetailsOf(const Person &person);
//! Such dates of what is recorded.
QString lifeOf(const AuthorDetails &details);

} // namespace catalpa::exchange
