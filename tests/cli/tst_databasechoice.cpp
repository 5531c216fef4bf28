// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "db/address/addressreader.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

const QString variable = u"DATABASE_URL"_s;

class DatabaseChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOptionComesFirst();
    void thenTheVariable();
    void thenTheFile();
    void thenTheLocalCatalogue();
    void emptyValuesArePassedOver();
    void acceptsAddressesAsTheyArePasted_data();
    void acceptsAddressesAsTheyArePasted();
    void acceptsACallOfPsqlWithOptions();
    void knowsRememberedConnectionsByName();
    void refusesABrokenFileAndDoesNothing_data();
    void refusesABrokenFileAndDoesNothing();
    void passesOverAFolderNamedDotenv();
    void doesNotPassOverALinkThatLeadsNowhere();
    void saysWhyThereIsNoConnection_data();
    void saysWhyThereIsNoConnection();
    void neverTellsThePassword_data();
    void neverTellsThePassword();

private:
    //! The one author of the database that was chosen.
    static QByteArray authorIn(const Answer &answer)
    {
        const QRegularExpression name(u"\"name\":\"([^\"]*)\""_s);
        return answer.code == 0 ? name.match(QString::fromUtf8(answer.out)).captured(1).toUtf8() : answer.err;
    }
    QString databaseOf(const QString &author)
    {
        const ConnectionAddress address = m_server.createDatabase();
        PageState desk;
        if (desk.run({u"--database"_s, address.withPassword(), u"migrate"_s, u"deploy"_s}).code != 0)
            qFatal("A database could not be made");
        m_server.sql(address, u"INSERT INTO authors (name) VALUES ('%1')"_s.arg(author));
        return address.withPassword();
    }

    TestServer m_server;
    QString m_one;
    QString m_two;
    QString m_three;
};

void DatabaseChoiceTest::initTestCase()
{
    m_one = databaseOf(u"one"_s);
    m_two = databaseOf(u"two"_s);
    m_three = databaseOf(u"three"_s);
}

void DatabaseChoiceTest::theOptionComesFirst()
{
    PageState desk;
    desk.setVariable(variable, m_two);
    desk.write(u".env"_s, "DATABASE_URL=" + m_three.toUtf8());

    QCOMPARE(authorIn(desk.run({u"--json"_s, u"--database"_s, m_one, u"authors"_s})), QByteArray("one"));
    QCOMPARE(authorIn(desk.run({u"authors"_s, u"--json"_s, u"--database="_s + m_one})), QByteArray("one"));
}

void DatabaseChoiceTest::thenTheVariable()
{
    PageState desk;
    desk.setVariable(variable, m_two);
    desk.write(u".env"_s, "DATABASE_URL='broken");

    QCOMPARE(authorIn(desk.run({u"--json"_s, u"authors"_s})), QByteArray("two"));
}

void DatabaseChoiceTest::thenTheFile()
{
    PageState desk;
    desk.write(u".env"_s, "\xEF\xBB\xBF# Neon\r\nexport DATABASE_URL=\"" + m_three.toUtf8() + "\" # prod\r\n");

    QCOMPARE(authorIn(desk.run({u"--json"_s, u"authors"_s})), QByteArray("three"));
}

void DatabaseChoiceTest::thenTheLocalCatalogue()
{
    PageState desk;
    desk.write(u".env"_s, "PORT=3000\n");

    const Answer answer = desk.run({u"--verbose"_s, u"authors"_s});

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.err.contains("(the catalogue on this computer)\n")
                 && answer.err.contains("The catalogue on this computer is new; its tables were made.\n"),
             answer.err.constData());
    QVERIFY(QFile::exists(desk.path(u"share/catalpa/local/data/PG_VERSION"_s)));
    QCOMPARE(desk.run({u"local"_s, u"status"_s}).code, 3);
}

void DatabaseChoiceTest::emptyValuesArePassedOver()
{
    PageState desk;
    desk.setVariable(variable, u"  "_s);
    desk.write(u".env"_s, "DATABASE_URL=" + m_three.toUtf8());

    QCOMPARE(authorIn(desk.run({u"--json"_s, u"authors"_s})), QByteArray("three"));
    QCOMPARE(desk.run({u"--database"_s, QString(), u"authors"_s}).code, 3);
}

