// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/drift/shadow.h"
#include "schema/snapshotreader.h"

namespace catalpa::migrate {

//! A database of its own beside the live one, as Prisma makes it: for files that make more than one schema, end their
//! own transactions, or use what has to be committed before. It has the encoding and the sorting of the live one, and
//! nothing in it. Its name is catalpa_shadow_<seconds>_<random>; one that a killed program has left is dropped by the
//! next after an hour. Statements about roles, databases and the server itself are passed over, because all databases
//! share those.
class ShadowDatabase final : public Shadow {
public:
    //! \a live is asked what the database has to be like. On its server, or, with \a servers, on one of those. Both
    //! must outlive this.
    explicit ShadowDatabase(db::Session &live, ScratchServers servers = {});
    ~ShadowDatabase() override;

    Result<> begin() override;
    Result<> run(const Migration &migration) override;
    Result<schema::SchemaSnapshot> snapshot(const QStringList &schemas) override;
    Result<> clear() override;
    Result<bool> hasTouchedTables() override { return false; }
    schema::Extent extent() const override { return schema::Extent::Everything; }

private:
    Result<> create();
    Result<> checkVersion(const ConnectionAddress &address);
    void drop();
    Result<> dropOld();
    Result<QByteArray> creation(const QString &name);

    db::Session &m_live;
    ScratchServers m_servers;
    std::shared_ptr<void> m_keeper;
    std::unique_ptr<db::Session> m_administration; //!< Where databases are made and dropped.
    std::unique_ptr<db::Session> m_session;
    std::unique_ptr<schema::SnapshotReader> m_reader; //!< Of that session.
    QString m_name;
    bool m_isUsed = false;
};

} // namespace catalpa::migrate
