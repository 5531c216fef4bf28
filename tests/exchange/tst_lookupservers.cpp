// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/lookup.h"
#include "support/lookupservers.h"
#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

Result<LookUpAnswer> answerOf(const QString &target, const QString &typed,
                              std::chrono::milliseconds atMost = std::chrono::seconds(10))
{
    return lookUp(*lookUpTarget(target), *lookUpQuery(typed), atMost).result();
}

QStringList titlesOf(const LookUpAnswer &answer)
{
    QStringList titles;
    for (const ExchangeRecord &record : answer.records)
        titles += record.title;
    return titles;
}

} // namespace

//! Servers of other libraries, as they should be and otherwise.
class LookUpServersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRecordsOverZ3950()
    {
        const TestZ3950Server server;

        const auto answer = answerOf(server.address(), u"3"_s);

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->hits, 3);
        QCOMPARE(answer->problems, QStringList());
        QCOMPARE(titlesOf(*answer),
                 QStringList({u"How to program a computer"_s, u"How to program a computer"_s,
                              u"Computer processing of dynamic images from an Anger scintillation camera"_s}));
        QCOMPARE(answer->records.first().people.first().name, u"Jack Collins"_s);
        QCOMPARE(answer->records.first().place, u"Penguin"_s);
    }

    void takesFiftyRecordsAtMostOverZ3950()
    {
        const TestZ3950Server server;

        const auto answer = answerOf(server.address(), u"9780306406157"_s);

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->hits, 9780306406157);
        QVERIFY(!answer->records.isEmpty());
        QVERIFY(answer->records.size() + answer->problems.size() <= LookUpAnswer::mostRecords + 1);
        QVERIFY(!isAskedFor(answer->records.first(), *lookUpQuery(u"9780306406157"_s)));
    }

    //! The first of a name's addresses may be one at which nobody listens.
    void asksAtEachAddressOfAName()
    {
        const TestZ3950Server server;

        const auto answer = answerOf(server.address().replace("127.0.0.1"_L1, "localhost"_L1), u"0"_s);

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->hits, 0);
    }

    void findsNothingOverZ3950()
    {
        const TestZ3950Server server;

        const auto answer = answerOf(server.address(), u"0"_s);

        QVERIFY(answer);
        QCOMPARE(answer->hits, 0);
        QVERIFY(answer->records.isEmpty());
    }

    void tellsWhatAServerRefuses()
    {
        const TestZ3950Server server;

        const auto answer = answerOf(server.address(u"nothing"_s), u"Dune"_s);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Refused);
        QVERIFY2(answer.error().message.startsWith("127.0.0.1 did not answer the question: "_L1)
                     && answer.error().message.contains("atabase"_L1),
                 qPrintable(answer.error().message));
    }

    void readsRecordsOverSru()
    {
        const StandInSru server({{u"9780306406157"_s, u"R.U.R."_s, u"Čapek, Karel"_s, u"Aventinum"_s},
                                 {u"9780804429573"_s, u"Krakatit"_s, u"Čapek, Karel"_s}});

        const auto byIsbn = answerOf(server.address(), u"0-306-40615-2"_s);
        const auto byWords = answerOf(server.address(), u"čapek, \"krakatit"_s);
        const auto nothing = answerOf(server.address(), u"9791090636071"_s);

        QVERIFY2(byIsbn, qPrintable(byIsbn ? QString() : byIsbn.error().message));
        QCOMPARE(titlesOf(*byIsbn), QStringList{u"R.U.R."_s});
        QCOMPARE(byIsbn->records.first().publisher, u"Aventinum"_s);
        QCOMPARE(byIsbn->hits, 1);
        QVERIFY(isAskedFor(byIsbn->records.first(), *lookUpQuery(u"9780306406157"_s)));
        QVERIFY(byWords && nothing);
        QCOMPARE(nothing->hits, 0);
        QVERIFY(nothing->records.isEmpty());
        QCOMPARE(server.questions().first(), u"bath.isbn=\"9780306406157\" or bath.isbn=\"0306406152\""_s);
        QCOMPARE(server.questions().at(1),
                 u"(dc.title=\"čapek,\" or dc.creator=\"čapek,\") and "
                 "(dc.title=\"\\\"krakatit\" or dc.creator=\"\\\"krakatit\")"_s);
    }

    void readsRecordsOfYazOverSru()
    {
        const TestZ3950Server server;
        QString address = server.address();

        const auto answer = answerOf(address.replace("z3950://"_L1, "http://"_L1), u"program"_s);

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
        QCOMPARE(answer->records.size(), std::min<qsizetype>(answer->hits, LookUpAnswer::mostRecords));
        QVERIFY(titlesOf(*answer).contains(u"How to program a computer"_s) || answer->hits == 0);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("sentence");

        QTest::newRow("silent") << u"silent"_s << ErrorKind::Offline << u"has not answered in time"_s;
        QTest::newRow("broken") << u"broken"_s << ErrorKind::Offline << u"ended the connection"_s;
        QTest::newRow("huge") << u"huge"_s << ErrorKind::Invalid << u"is too large"_s;
        QTest::newRow("elsewhere") << u"elsewhere"_s << ErrorKind::Refused << u"now: http://127.0.0.1:1/there. Give"_s;
        QTest::newRow("nowhere") << u"nowhere"_s << ErrorKind::Refused << u"302"_s;
        QTest::newRow("unchanged") << u"unchanged"_s << ErrorKind::Refused << u"304"_s;
        QTest::newRow("a code alone") << u"code"_s << ErrorKind::Refused << u"info:srw/diagnostic/1/10"_s;
        QTest::newRow("noise") << u"noise"_s << ErrorKind::Invalid << u"is no SRU"_s;
        QTest::newRow("diagnostic") << u"diagnostic"_s << ErrorKind::Refused << u"bath.isbn: Unsupported index"_s;
        QTest::newRow("unavailable") << u"unavailable"_s << ErrorKind::Refused << u"503"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(const QString, path);
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, sentence);
        const StandInSru server;

        const auto answer = answerOf(server.address(path), u"9780306406157"_s,
                                     std::chrono::milliseconds(path == "silent"_L1 ? 500 : 15'000));

        QVERIFY(!answer);
        QVERIFY2(answer.error().message.contains(sentence) && answer.error().message.contains("127.0.0.1"_L1),
                 qPrintable(answer.error().message));
        QCOMPARE(answer.error().kind, kind);
    }

    void believesNoLies()
    {
        const StandInSru server;

        const auto answer = answerOf(server.address(u"lies"_s), u"9780306406157"_s);

        QVERIFY(answer);
        QCOMPARE(answer->records.size(), LookUpAnswer::mostRecords);
        QCOMPARE(answer->hits, qint64(LookUpAnswer::mostRecords)); // The number is none.
        QVERIFY(!isAskedFor(answer->records.first(), *lookUpQuery(u"9780306406157"_s)));
    }

    void readsWhatIsWhole()
    {
        const StandInSru server;

        const auto answer = answerOf(server.address(u"damaged"_s), u"Another"_s);

        QVERIFY(answer);
        QCOMPARE(titlesOf(*answer), QStringList{u"Another book"_s});
        QVERIFY(!answer->problems.isEmpty());
    }

    void survivesWhatIsNoZ3950_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("silence") << QByteArray() << u"has not answered in time"_s;
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"127.0.0.1"_s;
        QTest::newRow("noise") << QByteArray("\xb5\x82\xff\xff\x00\x00\x00\x01", 8) << u"127.0.0.1"_s;
        QTest::newRow("endless length") << QByteArray("\xb5\x84\x7f\xff\xff\xff\x01\x01\x01", 9) << u"127.0.0.1"_s;
        QTest::newRow("one that is too large") << QByteArray("\xb5\x84\x7f\xff\xff\xff", 6)
                + QByteArray(200'000'000, 'x') << u"The answer of 127.0.0.1 is too large"_s;
        QTest::newRow("much") << QByteArray(3'000'000, 'x') << u"127.0.0.1"_s;
    }
    void survivesWhatIsNoZ3950()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const StubbornServer server(bytes);

        const auto answer = answerOf(u"z3950://127.0.0.1:%1/x"_s.arg(server.port()), u"Dune"_s,
                                     std::chrono::milliseconds(bytes.size() > 10'000'000 ? 15'000 : 1'000));

        QVERIFY(!answer);
        QVERIFY2(answer.error().message.contains(sentence), qPrintable(answer.error().message));
    }

    void saysThatNobodyIsThere_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("Z39.50") << u"z3950"_s;
        QTest::newRow("SRU") << u"http"_s;
    }
    void saysThatNobodyIsThere()
    {
        QFETCH(const QString, scheme);

        const auto answer = answerOf(u"%1://127.0.0.1:%2/x"_s.arg(scheme).arg(freePort()), u"Dune"_s);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
        QVERIFY2(answer.error().message.contains("cannot be reached"_L1), qPrintable(answer.error().message));
        QCOMPARE(answer.error().message.count("127.0.0.1"_L1), 1);
    }

    //! HTTP without encryption where the address says that there is some.
    void asksNobodyWhoCannotProveWhoItIs()
    {
        const StubbornServer server("HTTP/1.1 200 OK\r\n\r\n");

        const auto answer = answerOf(u"https://127.0.0.1:%1/sru"_s.arg(server.port()), u"Dune"_s);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Untrusted);
    }

    void isStoppedWithinASecond_data()
    {
        QTest::addColumn<bool>("isSru");
        QTest::newRow("Z39.50") << false;
        QTest::newRow("SRU") << true;
    }
    void isStoppedWithinASecond()
    {
        QFETCH(const bool, isSru);
        const StubbornServer z3950({});
        const StandInSru sru;
        const auto target =
            lookUpTarget(isSru ? sru.address(u"silent"_s) : u"z3950://127.0.0.1:%1/x"_s.arg(z3950.port()));
        auto future = lookUp(*target, *lookUpQuery(u"Dune"_s));
        if (isSru)
            QTRY_COMPARE(sru.questions().size(), 1);

        QElapsedTimer elapsed;
        elapsed.start();
        future.cancel();
        future.waitForFinished(); // Of the thread.

        QVERIFY2(elapsed.elapsed() < 1'000, qPrintable(QString::number(elapsed.elapsed())));
    }
};

CATALPA_TEST(LookUpServersTest)

#include "tst_lookupservers.moc"