void DatabaseChoiceTest::acceptsAddressesAsTheyArePasted_data()
{
    QTest::addColumn<QString>("pattern");

    QTest::addRow("psql") << u"psql '%1'"_s;
    QTest::addRow("a line of .env") << u"DATABASE_URL=\"%1\""_s;
    QTest::addRow("blanks around") << u"  %1\n"_s;
    QTest::addRow("what only Prisma knows") << u"%1?schema=public&pgbouncer=true"_s;
}

void DatabaseChoiceTest::acceptsAddressesAsTheyArePasted()
{
    QFETCH(const QString, pattern);

    QCOMPARE(authorIn(PageState().run({u"--json"_s, u"--database"_s, pattern.arg(m_one), u"authors"_s})),
             QByteArray("one"));
}

void DatabaseChoiceTest::acceptsACallOfPsqlWithOptions()
{
    const ConnectionAddress address = m_server.overTcp(db::readAddress(m_one).value());
    const QString call =
        u"psql -h %1 -p %2 -U %3 %4"_s.arg(address.host).arg(address.port).arg(address.user, address.database);

    QCOMPARE(authorIn(PageState().run({u"--json"_s, u"--database"_s, call, u"authors"_s})), QByteArray("one"));
    const Answer script = PageState().run({u"--database"_s, call + u" -f x.sql"_s, u"authors"_s});
    QCOMPARE(script.code, 3);
    QVERIFY2(script.err.contains("The command psql has the option “-f”"), script.err.constData());
}

void DatabaseChoiceTest::knowsRememberedConnectionsByName()
{
    PageState desk;
    QDir().mkpath(desk.path(u"config/catalpa"_s));
    {
        QSettings settings(desk.path(u"config/catalpa/catalpa.conf"_s), QSettings::IniFormat);
        settings.beginWriteArray(u"catalogues"_s, 1);
        settings.setArrayIndex(0);
        settings.setValue(u"name"_s, u"Knihovna"_s);
        settings.setValue(u"address"_s, m_two);
        settings.endArray();
    }

    QCOMPARE(authorIn(desk.run({u"--json"_s, u"--database"_s, u"knihovna"_s, u"authors"_s})), QByteArray("two"));
    const Answer unknown = desk.run({u"--json"_s, u"--database"_s, u"biblioteka"_s, u"authors"_s});
    QCOMPARE(unknown.code, 3);
    QVERIFY2(unknown.err.contains("biblioteka"), unknown.err.constData());
}

void DatabaseChoiceTest::refusesABrokenFileAndDoesNothing_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("sentence");

    QTest::addRow("not text") << QByteArray("\xFF\xFE"
                                            "D\0",
                                            4)
                              << 6 << QByteArray("The file .env is not text in UTF-8. Save it as UTF-8 and try again.");
    QTest::addRow("an open quote") << QByteArray("A=1\nDATABASE_URL='geheim") << 6
                                   << QByteArray("Line 2 of the .env text has a quotation mark that is not closed.");
    QTest::addRow("too large") << QByteArray(2 << 20, 'x') << 6
                               << QByteArray("The file “.env” is not read, because it is larger than 1 MB.");
    QTest::addRow("a web page") << QByteArray("DATABASE_URL=https://user:geheim@console.neon.tech/") << 3
                                << QByteArray("DATABASE_URL in the file .env: This is the address of a web page. "
                                              "The address of a database starts with postgresql://.");
}

void DatabaseChoiceTest::refusesABrokenFileAndDoesNothing()
{
    QFETCH(const QByteArray, file);
    QFETCH(const int, code);
    QFETCH(const QByteArray, sentence);
    PageState desk;
    desk.write(u".env"_s, file);

    const Answer answer = desk.run({u"seed"_s, u"--verbose"_s});

    QCOMPARE(answer.code, code);
    QCOMPARE(answer.err.left(answer.err.indexOf('\n')), "catalpa-cli: " + sentence);
    QVERIFY(!answer.err.contains("geheim"));
    QVERIFY(!QFile::exists(desk.path(u"share"_s)));
}

void DatabaseChoiceTest::passesOverAFolderNamedDotenv()
{
    PageState desk;
    QDir(desk.path(u"work"_s)).mkdir(u".env"_s);

    QCOMPARE(desk.run({u"migrate"_s, u"status"_s}).code, 5);
}

