// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "support/certificates.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

constexpr int roundTrip = 400; // Milliseconds, long beside what the programs do themselves.
const auto secret = u"Adventures of Šteška"_s;

//! From an address to the first rows.
class FirstRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SSL_CERT_FILE", QFile::encodeName(m_authority.certificate()));
        m_server.createRole(u"pw_karel"_s, secret);
        createTables(m_server, m_address, History::Indexes);
        m_server.sql(m_address, u"GRANT SELECT ON authors, books TO pw_karel"_s);
        m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s);
        m_server.sql(m_address, u"INSERT INTO catalpa.upkeep (most) VALUES (5000)"_s);
    }

    //! The protocol has three for a login with SCRAM, one for asking for TLS, and one for TLS 1.3; and one more for a
    //! server that takes none of the groups with which OpenSSL begins, as PostgreSQL 15 with its P-256.
    void takesFewRoundTrips_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::addColumn<int>("most");
        QTest::addRow("without TLS") << false << 6;
        QTest::addRow("with TLS 1.3 and P-256") << true << 9;
    }
    void takesFewRoundTrips()
    {
        QFETCH(const bool, encrypted);
        QFETCH(const int, most);
        if (encrypted)
            restartWith(m_server, m_authority.issue(u"localhost"_s));
        FaultProxy proxy(m_server.overTcp(m_address));
        ConnectionAddress address = proxy.address();
        address.user = u"pw_karel"_s;
        address.password = secret;
        address.options.append({u"sslmode"_s, encrypted ? u"verify-full"_s : u"disable"_s});
        if (encrypted)
            address.host = u"localhost"_s;
        store::PgCatalogue catalogue(address);
        proxy.setLatency(roundTrip / 2);
        QElapsedTimer elapsed;
        elapsed.start();

        const CatalogueCapabilities capabilities = valueOf(catalogue.inspect({u"en"_s}));
        const auto page = valueOf(catalogue.authors(capabilities)->page({}, {}, 10));

        QCOMPARE(page.rows.size(), 1);
        constexpr int tcp = 1; // The proxy delays connections that are made already.
        const double trips = tcp + double(elapsed.elapsed()) / roundTrip;
        QVERIFY2(trips < most + 0.9, qPrintable(QString::number(trips))); // What is left over is work.
    }

private:
    CertificateAuthority m_authority{u"Catalpa test authority"_s};
    TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(FirstRowsTest)
#include "tst_firstrows.moc"
