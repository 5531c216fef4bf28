// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/run/runner.h"
#include "schema/snapshot.h"
#include "support/testserver.h"

#include <QtCore/QObject>

namespace catalpa::test {

//! A test on databases to which the migrations are applied that Catalpa brings along.
class OwnMigrations : public QObject {
protected:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    Result<MigrationReport> apply(const MigrationSelection &selection = {}) const
    {
        db::Session session(m_address);
        return migrate::Runner(session, *migrate::bundledMigrations()).apply(selection);
    }
    void applyAll() const
    {
        const auto report = apply();
        if (!report || report->failure)
            qFatal("%s", qPrintable(report ? report->failure->error.detail : report.error().detail));
    }
    SchemaStatus status() const
    {
        db::Session session(m_address);
        return *migrate::Runner(session, *migrate::bundledMigrations()).status();
    }
    //! What is to be made again, without the times in the names.
    QStringList gone() const { return gone(status()); }
    static QStringList gone(const SchemaStatus &status)
    {
        QStringList names;
        for (const MigrationStep &step : status.steps) {
            if (step.state == MigrationState::Gone)
                names += step.migration.name.section(u'_', 1);
        }
        return names;
    }
    schema::SchemaSnapshot snapshot() const
    {
        db::Session session(m_address);
        return *schema::readSnapshot(session, {QStringLiteral("public"), QStringLiteral("catalpa")},
                                     schema::Extent::Everything);
    }
    void addAuthors() const
    {
        one(QStringLiteral("INSERT INTO public.authors (name) VALUES ('J.R.R. Tolkien'), ('Franz Kafka')"));
        one(QStringLiteral("INSERT INTO public.books (title, author_id) VALUES ('The Hobbit', 1)"));
    }
    //! A database of its own with all that, as a copy of the first.
    void makeFilled()
    {
        m_address = m_server.createDatabase();
        m_server.fill(m_address, QStringLiteral("all"), [this](const ConnectionAddress &address) {
            const ConnectionAddress own = std::exchange(m_address, address);
            applyAll();
            addAuthors();
            m_address = own;
        });
    }
    //! \a loss takes away or changes something of what these migrations, ending in \a names, make: just that is made
    //! again, and all is as before.
    void comesBackAlone(const QString &loss, const QStringList &names);

    TestServer m_server;
    ConnectionAddress m_address;
};

} // namespace catalpa::test
