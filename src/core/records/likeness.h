// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"

#include <QtCore/QList>

namespace catalpa {

//! Whether two names are the same but for case, accents, punctuation, blanks and the order of the words: "Čapek, Karel"
//! is "karel capek".
bool isSameName(const QString &one, const QString &other);
//! The only one of these authors whose name is exactly that one, but for case; nothing where there are several.
std::optional<Author> theOneCalled(const QString &name, const QList<Author> &authors);
//! Whether they differ in a letter or two besides, as typing errors do: none in short names.
bool isNearName(const QString &one, const QString &other);
//! The same for titles, whose words have an order.
bool isSameTitle(const QString &one, const QString &other);

//! What finds all authors of the same name, and all books of the same title, as it is typed into a search; empty where
//! nothing is left of the text without punctuation.
QString searchForName(const QString &name);
QString searchForTitle(const QString &title);

} // namespace catalpa
