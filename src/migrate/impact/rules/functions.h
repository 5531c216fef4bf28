// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QSet>
#include <QtCore/QString>

namespace catalpa::migrate {

//! Functions of PostgreSQL 15 of which it is known that they change nothing and reach nowhere: a closed list. Names
//! without schema.
const QSet<QString> &harmlessFunctions();

//! Whether a function reaches files, programs, other connections, other servers, or the server itself.
bool reachesServer(const QString &function);

//! Whether a language keeps its functions inside the database. Source: pg_language.lanpltrusted of PostgreSQL 15 and of
//! the usual packages.
bool isTrustedLanguage(const QString &language);

//! Whether an extension is marked "trusted" in PostgreSQL 15's own contrib, so that no superuser is needed for it.
bool isTrustedExtension(const QString &extension);

//! Whether only a superuser may change a setting. Source: pg_settings.context of PostgreSQL 15.
bool isSuperuserSetting(const QString &setting);

} // namespace catalpa::migrate
