// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::app;

Q_DECLARE_METATYPE(catalpa::app::LaunchRequest)

//! What a command line asks for, and what of it is left for others to see.
class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsWanted_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<LaunchRequest>("request");
        using Place = LaunchRequest::Place;
        using Record = LaunchRequest::Record;
        QTest::addRow("nothing") << QStringList{} << LaunchRequest{};
        QTest::addRow("the catalogue on this computer")
            << QStringList{u"--local"_s} << LaunchRequest{.place = Place::Local};
        QTest::addRow("an address") << QStringList{u"postgresql://a:b@c/d"_s}
                                    << LaunchRequest{.place = Place::Offered, .address = u"postgresql://a:b@c/d"_s};
        QTest::addRow("a copied command")
            << QStringList{u"psql"_s, u"postgresql://c/d"_s}
            << LaunchRequest{.place = Place::Offered, .address = u"psql postgresql://c/d"_s};
        QTest::addRow("a new author") << QStringList{u"--new-author"_s} << LaunchRequest{.record = Record::Author};
        QTest::addRow("a new book on this computer") << QStringList{u"--new-book"_s, u"--local"_s}
                                                     << LaunchRequest{.place = Place::Local, .record = Record::Book};
    }
    void readsWhatIsWanted()
    {
        QFETCH(QStringList, words);
        QFETCH(LaunchRequest, request);

        const auto arguments = readArguments(QStringList{u"catalpa"_s} + words);

        QVERIFY(arguments);
        QCOMPARE(arguments->request, request);
    }

    void refusesWhatDoesNotGoTogether_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addRow("two dialogs") << QStringList{u"--new-author"_s, u"--new-book"_s};
        QTest::addRow("two catalogues") << QStringList{u"--local"_s, u"postgresql://c/d"_s};
        QTest::addRow("another look") << QStringList{u"--theme"_s, u"purple"_s};
        QTest::addRow("a picture without a name") << QStringList{u"--screenshot"_s, QString()};
        QTest::addRow("an unknown option") << QStringList{u"--nowhere"_s};
    }
    void refusesWhatDoesNotGoTogether()
    {
        QFETCH(QStringList, words);

        const auto arguments = readArguments(QStringList{u"catalpa"_s} + words);

        QVERIFY(!arguments);
        QVERIFY(!arguments.error().message.isEmpty());
    }

    void errandsArriveAsTheyWereSent()
    {
        const LaunchRequest request{.place = LaunchRequest::Place::Offered,
                                    .address = u"postgresql://čapek:p%40ss@server/library?application_name=\"x\""_s,
                                    .record = LaunchRequest::Record::Book,
                                    .activationToken = "kwin-42_TIME7"};

        QCOMPARE(launchRequestFrom(messageFor(request)), request);
        QCOMPARE(launchRequestFrom(messageFor({})), LaunchRequest{});
    }

    void anythingElseIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray good = messageFor({.place = LaunchRequest::Place::Offered, .address = u"postgresql://c/d"_s});
        const auto changed = [&good](const char *from, const char *to) {
            return QByteArray(good).replace(from, to);
        };
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("an empty line") << QByteArray("\n");
        QTest::addRow("noise") << QByteArray("\x00\xff\xfe{[\"\n", 7);
        QTest::addRow("half a message") << good.left(good.size() / 2);
        QTest::addRow("without the end of the line") << good.chopped(1);
        QTest::addRow("another format") << changed("\"catalpa\":1", "\"catalpa\":2");
        QTest::addRow("a word too many") << changed("{", "{\"more\":1,");
        QTest::addRow("an unknown place") << changed("\"offered\"", "\"everywhere\"");
        QTest::addRow("an unknown record") << changed("\"none\"", "\"all\"");
        QTest::addRow("a number as address") << changed("\"postgresql://c/d\"", "7");
        QTest::addRow("an address for no place") << changed("\"offered\"", "\"last\"");
        QTest::addRow("no address") << changed("postgresql://c/d", "");
        QTest::addRow("a control character") << changed("c/d", "c\\u0007/d");
        QTest::addRow("a token of two lines") << changed("\"token\":\"", "\"token\":\"a\\nb");
        QTest::addRow("too long") << changed("c/d", QByteArray(longestMessage, 'c').constData());
    }
    void anythingElseIsNoRequest()
    {
        QFETCH(QByteArray, line);

        QCOMPARE(launchRequestFrom(line), std::nullopt);
    }
};

CATALPA_TEST(ArgumentsTest)
#include "tst_appcommandline.moc"
