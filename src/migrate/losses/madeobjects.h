// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "migrate/losses/origins.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::migrate {

//! Of what \a migrations, all of them applied, make in the schema catalpa, what is not among \a present, in the order
//! in which they make it: "table history", "column place of history", "function keep_up()", "policy seen on history",
//! "row level security of history", "right to SELECT on history" (of everybody), "no right to DELETE on book_details" …
//! What is compared with a definition is present with that behind a tab; with another one it is lost, too: a function
//! by the SHA-256 of its text, how it runs and what it answers, columns by their types and defaults. "No right to
//! UPDATE on book_index" is a right of everybody that no migration gives, "owner of table history" that it belongs to
//! another role than ownerOf(). What statements within DO and functions make is not known here. Pure.
QStringList lostObjects(const QList<Migration> &migrations, const QSet<QString> &present);

//! Triggers that others have put on tables of ours, on \a tables or all of them. Pure.
QStringList strangeTriggers(const QList<Migration> &migrations, const QSet<QString> &present,
                            const QStringList &tables);
//! Rights of single roles with which they can write there or hold up others, as "reader: UPDATE on history". Pure.
QStringList rightsOfRoles(const QList<Migration> &migrations, const QSet<QString> &present);

//! The table that has the columns of \a table, which is lost, under another name; empty where there is none. Pure.
QString renamedFrom(const QList<Migration> &migrations, const QString &table, const QSet<QString> &present);

//! The place of the first of \a migrations that has made something of \a lost, which is not empty. Pure.
qsizetype firstMaker(const QList<Migration> &migrations, const QStringList &lost);

//! Functions that answer something else once \a lost is there again: they ask one that has another text now, or a table
//! that is gone with its rows. What they have answered is kept elsewhere, such as in the reading index. Pure.
QStringList outdatedBy(const QList<Migration> &migrations, const QStringList &lost, const QSet<QString> &present);

//! Whether what \a migration does by calling functions of ours has to be done again once \a lost is there again: one of
//! them names it. Of \a migrations, which make the functions. Pure.
bool dependsOn(const Migration &migration, const QList<Migration> &migrations, const QStringList &lost);

} // namespace catalpa::migrate
