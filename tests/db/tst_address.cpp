// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/addressreader.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using catalpa::db::readAddress;

namespace {

ConnectionAddress neonAddress()
{
    ConnectionAddress address;
    address.host = u"ep-cool-a1b2.eu-central-1.aws.neon.tech"_s;
    address.database = u"neondb"_s;
    address.user = u"owner"_s;
    address.password = u"npg_X1"_s;
    return address;
}

const auto neonText = u"postgresql://owner:npg_X1@ep-cool-a1b2.eu-central-1.aws.neon.tech/neondb"_s;

} // namespace

//! What people paste.
class AddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsEveryWrapping_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("postgresql") << neonText;
        QTest::newRow("postgres") << QString(neonText).replace(u"postgresql"_s, u"postgres"_s);
        QTest::newRow("upper-case scheme") << QString(neonText).replace(u"postgresql"_s, u"PostgreSQL"_s);
        QTest::newRow("blanks around") << u"  \t"_s + neonText + u" \n\n"_s;
        QTest::newRow("double quotes") << u'"' + neonText + u'"';
        QTest::newRow("single quotes") << u'\'' + neonText + u'\'';
        QTest::newRow("backticks") << u'`' + neonText + u'`';
        QTest::newRow("psql '…'") << u"psql '%1'"_s.arg(neonText);
        QTest::newRow("psql \"…\"") << u"psql \"%1\""_s.arg(neonText);
        QTest::newRow("psql") << u"psql %1"_s.arg(neonText);
        QTest::newRow("$ psql -d") << u"$ psql -d '%1'\n"_s.arg(neonText);
        QTest::newRow("variable") << u"DATABASE_URL=%1"_s.arg(neonText);
        QTest::newRow("quoted variable") << u"DATABASE_URL=\"%1\""_s.arg(neonText);
        QTest::newRow("spaced variable") << u"DATABASE_URL = '%1'"_s.arg(neonText);
        QTest::newRow("export") << u"export DATABASE_URL=%1"_s.arg(neonText);
        QTest::newRow("comment behind") << u"DATABASE_URL=%1 # the real one"_s.arg(neonText);
        QTest::newRow("comment behind quotes") << u"DATABASE_URL='%1' # it's real"_s.arg(neonText);
        QTest::newRow(".env") << u"# DATABASE_URL=postgres://old:old@old/old\r\nPORT=3000\r\nDATABASE_URL=\"%1\"\r\n"
                                 "DIRECT_URL=\"postgres://a:b@c/d\"\r\nNAME='x'\r\n"_s.arg(neonText);
        QTest::newRow("the last line counts")
            << u"DATABASE_URL=postgres://old:old@old/old\nDATABASE_URL=%1\n"_s.arg(neonText);
        QTest::newRow("long .env") << u"DATABASE_URL=%1\n"_s.arg(neonText) + u"FILLER=1234567890\n"_s.repeated(1'000);
        QTest::newRow("Prisma") << neonText + u"?schema=public&pgbouncer=true&connection_limit=1&pool_timeout=0"_s;
        QTest::newRow("port") << QString(neonText).replace(u".tech/"_s, u".tech:5432/"_s);
        QTest::newRow("empty port") << QString(neonText).replace(u".tech/"_s, u".tech:/"_s);
        QTest::newRow("key=value") << u"host=ep-cool-a1b2.eu-central-1.aws.neon.tech dbname=neondb user=owner "
                                      "password=npg_X1"_s;
        QTest::newRow("quoted key=value") << u"host = 'ep-cool-a1b2.eu-central-1.aws.neon.tech' dbname='neondb' "
                                             "user = 'owner' password = 'npg_X1' port=5432"_s;
        QTest::newRow("psql key=value") << u"psql \"host=ep-cool-a1b2.eu-central-1.aws.neon.tech dbname=neondb "
                                           "user=owner password=npg_X1\""_s;
        QTest::newRow("login in the query")
            << u"postgresql://ep-cool-a1b2.eu-central-1.aws.neon.tech/neondb?user=owner&password=npg_X1"_s;
    }
    void understandsEveryWrapping()
    {
        QFETCH(QString, text);

        const auto address = readAddress(text);

        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QCOMPARE(*address, neonAddress());
    }

    void understandsNeonsParameters()
    {
        const auto address =
            readAddress(u"psql 'postgresql://owner:npg_X1@ep-cool-a1b2-pooler.eu-central-1.aws.neon.tech/neondb"
                        "?sslmode=require&schema=public&channel_binding=require&options=endpoint%3Dep-cool-a1b2'"_s);

        QVERIFY(address);
        QCOMPARE(address->option(u"sslmode"), u"require"_s);
        QCOMPARE(address->option(u"channel_binding"), u"require"_s);
        QCOMPARE(address->option(u"options"), u"endpoint=ep-cool-a1b2"_s);
        QCOMPARE(address->options.size(), 3);
        QVERIFY(address->isPooled());
        QCOMPARE(address->direct().host, u"ep-cool-a1b2.eu-central-1.aws.neon.tech"_s);
    }

    void decodesEachPart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("database");

        QTest::newRow("percent") << u"postgres://k%C3%A4fer:p%40ss%2F%3A%25w%3F@db.example/b%C3%BCcher%20neu"_s
                                 << u"käfer"_s << u"p@ss/:%w?"_s << u"db.example"_s << 5432 << u"bücher neu"_s;
        QTest::newRow("raw letters") << u"postgres://käfer:pässwort@db.example/bücher"_s << u"käfer"_s << u"pässwort"_s
                                     << u"db.example"_s << 5432 << u"bücher"_s;
        QTest::newRow("raw signs") << u"postgres://u:p?w#!$&x:y@h/d?sslmode=require&schema=public"_s << u"u"_s
                                   << u"p?w#!$&x:y"_s << u"h"_s << 5432 << u"d"_s;
        QTest::newRow("IPv6") << u"postgres://u:p@[2001:db8::1]:6543/d"_s << u"u"_s << u"p"_s << u"2001:db8::1"_s
                              << 6543 << u"d"_s;
        QTest::newRow("IPv6 zone") << u"postgres://u@[fe80::1%25eth0]/d"_s << u"u"_s << QString() << u"fe80::1%eth0"_s
                                   << 5432 << u"d"_s;
        QTest::newRow("socket") << u"postgres://u@%2Fvar%2Frun%2Fpostgresql:5433/d"_s << u"u"_s << QString()
                                << u"/var/run/postgresql"_s << 5433 << u"d"_s;
        QTest::newRow("socket in the query") << u"postgresql:///d?host=/var/run/postgresql"_s << QString() << QString()
                                             << u"/var/run/postgresql"_s << 5432 << u"d"_s;
        QTest::newRow("socket as key") << u"host=/tmp dbname=d"_s << QString() << QString() << u"/tmp"_s << 5432
                                       << u"d"_s;
        QTest::newRow("escapes") << u"host=h user=u dbname=d password='it\\'s \\\\ ; = x'"_s << u"u"_s
                                 << u"it's \\ ; = x"_s << u"h"_s << 5432 << u"d"_s;
    }
    void decodesEachPart()
    {
        QFETCH(QString, text);
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, database);

        const auto address = readAddress(text);

        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QCOMPARE(address->user, user);
        QCOMPARE(address->password, password);
        QCOMPARE(address->host, host);
        QCOMPARE(int(address->port), port);
        QCOMPARE(address->database, database);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");

        QTest::newRow("nothing") << QString() << u"There is no address yet."_s;
        QTest::newRow("blanks") << u" \n\t "_s << u"There is no address yet."_s;
        QTest::newRow("empty variable") << u"DATABASE_URL=\nOTHER=1\n"_s << u"There is no address yet."_s;
        QTest::newRow("empty quotes") << u"DATABASE_URL=\"\""_s << u"There is no address yet."_s;
        QTest::newRow(".env without it") << u"# DATABASE_URL=postgres://u:hunter2@h/d\nPORT=3000\n"_s
                                         << u"no line that starts with DATABASE_URL="_s;
        QTest::newRow("psql without a user") << u"PGPASSWORD=hunter2 psql -h host"_s << u"names no user"_s;
        QTest::newRow("psql within quotation marks")
            << u"PGPASSWORD=\"hunter2 psql y\""_s << u"In front of psql stands something"_s;
        QTest::newRow("random words") << u"the quick brown hunter2"_s << u"does not look like the address"_s;
        QTest::newRow("only a scheme") << u"postgresql://"_s << u"names no server"_s;
        QTest::newRow("one slash") << u"postgresql:/u:hunter2@h/d"_s << u"does not look like the address"_s;
        QTest::newRow("no server") << u"postgresql://u:hunter2@/d"_s << u"names no server"_s;
        QTest::newRow("no server as key") << u"user=u password=hunter2 dbname=d"_s << u"names no server"_s;
        QTest::newRow("no user") << u"postgresql://h/d?password=hunter2"_s << u"names no user"_s;
        QTest::newRow("no database") << u"postgresql://u:hunter2@h"_s << u"names no database"_s;
        QTest::newRow("no database, slash") << u"postgresql://u:hunter2@h:5432/"_s << u"names no database"_s;
        QTest::newRow("port of words") << u"postgresql://u:hunter2@h:port/d"_s << u"The port has to be a number"_s;
        QTest::newRow("port 0") << u"postgresql://u:hunter2@h:0/d"_s << u"The port has to be a number"_s;
        QTest::newRow("port 65536") << u"postgresql://u:hunter2@h:65536/d"_s << u"The port has to be a number"_s;
        QTest::newRow("negative port") << u"host=h port=-1 user=u password=hunter2 dbname=d"_s
                                       << u"The port has to be a number"_s;
        QTest::newRow("several servers") << u"postgresql://u:hunter2@a,b/d"_s << u"names several servers"_s;
        QTest::newRow("several ports") << u"postgresql://u:hunter2@a:1,b:2/d"_s << u"names several servers"_s;
        QTest::newRow("bad code") << u"postgresql://u:hunter2%zz@h/d"_s << u"%25"_s;
        QTest::newRow("cut code") << u"postgresql://u:hunter2%4@h/d"_s << u"%25"_s;
        QTest::newRow("coded NUL") << u"postgresql://u:hunter2%00@h/d"_s << u"%25"_s;
        QTest::newRow("coded nonsense") << u"postgresql://u:hunter2%FF@h/d"_s << u"not valid text"_s;
        QTest::newRow("raw @") << u"postgresql://u:hunter2@x@h/d"_s << u"@ as %40"_s;
        QTest::newRow("raw /") << u"postgresql://u:hunter2/x@h/d"_s << u"/ as %2F"_s;
        QTest::newRow("raw / behind a number") << u"postgresql://u:12/hunter2@h/d"_s << u"/ as %2F"_s;
        QTest::newRow("open bracket") << u"postgresql://u:hunter2@[::1/d"_s << u"in brackets"_s;
        QTest::newRow("empty brackets") << u"postgresql://u:hunter2@[]/d"_s << u"in brackets"_s;
        QTest::newRow("unknown parameter")
            << u"postgresql://u:hunter2@h/d?frobnicate=hunter2"_s << u"“frobnicate”, which is not known"_s;
        QTest::newRow("unknown key") << u"host=h frobnicate=hunter2"_s << u"“frobnicate”, which is not known"_s;
        QTest::newRow("blank in a password") << u"host=h password=my hunter=2"_s << u"a setting that is not known"_s;
        QTest::newRow("raw ? and /") << u"postgresql://u:p?hunter=b/x@h/d"_s << u"/ as %2F"_s;
        QTest::newRow("bad sslmode") << u"postgresql://u:hunter2@h/d?sslmode=sometimes"_s << u"sslmode"_s;
        QTest::newRow("semicolon") << u"postgresql://u:hunter2@h/d?application_name=a%3Bb"_s << u"semicolon"_s;
        QTest::newRow("open quote") << u"host=h password='hunter2"_s << u"quotation mark"_s;
        QTest::newRow("missing =") << u"host=h hunter2"_s << u"cannot be understood"_s;
        QTest::newRow("NUL") << u"postgresql://u:hunter2\0@h/d"_s << u"invisible character"_s;
        QTest::newRow("line break") << u"postgresql://u:hunter2@h\n/d"_s << u"line break"_s;
        QTest::newRow("zero-width space") << u"postgresql://u:hunter2@h\u200b/d"_s << u"invisible character"_s;
        QTest::newRow("1 MB") << u"hunter2 "_s.repeated(131'072) << u"too long"_s;
        QTest::newRow("5,000 characters") << u"postgresql://u:hunter2@h/"_s + QString(5'000, u'd') << u"too long"_s;
        QTest::newRow("web page") << u"https://console.neon.tech/app/hunter2"_s << u"address of a web page"_s;
        QTest::newRow("mysql") << u"mysql://u:hunter2@h/d"_s << u"another kind of database"_s;
        QTest::newRow("file") << u"sqlite:///hunter2"_s << u"another kind of database"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);

        const auto address = readAddress(text);

        QVERIFY(!address);
        QCOMPARE(address.error().kind, ErrorKind::Refused);
        QVERIFY2(address.error().message.contains(part), qPrintable(address.error().message));
        QVERIFY(address.error().message.endsWith(u'.'));
        QVERIFY(!address.error().message.contains("hunter2"_L1));
        QVERIFY(!address.error().detail.contains("hunter2"_L1));
    }

    void takesPrefixedSchemesOfPostgresForPostgres()
    {
        const auto address = readAddress(QString(neonText).replace(u"postgresql"_s, u"postgresql+psycopg2"_s));

        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QCOMPARE(*address, neonAddress());
    }

    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<ConnectionAddress>("address");
        const auto row = [](const char *name, auto change) {
            ConnectionAddress address = neonAddress();
            change(address);
            QTest::newRow(name) << address;
        };
        using Address = ConnectionAddress &;

        row("plain", [](Address) {});
        row("options", [](Address a) {
            a.options = {{u"channel_binding"_s, u"require"_s}, {u"options"_s, u"-c x=y&z=1 %41"_s}};
        });
        row("signs", [](Address a) { a.password = u"'\"\\;:@/?#[]&=+% $`{}|^<>,"_s; });
        row("percent code", [](Address a) { a.password = u"%25%41%"_s; });
        row("unicode", [](Address a) {
            a.user = u"kä fer"_s;
            a.password = u"пароль 🐎\u200d"_s;
            a.database = u"книги/?;'"_s;
        });
        row("user of signs", [](Address a) { a.user = u"a:b@c/d?e#f"_s; });
        row("no password", [](Address a) { a.password.clear(); });
        row("socket", [](Address a) {
            a.host = u"/tmp/a b;'%41"_s;
            a.user.clear();
            a.port = 5499;
        });
        row("socket, password only", [](Address a) {
            a.host = u"/tmp"_s;
            a.user.clear();
        });
        row("IPv6", [](Address a) {
            a.host = u"::1"_s;
            a.port = 1;
        });
        row("IPv6 zone", [](Address a) {
            a.host = u"fe80::1%eth0"_s;
            a.port = 65535;
        });
        row("control", [](Address a) { a.password = u"line\nbreak\ttab\x7f"_s; });
    }
    void readsBackWhatItWrites()
    {
        QFETCH(ConnectionAddress, address);

        const auto back = readAddress(address.withPassword());
        const auto withoutPassword = readAddress(address.withoutPassword());

        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(*back, address);
        QVERIFY(withoutPassword);
        address.password.clear();
        QCOMPARE(*withoutPassword, address);
    }
};

CATALPA_TEST(AddressTest)
#include "tst_address.moc"
