// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/transaction.h"
#include "migrate/drift/shadowscript.h"
#include "schema/snapshot.h"

namespace catalpa::migrate {

//! What migrations produce, built on the same database in throw-away schemas with random names, inside a transaction
//! that is always rolled back: no live table is touched or locked, and nothing stays, however it ends.
class [[nodiscard]] ShadowSchema final {
public:
    //! For the histories of \a schemas. \a session must not be in a transaction, and outlive this.
    ShadowSchema(db::Session &session, QStringList schemas);

    //! Begins the transaction and makes the empty schemas. ErrorKind::Rights, with a sentence, when the role may not
    //! create schemas in this database or may only read.
    Result<> begin();

    //! Runs the file of \a migration on what is there so far; when it fails, nothing of it is left. ErrorKind::Invalid,
    //! with a sentence, when the file cannot be run here; anything else ends the whole.
    Result<> run(const Migration &migration);

    //! What is there now, described as if it were in the schemas themselves.
    Result<schema::SchemaSnapshot> snapshot();

    //! Makes the schemas empty again.
    Result<> clear();

    //! Whether this transaction holds a lock on anything in the live schemas: then a file has found a way around.
    Result<bool> hasTouchedTables();

private:
    Result<> readPlaces();
    Result<> runText(const QByteArray &text);
    Result<> install(const Migration &migration);
    Result<> readMade(const QString &schema);
    Result<> script(const QByteArray &text);
    QList<schema::SchemaAlias> aliases() const;

    db::Session &m_session;
    db::Transaction m_transaction;
    QStringList m_schemas;
    ShadowSchemas m_places;
    ShadowSchemas m_emptyPlaces; //!< As they were when the schemas were empty.
};

} // namespace catalpa::migrate
