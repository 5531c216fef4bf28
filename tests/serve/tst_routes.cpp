// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/cursor.h"
#include "serve/routes/route.h"
#include "shelfreader.h"
#include "support/testregistry.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::serve;
using namespace catalpa::test;

//! What each address answers to programs.
class RoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void greetsAsTheGuideDoes();
    void answersTheGuidesAddresses_data();
    void answersTheGuidesAddresses();
    void answersSingleRecords();
    void leavesOutACountryThatIsNoColumn();
    void pagesWithALink();
    void aSlipInASearchIsSaidInAHeader();
    void asksWhatIsAskedFor();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void onlyReads();
    void tellsNothingOfTheDatabase_data();
    void tellsNothingOfTheDatabase();
    void describesItself();
    void knowsQuestionsApart();

private:
    Response get(const QByteArray &target) { return respond({"GET", target, {}, "*/*", {}, {}}, m_shelf); }

    ShelfReader m_shelf;
};

void RoutesTest::init()
{
    const QDateTime created({2025, 2, 3}, {20, 41, 57, 332}, Qt::UTC);
    m_shelf = ShelfReader();
    m_shelf.shelvedAuthors = {
        {.id = {1}, .name = u"J.R.R. Tolkien"_s, .bio = {}, .country = u"GB"_s, .createdAt = created},
        {.id = {2}, .name = u"Karel Čapek"_s, .bio = u"R.U.R."_s, .country = {}, .createdAt = created}};
    m_shelf.shelvedBooks = {{.id = {5},
                             .title = u"The Hobbit"_s,
                             .authorId = {1},
                             .authorName = u"J.R.R. Tolkien"_s,
                             .createdAt = created}};
}

void RoutesTest::greetsAsTheGuideDoes()
{
    const Response answer = get("/");

    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, QByteArray("text/html; charset=utf-8"));
    QCOMPARE(answer.body, QByteArray("Hello World! This is a book catalog."));
}

void RoutesTest::answersTheGuidesAddresses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("json");
    const QByteArray authors = R"([{"id":1,"name":"J.R.R. Tolkien","bio":null,"country":"GB",)"
                               R"("createdAt":"2025-02-03T20:41:57.332Z"},)"
                               R"({"id":2,"name":"Karel Čapek","bio":"R.U.R.","country":null,)"
                               R"("createdAt":"2025-02-03T20:41:57.332Z"}])";
    const QByteArray books = R"([{"id":5,"title":"The Hobbit","authorId":1,"createdAt":"2025-02-03T20:41:57.332Z"}])";

    for (const char *target : {"/authors", "/authors/", "/AUTHORS", "/authors?x=1", "/authors?"})
        QTest::addRow("%s", target) << QByteArray(target) << authors;
    for (const char *target : {"/books/1", "/Books/1/", "/books/1abc", "/books/%201", "/books/0x1", "/books/1.9"})
        QTest::addRow("%s", target) << QByteArray(target) << books;
    for (const char *target : {"/books/2", "/books/-1", "/books/77"})
        QTest::addRow("%s", target) << QByteArray(target) << QByteArray("[]");
}

void RoutesTest::answersTheGuidesAddresses()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, json);

    const Response answer = get(target);

    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, QByteArray("application/json; charset=utf-8"));
    QCOMPARE(answer.body, json);
}

void RoutesTest::answersSingleRecords()
{
    QCOMPARE(get("/authors/2").body,
             QByteArray(R"({"id":2,"name":"Karel Čapek","bio":"R.U.R.","country":null,)"
                        R"("createdAt":"2025-02-03T20:41:57.332Z"})"));
    QCOMPARE(get("/book/5").body,
             QByteArray(R"({"id":5,"title":"The Hobbit","authorId":1,)"
                        R"("createdAt":"2025-02-03T20:41:57.332Z"})"));
    QCOMPARE(get("/authors/3").status, 404);
    QCOMPARE(get("/book/1").status, 404);
}

