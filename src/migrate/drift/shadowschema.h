// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/transaction.h"
#include "migrate/drift/shadow.h"
#include "migrate/drift/shadowscript.h"

namespace catalpa::migrate {

//! What migrations produce, built on the same database in throw-away schemas with random names, inside a transaction
//! that is always rolled back: no live table is touched or locked, and nothing stays, however it ends.
class ShadowSchema final : public Shadow {
public:
    //! For the histories of \a schemas. \a session must not be in a transaction, and outlive this.
    ShadowSchema(db::Session &session, QStringList schemas);

    //! Begins the transaction and makes the empty schemas. ErrorKind::Rights, with a sentence, when the role may not
    //! create schemas in this database or may only read.
    Result<> begin() override;

    Result<> run(const Migration &migration) override;
    //! Of the histories' schemas, whatever is asked for.
    Result<schema::SchemaSnapshot> snapshot(const QStringList &schemas) override;
    Result<> clear() override;
    //! Whether this transaction holds a lock on anything in the live schemas.
    Result<bool> hasTouchedTables() override;
    schema::Extent extent() const override { return schema::Extent::Structure; }

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
