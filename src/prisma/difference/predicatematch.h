// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::prisma {

//! Whether the conditions of two partial indexes are one for Prisma, which compares what a schema says with what
//! PostgreSQL made of it: parentheses, blanks, quotes of names, the types of literals and the case of a few words do
//! not count. Found out by trying Prisma 7.10's engine; nothing else is understood, so "a IN (1)" never equals what
//! PostgreSQL makes of it. Pure.
bool arePredicatesEqual(const QString &one, const QString &other);

} // namespace catalpa::prisma