void RoutesTest::leavesOutACountryThatIsNoColumn()
{
    m_shelf.found.hasCountry = false;

    QVERIFY(!get("/authors/1").body.contains("country"));
    QVERIFY(!get("/authors?limit=5").body.contains("country"));
}

void RoutesTest::pagesWithALink()
{
    const Response first = get("/authors?limit=1");

    QCOMPARE(first.headers.size(), 1);
    QCOMPARE(first.headers.first().first, QByteArray("Link"));
    QVERIFY(first.headers.first().second.startsWith("</authors?limit=1&after="));
    QVERIFY(first.headers.first().second.endsWith(">; rel=\"next\""));
    QVERIFY(get("/authors?limit=2").headers.isEmpty());
}

void RoutesTest::aSlipInASearchIsSaidInAHeader()
{
    const Response slip = get("/books?search=auther:x&limit=5");

    QCOMPARE(slip.status, 200);
    QCOMPARE(slip.headers.value(0),
             Header("Warning", "199 catalpa \"There is no field 'auther:'. Did you mean 'author:'?\""));
    QVERIFY(get("/books?search=author:x&limit=5").headers.isEmpty());
}

void RoutesTest::asksWhatIsAskedFor()
{
    QCOMPARE(get("/authors?search=country:cz&sort=name").status, 200);
    QCOMPARE(m_shelf.askedAuthors.search, u"country:cz"_s);
    QCOMPARE(m_shelf.askedAuthors.order, AuthorQuery::Order{{AuthorQuery::Sort::Name}});

    QCOMPARE(get("/books?author=1").status, 200);
    QCOMPARE(m_shelf.askedBooks.authorId, Id<Author>{1});
    QCOMPARE(m_shelf.askedBooks.order, BookQuery::Order{{BookQuery::Sort::Recorded}});

    const QByteArray link = get("/authors?limit=1").headers.first().second;
    QCOMPARE(get(link.mid(1, link.indexOf('>') - 1)).status, 200);
    QCOMPARE(m_shelf.askedRange.first, (Key{{u"next"_s}, 2, {}}));
}

void RoutesTest::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");

    QTest::addRow("no number") << QByteArray("/books/abc") << 400;
    QTest::addRow("too large a number") << QByteArray("/books/2147483648") << 400;
    QTest::addRow("no number of an author") << QByteArray("/authors/1abc") << 400;
    QTest::addRow("no number of a book") << QByteArray("/book/-1") << 400;
    QTest::addRow("broken encoding") << QByteArray("/books/%zz") << 400;
    QTest::addRow("no UTF-8") << QByteArray("/books/%ff") << 400;
    QTest::addRow("no limit") << QByteArray("/authors?limit=many") << 400;
    QTest::addRow("no place") << QByteArray("/authors?after=x") << 400;
    QTest::addRow("nothing there") << QByteArray("/nothing") << 404;
    QTest::addRow("deeper") << QByteArray("/books/1/2") << 404;
    QTest::addRow("an encoded letter in a name") << QByteArray("/%61uthors") << 404;
    QTest::addRow("empty segment") << QByteArray("//authors") << 404;
    QTest::addRow("upwards") << QByteArray("/../../etc/passwd") << 404;
    QTest::addRow("huge") << QByteArray("/" + QByteArray(9'000, 'a')) << 414;
}

void RoutesTest::refusesWhatItCannotRead()
{
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);

    const Response answer = get(target);

    QCOMPARE(answer.status, status);
    QCOMPARE(answer.contentType, QByteArray("application/json; charset=utf-8"));
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(json.value("status"_L1).toInt(), status);
    QVERIFY(!json.value("message"_L1).toString().isEmpty());
}

void RoutesTest::onlyReads()
{
    for (const char *method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW"}) {
        const Response answer = respond({method, "/authors", {}, {}, {}, {}}, m_shelf);
        QCOMPARE(answer.status, 405);
        QVERIFY(answer.headers.contains(Header("Allow", "GET, HEAD, OPTIONS")));
    }
    QCOMPARE(respond({"OPTIONS", "/authors", {}, {}, {}, {}}, m_shelf).status, 204);
    QCOMPARE(respond({"POST", "/nothing", {}, {}, {}, {}}, m_shelf).status, 404);
}

