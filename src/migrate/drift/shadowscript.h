// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace catalpa::migrate {

//! What has to be known of a database to run migrations beside its tables instead of on them.
struct ShadowSchemas {
    QMap<QString, QString> schemas; //!< The schemas of the histories, and the throw-away ones that stand for them.
    QStringList path; //!< Other schemas of extensions, which every file may use without naming them.
    QSet<QString> extensions; //!< Those that are installed.
    //! For each schema of a history, what extensions have put into it: names of functions, types, operators …
    QMap<QString, QSet<QString>> members;
    //! For each schema of a history, its tables, views, sequences and indexes: never to be met in a scratch schema.
    QMap<QString, QSet<QString>> relations;
    //! For each schema of a history, those that its stand-in has at the moment.
    QMap<QString, QSet<QString>> made;
};

//! \a sql, made for \a schema, as it is run in the throw-away schemas: every name that is qualified with a schema of
//! the histories leads to the one that stands for it, in strings and in the bodies of functions too, except the names
//! of extensions' members. CONCURRENTLY is left out, and so are statements that make nothing (VACUUM, ANALYZE, REINDEX,
//! CLUSTER, CHECKPOINT), transaction control, and what makes or removes extensions (see extensionText()); SET
//! search_path to a schema of the histories becomes one to its stand-in. ErrorKind::Invalid with a sentence when that
//! cannot be. Pure.
//!
//! Scratch names are written in three ways, quoted, lower and upper case, as the name that they replace was; so the
//! definitions that are read back can be turned into what they would be in the schema itself.
Result<QByteArray> shadowScript(const QByteArray &sql, const QString &schema, const ShadowSchemas &places);

//! What has to be run before: the extensions that \a sql makes and that are not installed, in the schemas where it
//! wants them; empty when there are none. A database has an extension only once, so nothing can stand for it; what it
//! brings goes with the transaction.
Result<QByteArray> extensionText(const QByteArray &sql, const QString &schema, const ShadowSchemas &places);

} // namespace catalpa::migrate
