// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/addressreader.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using catalpa::db::readAddress;

namespace {

const auto host = u"ep-cool-a1b2.eu-central-1.aws.neon.tech"_s;

//! What each of the understood texts means.
ConnectionAddress meant()
{
    return {.host = host, .database = u"catalog"_s, .user = u"owner"_s, .password = u"npg_X1"_s, .options = {}};
}

} // namespace

//! Addresses as people have them: each is understood, or refused with a sentence that names what is in the way.
class AddressCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        const QString plain = u"postgresql://owner:npg_X1@%1/catalog"_s.arg(host);

        QTest::addRow("plain") << plain;
        QTest::addRow("schema=public") << plain + u"?schema=public"_s;
        QTest::addRow("JDBC") << u"jdbc:postgresql://%1:5432/catalog?user=owner&password=npg_X1"_s.arg(host);
        QTest::addRow("JDBC, currentSchema")
            << u"jdbc:postgresql://%1/catalog?user=owner&password=npg_X1&currentSchema=public"_s.arg(host);
        QTest::addRow("parameters only")
            << u"PGHOST='%1'\nPGDATABASE='catalog'\nPGUSER='owner'\nPGPASSWORD='npg_X1'\n"_s.arg(host);
        QTest::addRow("parameters among others")
            << u"# Neon\r\nexport PGUSER=owner\r\nPORT=3000\r\nPGPASSWORD=npg_X1\r\nPGHOST=%1\r\nPGDATABASE=catalog"_s
                   .arg(host);
        QTest::addRow("psql with options") << u"psql -h %1 -p 5432 -U owner catalog"_s.arg(host);
        QTest::addRow("psql with long options")
            << u"$ psql --host=%1 --port 5432 --username=owner --dbname=catalog -W"_s.arg(host);
        QTest::addRow("psql by its path") << u"/usr/bin/psql -h %1 -U owner catalog"_s.arg(host);
        QTest::addRow("psql, joined") << u"psql -h%1 -p5432 -Uowner -dcatalog"_s.arg(host);
        QTest::addRow("psql, user behind") << u"psql -h %1 catalog owner"_s.arg(host);
        QTest::addRow("psql with a password") << u"PGPASSWORD=npg_X1 psql -h %1 -U owner catalog"_s.arg(host);
        QTest::addRow("psql with a quoted password")
            << u"PGPASSWORD='npg_X1' psql -h \"%1\" -U 'owner' catalog"_s.arg(host);
        QTest::addRow("psql, password and address")
            << u"PGPASSWORD=npg_X1 psql 'postgresql://owner@%1/catalog'"_s.arg(host);
        QTest::addRow("psql, password and words")
            << u"PGPASSWORD=npg_X1 psql \"host=%1 user=owner dbname=catalog\""_s.arg(host);
        QTest::addRow("typographic quotes") << u"“"_s + plain + u"”"_s;
        QTest::addRow("German quotes") << u"„"_s + plain + u"“"_s;
        QTest::addRow("single typographic quotes") << u"‘"_s + plain + u"’"_s;
        QTest::addRow("French quotes") << u"« "_s + plain + u" »"_s;
        QTest::addRow("psql, typographic quotes") << u"psql “"_s + plain + u"”"_s;
        QTest::addRow("DATABASE_URL=\"…\"") << u"DATABASE_URL=\"%1\""_s.arg(plain);
        QTest::addRow("DATABASE_URL: …") << u"DATABASE_URL: "_s + plain;
        QTest::addRow("a comment close behind") << u"DATABASE_URL='%1'#c"_s.arg(plain);
        QTest::addRow("psql '…'") << u"psql '%1'"_s.arg(plain);
        QTest::addRow("dot at the end") << u"postgresql://owner:npg_X1@%1./catalog"_s.arg(host);
    }
    void isUnderstood()
    {
        QFETCH(const QString, text);

        const auto address = readAddress(text);

        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        ConnectionAddress expected = meant();
        if (!text.contains("npg_X1"_L1))
            expected.password.clear();
        QCOMPARE(*address, expected);
        QVERIFY(address->isNeon());
    }

    void isRefusedByName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        const QString plain = u"postgresql://owner:hunter2@HOST/DB"_s;
        const auto row = [](const char *name, const QString &text, const QString &part) {
            QTest::addRow("%s", name) << text << part;
        };
        row("another schema", plain + u"?schema=library"_s, u"the schema “library”"_s);
        for (const char *name : {"schema", "currentSchema", "sslaccept", "pgbouncer", "connection_limit",
                                 "pool_timeout", "socket_timeout", "statement_cache_size"}) {
            const auto keyword = QLatin1String(name);
            row(qPrintable(keyword + " with nothing"_L1), plain + u'?' + keyword + u'=',
                u"“%1” without a value"_s.arg(keyword));
            row(qPrintable(keyword + " alone"_L1), plain + u"?sslmode=require&"_s + keyword,
                u"“%1” without a value"_s.arg(keyword));
        }
        row("no mode", plain + u"?sslmode="_s, u"“sslmode” without a value"_s);
        row("no mode as key", u"host=h user=u dbname=d sslmode=''"_s, u"“sslmode” without a value"_s);
        row("no certificate", plain + u"?sslrootcert=&connect_timeout=5"_s, u"“sslrootcert” without a value"_s);
        row("another schema, encoded", plain + u"?schema=l%C3%A4den"_s, u"“läden”"_s);
        row("currentSchema", plain + u"?currentSchema=library"_s, u"the schema “library”"_s);
        row("service", u"postgresql://?service=lib"_s, u"“service”"_s);
        row("service as key", u"service=lib"_s, u"“service”"_s);
        row("several hosts", u"postgresql://u:hunter2@a,b/d?target_session_attrs=any"_s, u"several servers"_s);
        row("no-verify", plain + u"?sslmode=no-verify"_s, u"(sslmode)"_s);
        row("placeholder", u"postgresql://postgres:[YOUR-PASSWORD]@HOST/DB"_s, u"was left as it was"_s);
        row("placeholder, spelt otherwise", u"postgresql://postgres:<password>@HOST/DB"_s, u"was left as it was"_s);
        row("hidden password", u"postgresql://postgres:************@HOST/DB"_s, u"was left as it was"_s);
        row("raw @ in the user", u"postgresql://me@example.org:hunter2@HOST/DB"_s, u"@ as %40"_s);
        row("unknown", plain + u"?foo=bar"_s, u"“foo”"_s);
        row("&amp;", plain + u"?sslmode=require&amp;channel_binding=require"_s, u"“amp;channel_binding”"_s);
        row("an engine", plain + u"?sslkey=/tmp/x.so:k"_s, u"“sslkey”"_s);
        row("an engine by name", plain + u"?sslkey=pkcs11:k"_s, u"“sslkey”"_s);
        for (const char *name :
             {"service", "passfile", "replication", "client_encoding", "sslpassword", "hostaddr", "sslcrl", "sslcrldir",
              "krbsrvname", "gsslib", "requirepeer", "ssl_min_protocol_version", "sslsni"}) {
            const auto keyword = QLatin1String(name);
            row(name, plain + u"?%1=hunter2"_s.arg(keyword), u"“%1”"_s.arg(keyword));
        }
        row("hostaddr for Neon", u"postgresql://u:hunter2@%1/DB?hostaddr=127.0.0.1"_s.arg(host), u"“hostaddr”"_s);
        row("hostaddr as key", u"host=%1 hostaddr=127.0.0.1 user=u dbname=d"_s.arg(host), u"“hostaddr”"_s);
        // libpq takes these for sslmode=require, and the last of them counts.
        row("ssl of JDBC", plain + u"?ssl=true"_s, u"“ssl”"_s);
        row("ssl, encoded", plain + u"?sslmode=verify-full&%73sl=true"_s, u"“ssl”"_s);
        row("requiressl", plain + u"?requiressl=1"_s, u"“requiressl”"_s);
        row("requiressl as key", u"host=h user=u dbname=d sslmode=verify-full requiressl=1"_s, u"“requiressl”"_s);
        row("options with a raw =", plain + u"?options=-c%20x=1"_s, u"“options” in the address contains"_s);
        row("a mode alone", plain + u"?sslmode"_s, u"“sslmode” without a value"_s);
        row("no number", plain + u"?keepalives=maybe"_s, u"“keepalives” in the address has to be"_s);
        row("no time", plain + u"?connect_timeout=abc"_s, u"“connect_timeout” in the address has to be"_s);
        row("search_path", plain + u"?search_path=x"_s, u"“search_path”"_s);
        row("IPv6 without brackets", u"postgresql://u:hunter2@::1/d"_s, u"in brackets, such as [::1]"_s);
        row("parameters with a service", u"PGHOST=h\nPGUSER=u\nPGSERVICE=lib\n"_s, u"“PGSERVICE”"_s);
        row("psql with a script", u"psql -h h -U u -f /tmp/x d"_s, u"“-f”"_s);
        row("psql twice", u"psql -h h postgresql://u:hunter2@h/d"_s, u"twice"_s);
        row("cut by a #", u"DATABASE_URL=postgresql://u:hunter2@h:1/db#x"_s, u"%23"_s);
        row("another variable", u"DATABASE_URL=postgresql://u:hunter2@${HOST}/db"_s, u"${…}"_s);
    }
    void isRefusedByName()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, part);

        const auto address = readAddress(text);

        QVERIFY(!address);
        QCOMPARE(address.error().kind, ErrorKind::Refused);
        QVERIFY2(address.error().message.contains(part), qPrintable(address.error().message));
        QVERIFY(address.error().message.endsWith(u'.'));
        QVERIFY(!(address.error().message + address.error().detail).contains("hunter2"_L1));
    }

    void keepsTheAllowedSettings()
    {
        const auto options = u"sslmode=verify-full&channel_binding=require&options=endpoint%3Dep-a&application_name=x&"
                             "connect_timeout=5&keepalives=1&keepalives_idle=30&keepalives_interval=10&"
                             "keepalives_count=3&tcp_user_timeout=1000&target_session_attrs=read-write"_s;

        const auto address = readAddress(u"postgresql://u@h/d?"_s + options);

        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QCOMPARE(address->options.size(), options.count(u'&') + 1);
    }

    void findsTheFilesOfCertificates()
    {
        const auto home = readAddress(u"postgresql://u@h/d?sslrootcert=~/ca.crt"_s);
        const auto here = readAddress(u"postgresql://u@h/d?sslrootcert=ca.crt&sslcert=/a%20b/c.crt"_s);
        const auto system = readAddress(u"postgresql://u@h/d?sslrootcert=system"_s);

        QCOMPARE(home->option(u"sslrootcert"), QDir::homePath() + u"/ca.crt"_s);
        QCOMPARE(here->option(u"sslrootcert"), QDir::currentPath() + u"/ca.crt"_s);
        QCOMPARE(here->option(u"sslcert"), u"/a b/c.crt"_s);
        QCOMPARE(system->option(u"sslrootcert"), u"system"_s);
    }

    void readsPasswordsAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("password");
        const auto hard = u"a#b@c:d/e?f%g&h=i j;k'l\"m\\n+o"_s;
        QTest::addRow("encoded") << QString::fromLatin1(QUrl::toPercentEncoding(hard)) << hard;
        QTest::addRow("raw #") << u"a#b"_s << u"a#b"_s;
        QTest::addRow("raw +") << u"a+b"_s << u"a+b"_s;
        QTest::addRow("per cent") << u"100%25"_s << u"100%"_s;
        QTest::addRow("brackets of one's own") << u"%5Bx%5D"_s << u"[x]"_s;
        QTest::addRow("the word alone") << u"password"_s << u"password"_s;
    }
    void readsPasswordsAsTheyAreWritten()
    {
        QFETCH(const QString, written);

        const auto address = readAddress(u"postgresql://u:%1@h/d"_s.arg(written));

        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QTEST(address->password, "password");
    }

    void oneCatalogueHasOneIdentity()
    {
        const auto identity = [](const QString &text) {
            return readAddress(text)->identity();
        };

        QCOMPARE(identity(u"postgresql://u:p@localhost/d"_s), identity(u"postgresql://u@127.0.0.1:5432/d"_s));
        QCOMPARE(identity(u"postgresql://u@[::1]/d"_s), identity(u"postgresql://u@127.0.0.1/d?sslmode=disable"_s));
        QCOMPARE(identity(u"postgresql://u@H.example.org./d"_s),
                 identity(u"postgresql://u@h.example.org/d?application_name=x&connect_timeout=3"_s));
        QCOMPARE(identity(u"postgresql://u@ep-a-pooler.x.neon.tech/d"_s),
                 identity(u"postgresql://u@ep-a.x.neon.tech/d"_s));
        QVERIFY(identity(u"postgresql://u@h/d"_s) != identity(u"postgresql://v@h/d"_s));
        QVERIFY(identity(u"postgresql://u@h/d"_s) != identity(u"postgresql://u@h:1/d"_s));
        QVERIFY(identity(u"postgresql://u@h/d"_s) != identity(u"postgresql://u@h/e"_s));
        QVERIFY(!identity(u"postgresql://u:hunter2@h/d"_s).contains("hunter2"_L1));
    }
};

CATALPA_TEST(AddressCasesTest)
#include "tst_addresscases.moc"
