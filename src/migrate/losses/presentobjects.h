// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::migrate {

//! A query that answers, as a list in JSON, what there is of that which Catalpa's own migrations make. Has trustedRole
//! in it as «trusted».
extern const char *const presentObjectsQuery;
//! In SQL, whether the role of a row of pg_roles may own functions that run whenever anybody writes in the tables: the
//! one that asks, a superuser, and whoever can put triggers of its own on both.
extern const char *const trustedRole;

//! That list as OwnObjects has it: each thing by its name, and once more with a tab and its definition behind it where
//! more is compared than that it is there. Pure.
QSet<QString> presentObjects(const QStringList &answered);

} // namespace catalpa::migrate
