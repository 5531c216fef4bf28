// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "db/address/addressreader.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "support/wire.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! The catalogue on this computer has its tables as soon as something is asked of it; nothing else is touched.
class NewCatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersOnAFreshComputer_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QByteArray>("answer");

        QTest::addRow("authors") << QStringList{u"authors"_s} << QByteArray("There are no authors yet.\n");
        QTest::addRow("JSON, by its name")
            << QStringList{u"--database"_s, u"local"_s, u"--json"_s, u"books"_s} << QByteArray("[]\n");
        QTest::addRow("seed") << QStringList{u"seed"_s} << QByteArray("Added 3 authors and 8 books.\n");
    }
    void answersOnAFreshComputer()
    {
        QFETCH(const QStringList, command);
        QFETCH(const QByteArray, answer);
        const PageState desk;

        const Answer first = desk.run(command);
        const Answer status = desk.run({u"migrate"_s, u"status"_s});

        QCOMPARE(first.err, QByteArray());
        QCOMPARE(first.out, answer);
        QCOMPARE(first.code, 0);
        QVERIFY(status.out.endsWith("The database is up to date.\n"));
        QCOMPARE(status.code, 0);
    }

    void answersTenAtOnce()
    {
        const PageState desk;
        const QList<QStringList> kinds{{u"authors"_s}, {u"seed"_s, u"--sample"_s, u"world"_s}, {u"books"_s}};
        std::vector<std::unique_ptr<QProcess>> running;

        for (int i = 0; i < 10; ++i)
            running.push_back(desk.start(kinds.at(i % kinds.size())));

        for (const auto &process : running) {
            const Answer answer = PageState::waitFor(*process);
            QCOMPARE(answer.err, QByteArray());
            QCOMPARE(answer.code, 0);
        }
        QCOMPARE(desk.run({u"migrate"_s, u"status"_s}).code, 0);
        // Nobody has written into tables that were half made: they would have had no place for a country.
        const QJsonArray authors = json(desk.run({u"--json"_s, u"authors"_s})).array();
        QVERIFY(authors.size() > 100);
        QVERIFY(authors.first()[u"country"].isString());
    }

    void goesOnWhereOneWasKilled()
    {
        const PageState desk;
        const auto killed = desk.start({u"authors"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(desk.path(u"share/catalpa/local/tables.begun"_s)), 60'000);
        killed->kill();
        QVERIFY(killed->waitForFinished());

        const Answer answer = desk.run({u"authors"_s});

        QCOMPARE(answer.err, QByteArray());
        QCOMPARE(answer.code, 0);
        QCOMPARE(desk.run({u"migrate"_s, u"status"_s}).code, 0);
        QVERIFY(!QFile::exists(desk.path(u"share/catalpa/local/tables.begun"_s)));
    }

    void showsItInTheBrowser()
    {
        const PageState desk;
        const auto server = desk.start({u"--json"_s, u"serve"_s, u"--port"_s, u"0"_s});
        while (!server->canReadLine() && server->waitForReadyRead(60'000)) { }
        static const QRegularExpression number(u":(\\d+)/"_s);
        const quint16 port = number.match(QString::fromUtf8(server->readLine())).captured(1).toUShort();

        const WireAnswer answer = Wire(port).get("/authors");

        QCOMPARE(answer.status(), 200);
        QCOMPARE(answer.body, QByteArray("[]"));
        server->terminate();
        QCOMPARE(PageState::waitFor(*server).code, 0);
    }

    void leavesAloneWhatSomebodyHasMade()
    {
        const PageState desk;
        for (const QString &made : {u"TABLE notes (text text)"_s, u"VIEW notes AS SELECT 1 AS one"_s, u"SCHEMA notes"_s,
                                    u"SCHEMA notes CREATE TABLE notes (text text)"_s}) {
            QCOMPARE(runSql(desk, u"CREATE "_s + made), QString());

            refusesToList(desk);

            QCOMPARE(runSql(desk, u"SELECT coalesce(to_regclass('authors')::text, '')"_s), QString());
            QCOMPARE(runSql(desk, u"DROP %1 notes CASCADE"_s.arg(made.section(u' ', 0, 0))), QString());
        }
        QCOMPARE(desk.run({u"authors"_s}).code, 0);
    }

    void leavesTablesAwayThatWereTakenBack()
    {
        const PageState desk;
        QCOMPARE(desk.run({u"authors"_s}).code, 0);
        QCOMPARE(desk.run({u"migrate"_s, u"undo"_s, u"trigrams"_s, u"--yes"_s}).code, 0);
        QCOMPARE(runSql(desk, u"DROP TABLE books, authors"_s), QString());

        refusesToList(desk);
    }

    void leavesAnAddressAsItIs()
    {
        const PageState desk;
        const QString url = QString::fromUtf8(desk.run({u"local"_s, u"url"_s}).out).trimmed();

        QCOMPARE(desk.run({u"--database"_s, url, u"authors"_s}).code, 5);
        QCOMPARE(desk.run({u"--database"_s, url, u"seed"_s}).code, 5);
        QCOMPARE(desk.run({u"authors"_s}).code, 0);
        QCOMPARE(desk.run({u"--database"_s, url, u"authors"_s}).code, 0);
    }

private:
    static void refusesToList(const PageState &desk)
    {
        const Answer answer = desk.run({u"authors"_s});
        QCOMPARE(answer.code, 5);
        QVERIFY(answer.err.contains("This database has no tables for a catalogue yet."));
    }
    //! In the catalogue on the computer of \a desk: the first value of the answer, or what went wrong.
    static QString runSql(const PageState &desk, const QString &text)
    {
        const Answer started = desk.run({u"local"_s, u"start"_s});
        const auto address = db::readAddress(QString::fromUtf8(started.out).trimmed());
        if (!address)
            return address.error().message;
        db::Session session(*address);
        const auto rows = session.run(text.toUtf8());
        if (!rows)
            return rows.error().message + rows.error().detail;
        return rows->count() > 0 ? rows->text(0, 0) : QString();
    }
};

CATALPA_TEST(NewCatalogueTest)
#include "tst_newcatalogue.moc"
