// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! history author|book NUMBER.
class HistoryCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        QCOMPARE(run({u"migrate"_s, u"deploy"_s}).code, 0);
        m_server.sql(m_address,
                     u"SET application_name = 'psql'; INSERT INTO authors (name) VALUES ('Karel Čapek');"
                     "UPDATE authors SET country = 'CZ' WHERE id = 1"_s);
    }

    void tellsWhatWasDone()
    {
        const Answer answer = run({u"history"_s, u"author"_s, u"1"_s});

        QCOMPARE(answer.code, 0);
        const QList<QByteArray> lines = answer.out.split('\n');
        QVERIFY2(lines.value(2).simplified().endsWith("catalpa with psql Country: — → Czechia"),
                 answer.out.constData());
        QVERIFY2(lines.value(3).simplified().endsWith("catalpa with psql Added"), answer.out.constData());
    }

    void answersInJson()
    {
        const Answer answer = run({u"--json"_s, u"history"_s, u"author"_s, u"1"_s});

        const QJsonArray entries = QJsonDocument::fromJson(answer.out).array();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0][u"kind"].toString(), u"changed"_s);
        QCOMPARE(entries[0][u"changes"][0][u"field"].toString(), u"country"_s);
        QVERIFY(entries[0][u"changes"][0][u"before"].isNull());
        QCOMPARE(entries[0][u"changes"][0][u"after"].toString(), u"CZ"_s);
        QCOMPARE(entries[2][u"kind"].toString(), u"begun"_s);
    }

    void refusesWhatIsNoRecord()
    {
        QCOMPARE(run({u"history"_s, u"poem"_s, u"1"_s}).code, 2);
        QCOMPARE(run({u"history"_s, u"book"_s, u"one"_s}).code, 2);
    }

    void saysThatNothingIsRecorded()
    {
        QCOMPARE(run({u"migrate"_s, u"undo"_s, u"keep_history"_s, u"--yes"_s}).code, 0);

        const Answer answer = run({u"history"_s, u"author"_s, u"1"_s});

        QVERIFY(answer.code != 0);
        QVERIFY2(answer.err.contains("does not record what is changed"), answer.err.constData());
    }

private:
    Answer run(const QStringList &command) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + command);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

CATALPA_TEST(HistoryCommandTest)
#include "tst_historycommand.moc"
