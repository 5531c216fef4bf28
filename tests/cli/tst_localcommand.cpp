// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::test;

class LocalCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAndStopsTheLocalCatalogue();
    void startsItForOneCommandOnly();
    void leavesItRunningWhenItIsKept();
    void reachesItThroughItsAddress();
    void answersInJson();
    void saysWhichPackageIsMissing();

private:
    static QJsonDocument status(const PageState &desk)
    {
        return QJsonDocument::fromJson(desk.run({u"--json"_s, u"local"_s, u"status"_s}).out);
    }
};

void LocalCommandTest::startsAndStopsTheLocalCatalogue()
{
    PageState desk;
    const Answer before = desk.run({u"local"_s, u"status"_s});
    QCOMPARE(before.code, 3);
    QVERIFY(
        before.out.startsWith("The local catalogue has never been started. 'catalpa-cli local start' starts it.\n"));

    const Answer started = desk.run({u"local"_s, u"start"_s});
    const Answer running = desk.run({u"local"_s, u"status"_s});
    const Answer again = desk.run({u"local"_s, u"start"_s});
    const Answer url = desk.run({u"local"_s, u"url"_s});
    const Answer stopped = desk.run({u"local"_s, u"stop"_s});
    const Answer stoppedAgain = desk.run({u"local"_s, u"stop"_s});
    const Answer after = desk.run({u"local"_s, u"status"_s});

    QCOMPARE(started.code, 0);
    QVERIFY2(started.out.startsWith("postgresql://"), started.err.constData());
    QCOMPARE(running.code, 0);
    QVERIFY(running.out.startsWith("The local catalogue runs until 'catalpa-cli local stop'.\n"));
    QCOMPARE(again.out, started.out);
    QCOMPARE(url.out, started.out);
    QCOMPARE(stopped.out, QByteArray("The local catalogue has stopped.\n"));
    QCOMPARE(stopped.code, 0);
    QCOMPARE(stoppedAgain.out, QByteArray("The local catalogue did not run.\n"));
    QCOMPARE(stoppedAgain.code, 0);
    QCOMPARE(after.code, 3);
    QVERIFY(after.out.startsWith("The local catalogue does not run. 'catalpa-cli local start' starts it.\n"));
}

void LocalCommandTest::startsItForOneCommandOnly()
{
    PageState desk;

    QCOMPARE(desk.run({u"migrate"_s, u"deploy"_s}).code, 0);
    QCOMPARE(status(desk)[u"state"].toString(), u"stopped"_s);
    QCOMPARE(desk.run({u"seed"_s}).out, QByteArray("Added 3 authors and 8 books.\n"));
    QCOMPARE(status(desk)[u"state"].toString(), u"stopped"_s);
    QVERIFY(desk.run({u"books"_s}).out.endsWith("8 books\n"));
}

void LocalCommandTest::leavesItRunningWhenItIsKept()
{
    PageState desk;
    QCOMPARE(desk.run({u"local"_s, u"start"_s}).code, 0);
    const int pid = status(desk)[u"pid"].toInt();

    QCOMPARE(desk.run({u"migrate"_s, u"deploy"_s}).code, 0);

    QCOMPARE(status(desk)[u"pid"].toInt(), pid);
    QCOMPARE(status(desk)[u"kept"].toBool(), true);
}

void LocalCommandTest::reachesItThroughItsAddress()
{
    PageState desk;
    const QString url = QString::fromUtf8(desk.run({u"local"_s, u"url"_s}).out).trimmed();
    desk.setVariable(u"DATABASE_URL"_s, u"postgresql://elsewhere@127.0.0.1:1/x"_s);

    QCOMPARE(desk.run({u"--database"_s, url, u"migrate"_s, u"deploy"_s}).code, 0);
    QCOMPARE(desk.run({u"--database"_s, u"local"_s, u"seed"_s}).code, 0);

    QVERIFY(desk.run({u"--database"_s, url, u"books"_s}).out.endsWith("8 books\n"));
    QCOMPARE(status(desk)[u"state"].toString(), u"stopped"_s);
}

void LocalCommandTest::answersInJson()
{
    PageState desk;
    const QJsonDocument never = status(desk);
    const QJsonDocument started = QJsonDocument::fromJson(desk.run({u"--json"_s, u"local"_s, u"start"_s}).out);
    const QJsonDocument running = status(desk);
    const Answer stopped = desk.run({u"--json"_s, u"local"_s, u"stop"_s});

    QCOMPARE(never[u"state"].toString(), u"neverStarted"_s);
    QVERIFY(never[u"pid"].isNull());
    QVERIFY(started[u"url"].toString().startsWith(u"postgresql://"_s));
    QCOMPARE(running[u"state"].toString(), u"running"_s);
    QVERIFY(running[u"bytes"].toInt() > 1'000'000);
    QVERIFY(running[u"folder"].toString().startsWith(desk.path(u"share"_s)));
    QCOMPARE(stopped.out, QByteArray("{\"stopped\":true}\n"));
}

void LocalCommandTest::saysWhichPackageIsMissing()
{
    PageState desk;
    desk.setVariable(u"CATALPA_POSTGRES_BIN"_s, desk.path(u"nothing-here"_s));

    const Answer answer = desk.run({u"local"_s, u"start"_s});

    QCOMPARE(answer.code, 3);
    QVERIFY2(answer.err.startsWith("catalpa-cli: ") && answer.err.contains("PostgreSQL"), answer.err.constData());
}

CATALPA_TEST(LocalCommandTest)
#include "tst_localcommand.moc"
