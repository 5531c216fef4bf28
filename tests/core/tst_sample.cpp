// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/sample.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

QByteArray file(const QString &name)
{
    QFile file(QStringLiteral(CATALPA_SAMPLES "/") + name);
    if (!file.open(QFile::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

//! JSON without backslashes: ' stands for ".
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class SampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGuidesSampleIsInTheGuidesOrder()
    {
        const auto sample = readSample(file(u"guide.json"_s));
        QVERIFY(sample);

        QStringList names;
        QStringList titles;
        for (const SampleAuthor &each : sample->authors) {
            names += each.author.name;
            titles += each.books;
            QVERIFY(each.author.bio);
            QVERIFY(!each.author.country);
        }
        QCOMPARE(names, QStringList({u"J.R.R. Tolkien"_s, u"George R.R. Martin"_s, u"J.K. Rowling"_s}));
        QCOMPARE(
            titles,
            QStringList({u"The Hobbit"_s, u"The Fellowship of the Ring"_s, u"The Two Towers"_s,
                         u"The Return of the King"_s, u"A Game of Thrones"_s, u"A Clash of Kings"_s,
                         u"Harry Potter and the Philosopher's Stone"_s, u"Harry Potter and the Chamber of Secrets"_s}));
        QCOMPARE(sample->bookCount(), 8);
    }

    void everythingInTheWorldsSampleCanBeRecordedAsItIs()
    {
        const auto sample = readSample(file(u"world.json"_s));
        QVERIFY(sample);

        QSet<QString> names;
        for (const SampleAuthor &each : sample->authors) {
            const NewAuthor &author = each.author;
            QVERIFY2(check(author), qPrintable(author.name));
            QCOMPARE(author.name, tidied(author.name));
            QVERIFY2(!names.contains(author.name), qPrintable(author.name));
            names += author.name;
            QVERIFY2(!each.books.isEmpty(), qPrintable(author.name));
            QCOMPARE(QSet<QString>(each.books.cbegin(), each.books.cend()).size(), each.books.size());
            for (const QString &title : each.books) {
                QVERIFY2(checkTitle(title), qPrintable(title));
                QCOMPARE(title, tidied(title));
            }
        }
        QVERIFY(sample->authors.size() >= 200);
        QVERIFY(sample->bookCount() > sample->authors.size());
    }

    void whatIsNoSampleIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("content");

        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("broken off") << json("{'authors':[{'name':'Karel Čapek','books':['R.U");
        QTest::addRow("no JSON") << QByteArray("name;title\nKarel Čapek;R.U.R.\n");
        QTest::addRow("an array") << json("[{'name':'Karel Čapek','books':[]}]");
        QTest::addRow("no authors") << json("{'authors':[]}");
        QTest::addRow("authors are text") << json("{'authors':'Karel Čapek'}");
        QTest::addRow("an author is text") << json("{'authors':['Karel Čapek']}");
        QTest::addRow("no name") << json("{'authors':[{'books':['R.U.R.']}]}");
        QTest::addRow("empty name") << json("{'authors':[{'name':'','books':['R.U.R.']}]}");
        QTest::addRow("a title is a number") << json("{'authors':[{'name':'George Orwell','books':[1984]}]}");
        QTest::addRow("empty title") << json("{'authors':[{'name':'George Orwell','books':['']}]}");
    }

    void whatIsNoSampleIsRefusedWithASentence()
    {
        QFETCH(const QByteArray, content);

        const auto sample = readSample(content);

        QVERIFY(!sample);
        QCOMPARE(sample.error().kind, ErrorKind::Invalid);
        QCOMPARE(sample.error().message, u"The sample cannot be read."_s);
        QVERIFY(!sample.error().detail.isEmpty());
    }

    void bioCountryAndBooksMayBeMissing()
    {
        const auto sample = readSample(json("{'authors':[{'name':'李白'},{'name':'Homer','bio':'','country':'GR'}]}"));

        QVERIFY(sample);
        QCOMPARE(sample->authors.at(0), (SampleAuthor{.author = {.name = u"李白"_s}, .books = {}}));
        QCOMPARE(sample->authors.at(1).author, (NewAuthor{u"Homer"_s, QString(), u"GR"_s}));
        QVERIFY(sample->authors.at(1).author.bio);
    }
};

CATALPA_TEST(SampleTest)
#include "tst_sample.moc"
