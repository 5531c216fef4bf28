// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/route.h"
#include "shelfreader.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::serve;
using namespace catalpa::test;

//! The pages for people.
class WebPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void areWellFormed_data();
    void areWellFormed();
    void needNoScript_data() { areWellFormed_data(); }
    void needNoScript();
    void canBeHeardAndReachedByKeys_data() { areWellFormed_data(); }
    void canBeHeardAndReachedByKeys();
    void takeTextAsText();
    void showAnAuthorWithTheBooks();
    void showABookWithItsAuthor();
    void leadFromLetterToLetter();
    void findAuthorsAndBooks();
    void sayHowASearchWasUnderstood();
    void leadToTheNextPage();
    void sayWhyThereIsNone();
    void haveTheColoursOfTheProgram();

private:
    QString page(const QByteArray &target, int status = 200)
    {
        const Response answer = respond({"GET", target, {}, "text/html", {}, {}}, m_shelf);
        if (answer.status != status)
            qFatal("%s is %d", target.constData(), answer.status);
        return QString::fromUtf8(answer.body);
    }

    ShelfReader m_shelf;
};

void WebPagesTest::init()
{
    const QDateTime created({2025, 2, 3}, {20, 41, 57, 332}, Qt::UTC);
    m_shelf = ShelfReader();
    m_shelf.shelvedAuthors = {{.id = {1},
                               .name = u"J.R.R. Tolkien"_s,
                               .bio = u"The creator\nof Middle-earth."_s,
                               .country = u"GB"_s,
                               .createdAt = created,
                               .bookCount = 1,
                               .sortName = u"Tolkien, J.R.R."_s}};
    m_shelf.shelvedBooks = {{.id = {5},
                             .title = u"The Hobbit"_s,
                             .authorId = {1},
                             .authorName = u"J.R.R. Tolkien"_s,
                             .createdAt = created}};
}

void WebPagesTest::areWellFormed_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");

    for (const char *target :
         {"/", "/?search=hobbit", "/authors", "/authors?from=k", "/authors/1", "/books", "/books/1", "/book/5"})
        QTest::addRow("%s", target) << QByteArray(target) << 200;
    QTest::addRow("nothing") << QByteArray("/nothing") << 404;
    QTest::addRow("wrong") << QByteArray("/books/x") << 400;
}

//! Of the parts of HTML that these pages use, all but what has no end tag is XML.
void WebPagesTest::areWellFormed()
{
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);
    QString text = page(target, status);
    static const QRegularExpression withoutEnd(u"<(meta|link|input|img)([^>]*)>"_s);
    text.replace(withoutEnd, u"<\\1\\2/>"_s).replace("<!DOCTYPE html>"_L1, QString());

    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();

    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

void WebPagesTest::needNoScript()
{
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);

    const QString text = page(target, status);

    // The security policy would not let any of them work.
    for (const auto &never : {"<script"_L1, " style="_L1, "<style"_L1, " onclick"_L1, "javascript:"_L1, "http://"_L1,
                              "https://"_L1, "//"_L1})
        QVERIFY2(!text.contains(never), never.data());
}

void WebPagesTest::canBeHeardAndReachedByKeys()
{
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);

    const QString text = page(target, status);

    QCOMPARE(text.count("<h1>"_L1), 1);
    QCOMPARE(text.count("<main "_L1), 1);
    QVERIFY(text.contains("<html lang=\"en\">"_L1));
    QVERIFY(text.contains("<a class=\"skip\" href=\"#content\">"_L1));
    QVERIFY(text.contains("<label for=\"search\""_L1));
    QVERIFY(text.contains("width=device-width"_L1));
    QCOMPARE(text.count("<nav"_L1),
             text.count("<nav aria-label"_L1) + text.count("<nav class=\"letters\" aria-label"_L1));
    QCOMPARE(text.count("<th>"_L1), 0);
    QCOMPARE(text.count("<table>"_L1), text.count("<caption"_L1));
    QVERIFY(!text.contains("tabindex=\"1"_L1));
}

void WebPagesTest::takeTextAsText()
{
    const QString attack = u"\"><script>alert('x')</script>&amp;<b>"_s;
    m_shelf.shelvedAuthors.first().name = attack;
    m_shelf.shelvedAuthors.first().bio = attack;
    m_shelf.shelvedAuthors.first().country = attack;
    m_shelf.shelvedAuthors.first().sortName = attack;
    m_shelf.shelvedBooks.first().title = attack;
    m_shelf.shelvedBooks.first().authorName = attack;

    for (const char *target :
         {"/authors", "/authors/1", "/books", "/book/5", "/?search=%22%3E%3Cscript%3Ealert('x')%3C/script%3E",
          "/authors?search=%22%3E%3Cscript%3Ealert('x')%3C/script%3E&limit=1"}) {
        const QString text = page(target);
        QVERIFY2(!text.contains("<script"_L1), target);
        QVERIFY2(!text.contains("<b>"_L1), target);
        QVERIFY2(text.contains("&lt;script&gt;"_L1), target);
    }
}

