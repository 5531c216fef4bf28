// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"
#include "support/lookupservers.h"
#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! lookup ISBN|TEXT.
class LookUpCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.begin();
        m_server.emplace(QList<StandInSru::Book>{{u"9780306406157"_s, u"R.U.R."_s, u"Čapek, Karel"_s, u"Aventinum"_s},
                                                 {u"9780804429573"_s, u"Krakatit"_s, u"Čapek, Karel"_s}});
    }

    void printsWhatWasFoundOverZ3950()
    {
        const TestZ3950Server server;

        const Answer told = m_desk.run({u"lookup"_s, u"--target"_s, server.address(), u"3"_s});
        const QJsonDocument answer =
            json(m_desk.run({u"--json"_s, u"lookup"_s, u"--target"_s, server.address(), u"3"_s}));

        QVERIFY2(told.out.contains("3: 3 found, 3 of them shown") && told.out.contains("How to program a computer")
                     && told.out.contains("Jack Collins"),
                 told.out.constData());
        QCOMPARE(answer[u"target"].toString(), server.address());
        QCOMPARE(answer[u"answers"][0][u"hits"].toInt(), 3);
        QCOMPARE(answer[u"answers"][0][u"records"][0][u"title"].toString(), u"How to program a computer"_s);
        QCOMPARE(answer[u"answers"][0][u"records"][0][u"place"].toString(), u"Penguin"_s);
        QCOMPARE(m_desk.books(), QStringList());
    }

    void takesSeveralNumbersAndJoinsWords()
    {
        const QJsonDocument numbers = json(lookUp({u"9780306406157"_s, u"0-8044-2957-X"_s}, true));
        QCOMPARE(numbers[u"answers"].toArray().size(), 2);
        QCOMPARE(numbers[u"answers"][1][u"records"][0][u"isbn"][0].toString(), u"9780804429573"_s);

        const QJsonDocument words = json(lookUp({u"krakatit"_s, u"čapek"_s}, true));
        QCOMPARE(words[u"answers"].toArray().size(), 1);
        QCOMPARE(words[u"answers"][0][u"asked"].toString(), u"krakatit čapek"_s);

        const QJsonDocument quoted = json(lookUp({u"9780306406157 080442957X"_s}, true));
        QCOMPARE(quoted[u"answers"].toArray().size(), 2);
        QCOMPARE(quoted[u"answers"][1][u"asked"].toString(), u"080442957X"_s);
    }

    void takesNoNumberForAWord_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("first") << QStringList{u"9780306406157"_s, u"krakatit"_s};
        QTest::newRow("last") << QStringList{u"krakatit"_s, u"9780306406157"_s};
        QTest::newRow("in one word") << QStringList{u"krakatit 9780306406157"_s};
    }
    void takesNoNumberForAWord()
    {
        QFETCH(const QStringList, words);

        const Answer mixed = lookUp(words);

        QCOMPARE(mixed.code, 6);
        QVERIFY2(mixed.err.contains("not both at once"), mixed.err.constData());
        QCOMPARE(m_server->questions(), QStringList());
    }

    void importsByIsbnAndTakesItBack()
    {
        const Answer dry =
            lookUp({u"9780306406157"_s, u"9791090636071"_s, u"080442957X"_s, u"--import"_s, u"--dry-run"_s}, true);
        QCOMPARE(json(dry)[u"new"].toInt(), 2);
        QCOMPARE(json(dry)[u"format"].toString(), u"marcxml"_s); // As SRU sends them.
        QCOMPARE(m_desk.books(), QStringList());

        const QJsonDocument done =
            json(lookUp({u"9780306406157"_s, u"9791090636071"_s, u"080442957X"_s, u"--import"_s}, true));

        QCOMPARE(done[u"written"].toInt(), 2);
        QCOMPARE(done[u"problems"][0][u"record"].toInt(), 2);
        QVERIFY(done[u"problems"][0][u"reason"].toString().contains("9791090636071"_L1));
        QCOMPARE(m_desk.books(), QStringList({u"Krakatit|Karel Čapek"_s, u"R.U.R.|Karel Čapek"_s}));
        QCOMPARE(m_desk.server().sql(m_desk.address(),
                                     u"SELECT isbn[1] FROM catalpa.book_details WHERE '9780306406157' = ANY (isbn)"_s),
                 u"9780306406157"_s);
        QCOMPARE(json(lookUp({u"9780306406157"_s, u"--import"_s}, true))[u"unchanged"].toInt(), 1);

        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);
        QCOMPARE(m_desk.books(), QStringList());
    }

    void importsWhatWasAnsweredBeforeAServerGaveUp()
    {
        const auto numbers = QStringList{u"9780306406157"_s, u"9791090636071"_s, u"080442957X"_s};
        const auto import = [&](const QStringList &words) {
            return m_desk.run(QStringList{u"--json"_s, u"lookup"_s, u"--target"_s, m_server->address(u"tired"_s)}
                              + words + QStringList{u"--import"_s});
        };

        const Answer answer = import(numbers);

        QCOMPARE(answer.code, 3);
        const QJsonDocument told = QJsonDocument::fromJson(answer.out);
        QCOMPARE(told[u"written"].toInt(), 1);
        QVERIFY(told[u"problems"][0][u"reason"].toString().contains("ended the connection"_L1));
        QVERIFY2(told[u"problems"][1][u"reason"].toString().contains(u"not asked for “080442957X” any more"_s),
                 answer.out.constData());
        QCOMPARE(m_desk.books(), QStringList{u"R.U.R.|Karel Čapek"_s});
        QCOMPARE(m_server->questions().size(), 2);
        const Answer first = import(numbers.sliced(1));
        QCOMPARE(first.code, 3);
        QVERIFY2(first.out.isEmpty(), first.out.constData());
    }

    void importsNothingThatHasAnotherNumber()
    {
        const StandInSru server;

        const Answer answer =
            m_desk.run({u"lookup"_s, u"--target"_s, server.address(u"lies"_s), u"9780306406157"_s, u"--import"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("has no record with the ISBN 9780306406157"), answer.err.constData());
        QCOMPARE(m_desk.books(), QStringList());
    }

    void importsByNumberOnly()
    {
        const Answer answer = lookUp({u"krakatit"_s, u"--import"_s});

        QCOMPARE(answer.code, 2);
        QVERIFY2(answer.err.contains("--import adds books by their ISBN"), answer.err.constData());
        QCOMPARE(m_server->questions(), QStringList());
    }

    void listsTargets()
    {
        const QJsonDocument answer = json(m_desk.run({u"--json"_s, u"lookup"_s, u"--targets"_s}));
        const Answer told = m_desk.run({u"lookup"_s, u"--targets"_s});

        QCOMPARE(answer[u"targets"].toArray().size(), 4);
        QCOMPARE(answer[u"targets"][0][u"key"].toString(), u"loc"_s);
        QCOMPARE(answer[u"targets"][0][u"encrypted"].toBool(), false);
        QVERIFY2(told.out.contains("Library of Congress") && told.out.contains("not encrypted"), told.out.constData());
    }

    void refusesWhatItCannotAsk_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("nothing") << QStringList{} << 2 << QByteArray("Give an ISBN");
        QTest::newRow("empty") << QStringList{u""_s} << 6 << QByteArray("Give an ISBN");
        QTest::newRow("check digit") << QStringList{u"9780306406158"_s} << 6 << QByteArray("its check digit is wrong");
        QTest::newRow("first check digit")
            << QStringList{u"9780306406158"_s, u"9780306406157"_s} << 6 << QByteArray("its check digit is wrong");
        QTest::newRow("second check digit")
            << QStringList{u"9780306406157"_s, u"9780306406158"_s} << 6 << QByteArray("its check digit is wrong");
        QTest::newRow("target") << QStringList{u"Dune"_s, u"--target"_s, u"nowhere"_s} << 2
                                << QByteArray("no catalogue to look books up in");
        QTest::newRow("targets and words")
            << QStringList{u"--targets"_s, u"Dune"_s} << 2 << QByteArray("goes with nothing else");
        QTest::newRow("targets and import")
            << QStringList{u"--targets"_s, u"--import"_s} << 2 << QByteArray("goes with nothing else");
        QTest::newRow("dry run") << QStringList{u"Dune"_s, u"--dry-run"_s} << 2 << QByteArray("goes with --import");
    }
    void refusesWhatItCannotAsk()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, code);
        QFETCH(const QByteArray, sentence);

        const Answer answer = m_desk.run(QStringList{u"lookup"_s} + words);

        QVERIFY2(answer.err.contains(sentence), answer.err.constData());
        QCOMPARE(answer.code, code);
        QVERIFY(answer.out.isEmpty());
    }

    void saysWhoDoesNotAnswer()
    {
        const Answer answer =
            m_desk.run({u"lookup"_s, u"--target"_s, u"z3950://127.0.0.1:%1/x"_s.arg(freePort()), u"Dune"_s});

        QCOMPARE(answer.code, 3);
        QVERIFY2(answer.err.contains("cannot be reached"), answer.err.constData());
    }

    void isInterruptedWithinASecond()
    {
        const auto process = m_desk.start({u"lookup"_s, u"--target"_s, m_server->address(u"silent"_s), u"Dune"_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_server->questions().size(), 1, 20'000);
        QElapsedTimer elapsed;
        elapsed.start();

        ::kill(pid_t(process->processId()), SIGINT);

        QVERIFY(process->waitForFinished());
        QVERIFY2(elapsed.elapsed() < 1'000, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(process->exitCode(), 7);
    }

    void doesNotWaitForTheResolverAtItsEnd_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("z39.50") << u"z3950://library.example:210/books"_s;
        QTest::newRow("sru") << u"http://library.example/sru"_s;
    }
    void doesNotWaitForTheResolverAtItsEnd()
    {
        QFETCH(const QString, target);
        PageState desk;
        const QString asked = desk.path(u"asked"_s);
        desk.setVariable(u"LD_PRELOAD"_s, QStringLiteral(CATALPA_SLOW_RESOLVER));
        desk.setVariable(u"CATALPA_RESOLVER_ASKED"_s, asked);
        const auto process = desk.start({u"lookup"_s, u"--target"_s, target, u"Dune"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(asked), 20'000);
        QElapsedTimer elapsed;
        elapsed.start();

        ::kill(pid_t(process->processId()), SIGINT);

        QVERIFY(process->waitForFinished());
        QVERIFY2(elapsed.elapsed() < 3'000, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 7);
    }

private:
    Answer lookUp(const QStringList &words, bool asJson = false) const
    {
        return m_desk.run((asJson ? QStringList{u"--json"_s} : QStringList())
                          + QStringList{u"lookup"_s, u"--target"_s, m_server->address()} + words);
    }

    ExchangeDesk m_desk;
    std::optional<StandInSru> m_server;
};

CATALPA_TEST(LookUpCommandTest)

#include "tst_lookupcommand.moc"
