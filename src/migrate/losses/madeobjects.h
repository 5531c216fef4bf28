// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::migrate {

//! Of what \a migrations, all of them applied, make in the schema catalpa, what is not among \a present, in the order
//! in which they make it: "table history", "column place of history", "function keep_up()", "policy seen on history",
//! "row level security of history", "right to SELECT on history" (of everybody), "no right to DELETE on book_details" …
//! A function is present with the SHA-256 of its text behind its words; one with another text is lost. What statements
//! within DO and functions make is not known here, nor are constraints. Pure.
QStringList lostObjects(const QList<Migration> &migrations, const QSet<QString> &present);

//! The place of the first of \a migrations that has made something of \a lost, which is not empty. Pure.
qsizetype firstMaker(const QList<Migration> &migrations, const QStringList &lost);

//! Those of their statements that make \a lost again, in their order, and behind them those that give rights, comments
//! and settings to it. To be run in one transaction, before anything else is made again: it takes nothing away
//! that is not made again, but for what others have made of an index table. Pure.
QByteArray mendingOf(const QList<Migration> &migrations, const QStringList &lost);

//! Whether what \a migration does by calling functions of ours has to be done again once \a lost is there again: one of
//! them names it. Of \a migrations, which make the functions. Pure.
bool dependsOn(const Migration &migration, const QList<Migration> &migrations, const QStringList &lost);

} // namespace catalpa::migrate
