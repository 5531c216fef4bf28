// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/standinserver.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What the terminal tells of servers that refuse: the sentence, the code, and nothing else.
class ServerSentencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOneSentence_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("connecting");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](bool connecting, const char *state, const char *text, int code, const char *sentence) {
            QTest::addRow("%s %s", connecting ? "connect" : "statement", text)
                << QByteArray(state) << QByteArray(text) << connecting << code << QByteArray(sentence);
        };

        row(true, "53300", "too many connections for role \"karel\"", 7,
            "This user has as many connections to the server as it may have. Try again in a moment.");
        row(true, "57P03", "the database system is starting up", 7,
            "The database is starting or stopping. Try again in a moment.");
        row(true, "3D000", "database \"catalogue\" does not exist", 3,
            "There is no database of that name on the server.");
        row(false, "53100", "could not extend file: No space left on device", 4,
            "The disk of the computer that holds the database is full. Trying again does not help before there is room "
            "on it.");
        row(false, "XX000", "Your account or project has exceeded the compute time quota.", 4,
            "The allowance of the Neon plan is used up. Nothing can be read or saved before it is renewed or raised in "
            "the Neon console.");
        row(false, "XX001", "invalid page in block 3", 1,
            "The database refused this with the error XX001. It says: invalid page in block 3.");
    }
    void tellsOneSentence()
    {
        QFETCH(const QByteArray, state);
        QFETCH(const QByteArray, text);
        QFETCH(const bool, connecting);
        QFETCH(const int, code);
        QFETCH(const QByteArray, sentence);
        StandInServer server;
        const QList<StandInServer::Answer> answers(20, {connecting ? "FATAL" : "ERROR", state, text});
        connecting ? server.refuseLogins(answers) : server.refuseStatements(answers);

        const Answer answer = authors(server.address());

        QCOMPARE(answer.err, "catalpa-cli: " + sentence + '\n');
        QCOMPARE(answer.code, code);
        QCOMPARE(answer.out, QByteArray());
    }

    void keepsLibpqsOwnLinesBack()
    {
        StandInServer server;
        server.endAfterLogin({"FATAL", "57P01", "terminating connection due to administrator command"});

        const Answer answer = authors(server.address());

        QCOMPARE(answer.code, 3);
        QVERIFY2(answer.err.startsWith("catalpa-cli: ") && answer.err.count('\n') == 1, answer.err.constData());
        QVERIFY2(!answer.err.contains("FATAL"), answer.err.constData());
    }

    void understandsLibpqInEveryLanguageOfTheSystem()
    {
        ConnectionAddress nobody;
        nobody.host = u"127.0.0.1"_s;
        nobody.port = 1;
        nobody.user = u"karel"_s;
        nobody.database = u"catalogue"_s;
        m_desk.setVariable(u"LC_ALL"_s, u"C.UTF-8"_s);
        m_desk.setVariable(u"LANGUAGE"_s, u"de:fr:es"_s);

        const Answer answer = authors(nobody);

        QCOMPARE(answer.code, 3);
        QCOMPARE(answer.err,
                 QByteArray("catalpa-cli: No database answers at this address. Check the host name and the port.\n"));
    }

private:
    Answer authors(const ConnectionAddress &address)
    {
        return m_desk.run({u"--database"_s, address.withPassword(), u"authors"_s});
    }

    PageState m_desk;
};

CATALPA_TEST(ServerSentencesTest)
#include "tst_serversentences.moc"