void RoutesTest::tellsNothingOfTheDatabase_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");

    QTest::addRow("offline") << ErrorKind::Offline << 503;
    QTest::addRow("busy") << ErrorKind::Busy << 503;
    QTest::addRow("no rights") << ErrorKind::Rights << 500;
    QTest::addRow("no tables") << ErrorKind::Schema << 503;
    QTest::addRow("unexpected") << ErrorKind::Unexpected << 503;
    QTest::addRow("data that fits nowhere") << ErrorKind::Invalid << 400;
}

void RoutesTest::tellsNothingOfTheDatabase()
{
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, status);
    m_shelf.trouble = Error{kind, u"relation secret_table at db.internal"_s, u"secret_detail"_s,
                            std::make_shared<SqlDetails>(SqlDetails{.sqlState = u"22P02"_s, .primary = u"secret"_s})};

    for (const char *target : {"/authors", "/books/1", "/authors/1", "/books?limit=5"}) {
        const Response answer = get(target);
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.body.contains("secret"));
        QVERIFY(!answer.body.contains("internal"));
        QCOMPARE(answer.headers.value(0).first, status == 503 ? QByteArray("Retry-After") : QByteArray());
    }
}

void RoutesTest::describesItself()
{
    const Response answer = get("/openapi.json");

    const QJsonObject document = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(document.value("openapi"_L1).toString(), u"3.1.0"_s);
    QCOMPARE(document.value("info"_L1).toObject().value("version"_L1).toString(), QStringLiteral(CATALPA_VERSION));
    const QStringList paths = document.value("paths"_L1).toObject().keys();
    QCOMPARE(paths.size(), 8);
    for (QString path : paths) {
        // Each of the paths is there.
        const QByteArray target = path.replace("{id}"_L1, "1"_L1).replace("{author_id}"_L1, "1"_L1).toLatin1();
        QVERIFY2(get(target).body != get("/nothing").body, target.constData());
    }
}

void RoutesTest::knowsQuestionsApart()
{
    const auto key = [](const QByteArray &target, const QByteArray &accept) {
        return std::get<Question>(route({"GET", target, {}, accept, {}, {}})).key;
    };

    QVERIFY(key("/authors", "*/*") != key("/authors", "text/html"));
    QVERIFY(key("/books/1", "*/*") != key("/books/2", "*/*"));
    QVERIFY(key("/authors", "*/*") != key("/authors?limit=100", "*/*"));
    QVERIFY(key("/authors?search=a%26limit=5", "*/*") != key("/authors?search=a&limit=5", "*/*"));
    const QByteArray place = cursorOf({{u"x"_s}, 1, {}}, "/authors/1\nname\n\n");
    QVERIFY(key("/authors/1?after=" + place, "text/html") != key("/authors/1", "text/html"));
    QVERIFY(key("/?search=a", "text/html") != key("/", "text/html"));
    QCOMPARE(key("/books/1", "*/*"), key("/books/1", "application/json"));
    // Nobody gets the same under as many names as they like.
    QCOMPARE(key("/AUTHORS/?x=1", "*/*"), key("/authors", "*/*"));
    QCOMPARE(key("/books/0x1?limit=3", "*/*"), key("/books/1abc", "*/*"));
    QCOMPARE(key("/authors/01?search=x", "*/*"), key("/authors/1", "*/*"));
    QCOMPARE(key("/book/1?limit=3", "text/html"), key("/book/1", "text/html"));
    QCOMPARE(key("/?from=a&search=b", "text/html"), key("/?search=b&search=c", "text/html"));
    QCOMPARE(key("/books?limit=5&x=&search=%61", "*/*"), key("/books?search=a&limit=5", "*/*"));
    QVERIFY(!std::get<Question>(route({"GET", "/health", {}, {}, {}, {}})).isKept);
    QVERIFY(std::get<Question>(route({"GET", "/authors?search=a", {}, {}, {}, {}})).isSlow);
}

CATALPA_TEST(RoutesTest)
#include "tst_routes.moc"