void DatabaseChoiceTest::doesNotPassOverALinkThatLeadsNowhere()
{
    PageState desk;
    QVERIFY(QFile::link(u"/nowhere/.env"_s, desk.path(u"work/.env"_s)));

    const Answer answer = desk.run({u"migrate"_s, u"status"_s});

    QCOMPARE(answer.code, 6);
    QVERIFY2(answer.err.contains("is a link to a file that is not there"), answer.err.constData());
}

void DatabaseChoiceTest::saysWhyThereIsNoConnection_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("sentence");
    ConnectionAddress missing = m_server.createDatabase();
    missing.database = u"no_such_database"_s;
    ConnectionAddress nobody = missing;
    nobody.database = u"test_1"_s;
    nobody.user = u"no_such_user"_s;

    QTest::addRow("no such database") << missing.withPassword()
                                      << QByteArray("There is no database of that name on the server.");
    QTest::addRow("no such user") << nobody.withPassword() << QByteArray("The server does not know this user name.");
    QTest::addRow("nobody there") << u"postgresql://u@127.0.0.1:1/d"_s
                                  << QByteArray("No database answers at this address. "
                                                "Check the host name and the port.");
    QTest::addRow("no name of a server") << u"postgresql://u@no-such-host.invalid/d"_s
                                         << QByteArray("The server's name is not known. "
                                                       "Check the address and the internet connection.");
    QTest::addRow("another kind") << u"mysql://u@h/d"_s
                                  << QByteArray("Catalpa works with PostgreSQL. "
                                                "This address is for another kind of database.");
}

void DatabaseChoiceTest::saysWhyThereIsNoConnection()
{
    QFETCH(const QString, address);
    QFETCH(const QByteArray, sentence);

    for (const QStringList &command : {QStringList{u"authors"_s}, {u"migrate"_s, u"status"_s}, {u"seed"_s}}) {
        const Answer answer = PageState().run(QStringList{u"--database"_s, address} + command);

        QCOMPARE(answer.err, "catalpa-cli: " + sentence + '\n');
        QCOMPARE(answer.code, 3);
        QVERIFY(answer.out.isEmpty());
    }
}

void DatabaseChoiceTest::neverTellsThePassword_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("code");

    QTest::addRow("wrong") << u"falsch-7%41x"_s << 3;
    QTest::addRow("right") << u"geheim-7%41x"_s << 0;
}

void DatabaseChoiceTest::neverTellsThePassword()
{
    QFETCH(const QString, password);
    QFETCH(const int, code);
    static const bool once = [this] {
        m_server.createRole(u"pw_librarian"_s, u"geheim-7%41x"_s);
        return true;
    }();
    QVERIFY(once);
    ConnectionAddress address = m_server.overTcp(m_server.createDatabase());
    m_server.sql(address,
                 u"GRANT ALL ON SCHEMA public TO pw_librarian; GRANT CREATE ON DATABASE \"%1\" TO pw_librarian"_s.arg(
                     address.database));
    address.user = u"pw_librarian"_s;
    address.password = password;
    PageState byVariable;
    byVariable.setVariable(variable, address.withPassword());
    PageState byFile;
    byFile.write(u".env"_s, "DATABASE_URL='" + address.withPassword().toUtf8() + "'");
    const QStringList deploy{u"--verbose"_s, u"migrate"_s, u"deploy"_s};

    for (const Answer &answer : {PageState().run(QStringList{u"--database"_s, address.withPassword()} + deploy),
                                 byVariable.run(deploy), byFile.run(deploy), byFile.run({u"--json"_s, u"authors"_s})}) {
        QCOMPARE(answer.code, code);
        for (const QByteArray &secret :
             {QByteArray("7%41x"), QByteArray("7%2541x"), QByteArray("falsch"), QByteArray("geheim")}) {
            QVERIFY2(!answer.err.contains(secret), answer.err.constData());
            QVERIFY(!answer.out.contains(secret));
        }
        if (code != 0)
            QVERIFY(answer.err.contains("catalpa-cli: The user name or password was not accepted.\n"));
    }
}

CATALPA_TEST(DatabaseChoiceTest)
#include "tst_databasechoice.moc"
