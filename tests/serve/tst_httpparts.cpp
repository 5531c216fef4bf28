// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/client.h"
#include "serve/http/gzip.h"
#include "serve/http/hostrule.h"
#include "serve/http/negotiation.h"
#include "serve/http/prepare.h"
#include "serve/http/ratelimit.h"
#include "serve/http/target.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::serve;
using namespace std::chrono_literals;

//! What is read of a request, and what an answer is made of.
class HttpPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsBrowsersFromPrograms_data();
    void tellsBrowsersFromPrograms();
    void compressesForWhomItSaysSo_data();
    void compressesForWhomItSaysSo();
    void comparesEntityTags();
    void readsTargets();
    void refusesTargets_data();
    void refusesTargets();
    void knowsItsNames_data();
    void knowsItsNames();
    void limitsEachClient();
    void knowsClientsApart_data();
    void knowsClientsApart();
    void givesTheTagsOfExpress();
    void answersNothingNewWithoutABody();
    void answersHeadWithTheLengthAlone();
    void compressesWhatIsWorthIt();
};

void HttpPartsTest::tellsBrowsersFromPrograms_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<bool>("html");

    QTest::addRow("nothing") << QByteArray() << false;
    QTest::addRow("curl") << QByteArray("*/*") << false;
    QTest::addRow("Firefox") << QByteArray("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") << true;
    QTest::addRow("a program") << QByteArray("application/json, text/plain, */*") << false;
    QTest::addRow("rather JSON") << QByteArray("text/html;q=0.5, application/json") << false;
    QTest::addRow("rather HTML") << QByteArray("application/json;q=0.5, TEXT/HTML ; Q=0.7") << true;
    QTest::addRow("not HTML") << QByteArray("text/html;q=0") << false;
    QTest::addRow("broken") << QByteArray("text/html;q=x,;;,") << false;
}

void HttpPartsTest::tellsBrowsersFromPrograms()
{
    QFETCH(const QByteArray, accept);
    QFETCH(const bool, html);

    QCOMPARE(prefersHtml(accept), html);
}

void HttpPartsTest::compressesForWhomItSaysSo_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("gzip");

    QTest::addRow("nothing") << QByteArray() << false;
    QTest::addRow("browser") << QByteArray("gzip, deflate, br") << true;
    QTest::addRow("refused") << QByteArray("gzip;q=0, *") << false;
    QTest::addRow("any") << QByteArray("br, *;q=0.1") << true;
    QTest::addRow("others") << QByteArray("deflate, identity") << false;
}

void HttpPartsTest::compressesForWhomItSaysSo()
{
    QFETCH(const QByteArray, encoding);
    QFETCH(const bool, gzip);

    QCOMPARE(acceptsGzip(encoding), gzip);
}

void HttpPartsTest::comparesEntityTags()
{
    QVERIFY(matches(R"(W/"a")", R"(W/"a")"));
    QVERIFY(matches(R"("b", "a")", R"(W/"a")"));
    QVERIFY(matches("*", R"(W/"a")"));
    QVERIFY(!matches(R"("b")", R"(W/"a")"));
    QVERIFY(!matches("", R"(W/"a")"));
    QVERIFY(!matches("*", ""));
}

void HttpPartsTest::readsTargets()
{
    QCOMPARE(readTarget("/")->segments, QStringList());
    QCOMPARE(readTarget("/books/1")->segments, (QStringList{u"books"_s, u"1"_s}));
    QCOMPARE(readTarget("/books/1/")->segments, (QStringList{u"books"_s, u"1"_s}));
    QCOMPARE(readTarget("//")->segments, QStringList{QString()});
    QCOMPARE(readTarget("http://127.0.0.1:3000/books/1?a=b")->segments, (QStringList{u"books"_s, u"1"_s}));
    QCOMPARE(readTarget("HTTP://localhost")->segments, QStringList());
    QCOMPARE(readTarget("/books/%C4%8Capek%2F")->segments.value(1), u"Čapek/"_s);
    QCOMPARE(readTarget("/?search=le+guin%26&limit=5&search=x")->value(u"search"), u"le guin&"_s);
    QCOMPARE(readTarget("/?a")->value(u"a"), QString());
    QVERIFY(!readTarget("/?a=1")->value(u"b"));
    for (const char *unread :
         {"/authors?x=%zz", "/authors?x=%E4", "/authors?%=1", "/authors?x=%00"}) // As Express does.
        QCOMPARE(readTarget(unread)->segments, QStringList(u"authors"_s));
    QCOMPARE(readTarget("/?search=" + encoded(u"ä &+%"_s))->value(u"search"), u"ä &+%"_s);
}

void HttpPartsTest::refusesTargets_data()
{
    QTest::addColumn<QByteArray>("target");

    for (const char *target : {"", "books", "*", "ftp://localhost/", "/%", "/%4", "/%zz", "/%-1", "/%+1", "/%00",
                               "/%ff", "/%c0%af", "/%ed%a0%80", "/?search=%ff", "/?after=%00", "/\xff"})
        QTest::addRow("%s", target) << QByteArray(target);
}

void HttpPartsTest::refusesTargets()
{
    QFETCH(const QByteArray, target);

    const auto read = readTarget(target);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, catalpa::ErrorKind::Invalid);
}