void WebPagesTest::showAnAuthorWithTheBooks()
{
    const QString text = page("/authors/1");

    QVERIFY(text.contains(u"<title>J.R.R. Tolkien – Catalpa</title>"_s));
    QVERIFY(text.contains("<h1><bdi>J.R.R. Tolkien</bdi></h1>"_L1));
    QVERIFY(text.contains("<dd><bdi>United Kingdom</bdi></dd>"_L1));
    QVERIFY(text.contains("<dd><bdi>The creator\nof Middle-earth.</bdi></dd>"_L1));
    QVERIFY(text.contains("<dd><bdi>Tolkien, J.R.R.</bdi></dd>"_L1));
    QVERIFY(text.contains("<time datetime=\"2025-02-03T20:41:57Z\">"_L1));
    QVERIFY(text.contains("<a href=\"/book/5\"><bdi>The Hobbit</bdi></a>"_L1));
    QCOMPARE(m_shelf.askedBooks.authorId, Id<Author>{1});
    QCOMPARE(page("/books/1"), text);
}

void WebPagesTest::showABookWithItsAuthor()
{
    const QString text = page("/book/5");

    QVERIFY(text.contains("<h1><bdi>The Hobbit</bdi></h1>"_L1));
    QVERIFY(text.contains("<a href=\"/authors/1\"><bdi>J.R.R. Tolkien</bdi></a>"_L1));
}

void WebPagesTest::leadFromLetterToLetter()
{
    const QString text = page("/authors");
    QVERIFY(text.contains("<a href=\"/authors?from=A\">A</a>"_L1)); // No ICU: capitals stand first.
    m_shelf.found.collations.insert(u"en"_s, u"catalpa.en"_s);
    QVERIFY(page("/authors").contains("<a href=\"/authors?from=z\">Z</a>"_L1));
    (void)page("/authors?from=k");
    QCOMPARE(m_shelf.askedRange.first, (Key{{u"k"_s}, 0, {}}));
    QCOMPARE(m_shelf.askedAuthors.order, AuthorQuery::Order{{AuthorQuery::Sort::Name}});
}

void WebPagesTest::findAuthorsAndBooks()
{
    const QString text = page("/?search=tolkien");

    QCOMPARE(m_shelf.askedAuthors.search, u"tolkien"_s);
    QCOMPARE(m_shelf.askedBooks.search, u"tolkien"_s);
    QVERIFY(text.contains("value=\"tolkien\""_L1));
    QVERIFY(text.contains("<a href=\"/authors/1\"><bdi>Tolkien, J.R.R.</bdi></a>"_L1));
    QVERIFY(text.contains("<a href=\"/book/5\"><bdi>The Hobbit</bdi></a>"_L1));
    m_shelf.shelvedBooks.clear();
    QVERIFY(page("/?search=tolkien").contains("Nothing was found."_L1));
}

void WebPagesTest::sayHowASearchWasUnderstood()
{
    QVERIFY(page("/authors?search=country:cz").contains("<p class=\"note\"><bdi>Authors"_L1));
    QVERIFY(page("/authors?search=added:never").contains("never"_L1));
}

void WebPagesTest::leadToTheNextPage()
{
    while (m_shelf.shelvedBooks.size() <= 100)
        m_shelf.shelvedBooks += m_shelf.shelvedBooks.first();

    const QString text = page("/books?search=a%26b");

    QVERIFY(text.contains("<a href=\"/books?search=a%26b&amp;after="_L1));
    QVERIFY(text.contains("<link rel=\"next\" href=\"/books?search=a%26b&amp;after="_L1));
}

void WebPagesTest::sayWhyThereIsNone()
{
    QVERIFY(page("/authors/7", 404).contains("There is no such record in the catalogue."_L1));
    QVERIFY(page("/nothing", 404).contains("There is nothing at this address."_L1));
    m_shelf.trouble = Error{ErrorKind::Offline, u"secret"_s, u"secret"_s};
    const QString text = page("/authors", 503);
    QVERIFY(text.contains("The catalogue cannot be reached at the moment. Try again soon."_L1));
    QVERIFY(!text.contains("secret"_L1));
}

void WebPagesTest::haveTheColoursOfTheProgram()
{
    const QByteArray style = respond({"GET", "/style.css", {}, {}, {}, {}}, m_shelf).body;
    QFile theme(QStringLiteral(CATALPA_THEME));
    QVERIFY(theme.open(QFile::ReadOnly));
    const QString source = QString::fromUtf8(theme.readAll());

    static const QRegularExpression colour(
        uR"(\.(window|base|alternate|text|secondary|hairline|accent) = 0xff(\w{6}))"_s);
    auto each = colour.globalMatch(source);
    int colours = 0;
    for (; each.hasNext(); ++colours) {
        const auto match = each.next();
        const QByteArray line = "--" + match.captured(1).toLatin1() + ": #" + match.captured(2).toLatin1() + ";";
        QVERIFY2(style.contains(line), line.constData());
    }

    QCOMPARE(colours, 28);
}

CATALPA_TEST(WebPagesTest)
#include "tst_webpages.moc"