void HttpPartsTest::knowsItsNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");

    for (const char *host :
         {"localhost", "LocalHost:3000", "127.0.0.1:3000", "[::1]", "[::1]:80", "192.168.7.9:1", "books.localhost",
          "shelf", "shelf.local:3000", "localhost.", "localhost:", "localhost.:80"})
        QTest::addRow("%s", host) << QByteArray(host) << true;
    for (const char *host :
         {"", "evil.example", "evil.example:3000", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:x",
          "localhost:99999", "[::1", "2130706433", "127.1", ":3000", "shelf@evil", "localhost\xff",
          "evil.example/.localhost", "localhost:+80", "localhost: 80", "evil?.localhost"})
        QTest::addRow("not %s", host) << QByteArray(host) << false;
}

void HttpPartsTest::knowsItsNames()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, allowed);

    QCOMPARE(HostRule({u"Shelf"_s, u"shelf.local"_s}).allows(host), allowed);
}

void HttpPartsTest::limitsEachClient()
{
    RateLimit limit(10);
    const RateLimit::Clock::time_point begin{};
    int admitted = 0;
    for (int i = 0; i < 100; ++i)
        admitted += limit.admits("one", begin);

    QCOMPARE(admitted, 40);
    QVERIFY(limit.admits("other", begin));
    QVERIFY(!limit.admits("one", begin + 50ms));
    QVERIFY(limit.admits("one", begin + 150ms));
    QVERIFY(!limit.admits("one", begin + 151ms));
    RateLimit none(0);
    for (int i = 0; i < 100; ++i)
        QVERIFY(none.admits("one", begin));
}

//! Express 5.1 said so.
void HttpPartsTest::knowsClientsApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");

    QTest::addRow("IPv4") << u"192.0.2.1"_s << u"192.0.2.2"_s << false;
    QTest::addRow("IPv4 mapped") << u"192.0.2.1"_s << u"::ffff:192.0.2.1"_s << true;
    QTest::addRow("others mapped") << u"::ffff:192.0.2.1"_s << u"::ffff:192.0.2.2"_s << false;
    QTest::addRow("one network") << u"2001:db8:1:2::1"_s << u"2001:db8:1:2:ffff:1:2:3"_s << true;
    QTest::addRow("two networks") << u"2001:db8:1:2::1"_s << u"2001:db8:1:3::1"_s << false;
    QTest::addRow("one cable") << u"fe80::1"_s << u"fe80::2"_s << false;
    QTest::addRow("this computer") << u"127.0.0.1"_s << u"::1"_s << false;
}

void HttpPartsTest::knowsClientsApart()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const bool, isSame);

    QCOMPARE(clientAt(QHostAddress(one)) == clientAt(QHostAddress(other)), isSame);
    QVERIFY(!clientAt(QHostAddress(one)).isEmpty());
}

void HttpPartsTest::givesTheTagsOfExpress()
{
    QCOMPARE(etagOf("Hello World! This is a book catalog."), QByteArray("W/\"24-VCFCqLby6oTDGm6xPmQeDMamsrw\""));
    QCOMPARE(etagOf("[]"), QByteArray("W/\"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w\""));
}

void HttpPartsTest::answersNothingNewWithoutABody()
{
    const Answer answer = prepared({.contentType = "text/plain", .body = "body"}, false);
    const Request same{"GET", "/", {}, {}, {}, etagOf("body")};

    const QByteArray head = headFor(*answer, same, "now", true);

    QVERIFY(head.startsWith("HTTP/1.1 304 Not Modified\r\n"));
    QVERIFY(!head.contains("Content-Length"));
    QVERIFY(head.contains("ETag: " + etagOf("body")));
    QVERIFY(!hasBody(*answer, same));
    for (const char *control : {"no-cache", "max-age=0, no-cache"}) { // A reload that trusts nothing, as in Express.
        Request anew = same;
        anew.cacheControl = control;
        QVERIFY(headFor(*answer, anew, "now", true).startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(hasBody(*answer, anew));
    }
    Request old = same;
    old.cacheControl = "max-age=0";
    QVERIFY(!hasBody(*answer, old));
}

void HttpPartsTest::answersHeadWithTheLengthAlone()
{
    const Answer answer = prepared({.contentType = "text/plain", .body = "body"}, false);
    const Request head{"HEAD", "/", {}, {}, {}, {}};

    QVERIFY(headFor(*answer, head, "now", false).contains("Content-Length: 4\r\n"));
    QVERIFY(!hasBody(*answer, head));
}

void HttpPartsTest::compressesWhatIsWorthIt()
{
    const QByteArray large(10'000, 'a');

    QVERIFY(prepared({.contentType = "text/plain", .body = large}, true)->body.size() < 100);
    QVERIFY(prepared({.contentType = "text/plain", .body = large}, true)->head.contains("Content-Encoding: gzip\r\n"));
    QCOMPARE(prepared({.contentType = "text/plain", .body = large}, false)->body, large);
    QCOMPARE(prepared({.contentType = "text/plain", .body = "small"}, true)->body, QByteArray("small"));
}

CATALPA_TEST(HttpPartsTest)
#include "tst_httpparts.moc"
