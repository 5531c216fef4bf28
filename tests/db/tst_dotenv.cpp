// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/addressreader.h"
#include "db/address/dotenv.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;

class DotenvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheVariable_data();
    void readsTheVariable();
    void passesOverAFileWithoutTheVariable_data();
    void passesOverAFileWithoutTheVariable();
    void refusesWhatIsBroken_data();
    void refusesWhatIsBroken();
    void readsLargeFilesInTime_data();
    void readsLargeFilesInTime();
    void whatIsPastedIsReadAlike_data();
    void whatIsPastedIsReadAlike();
};

void DotenvTest::readsTheVariable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");
    const QString url = u"postgresql://u:p@h/d?sslmode=require"_s;
    const QByteArray plain = "DATABASE_URL=postgresql://u:p@h/d?sslmode=require";

    QTest::addRow("plain") << plain << url;
    QTest::addRow("with a line break") << plain + '\n' << url;
    QTest::addRow("double quotes") << QByteArray("DATABASE_URL=\"postgresql://u:p@h/d?sslmode=require\"\n") << url;
    QTest::addRow("single quotes") << QByteArray("DATABASE_URL='postgresql://u:p@h/d?sslmode=require'\n") << url;
    QTest::addRow("backticks") << QByteArray("DATABASE_URL=`postgresql://u:p@h/d?sslmode=require`\n") << url;
    QTest::addRow("exported") << "export " + plain + '\n' << url;
    QTest::addRow("blanks") << QByteArray("  DATABASE_URL \t=   postgresql://u:p@h/d?sslmode=require  \t\n") << url;
    QTest::addRow("a colon") << QByteArray("DATABASE_URL: postgresql://u:p@h/d?sslmode=require\n") << url;
    QTest::addRow("a comment behind") << plain + "  # the real one\n" << url;
    QTest::addRow("a comment behind quotes") << QByteArray("DATABASE_URL='x' # it's here") << u"x"_s;
    QTest::addRow("a comment close behind quotes") << QByteArray("DATABASE_URL='x'# it's here") << u"x"_s;
    QTest::addRow("CRLF") << "A=1\r\n" + plain + "\r\nB=2\r\n" << url;
    QTest::addRow("CR") << "A=1\r" + plain + "\rB=2\r" << url;
    QTest::addRow("a byte order mark") << "\xEF\xBB\xBF" + plain << url;
    QTest::addRow("among others") << "# comment\n\nPORT=3000\nNOT_DATABASE_URL=x\n" + plain + "\nDATABASE_URL_2=y\n"
                                  << url;
    QTest::addRow("the last counts") << "DATABASE_URL='broken\n" + plain << url;
    QTest::addRow("commented out") << plain + "\n# DATABASE_URL=other\n" << url;
    QTest::addRow("a # in quotes") << QByteArray("DATABASE_URL=\"a#b\"") << u"a#b"_s;
    QTest::addRow("quotes in quotes") << QByteArray("DATABASE_URL=\"it's\"") << u"it's"_s;
    QTest::addRow("an escaped quote") << QByteArray("DATABASE_URL='a\\'b'") << u"a\\'b"_s;
    QTest::addRow("a line break in double quotes") << QByteArray("DATABASE_URL=\"a\\nb\"") << u"a\nb"_s;
    QTest::addRow("none in single quotes") << QByteArray("DATABASE_URL='a\\nb'") << u"a\\nb"_s;
    QTest::addRow("not inside the value of another") << "NOTE=\"first\nDATABASE_URL=wrong\n\"\n" + plain << url;
    QTest::addRow("behind an open quote of another") << "NOTE=it's\nOTHER='\n" + plain << url;
    QTest::addRow("letters of the world")
        << QByteArray("DATABASE_URL='postgresql://Čapek:пароль@h/d'") << u"postgresql://Čapek:пароль@h/d"_s;
}

void DotenvTest::readsTheVariable()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, value);

    const auto read = readDotenv(text, u"DATABASE_URL"_s);

    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(*read, std::optional(value));
}

void DotenvTest::passesOverAFileWithoutTheVariable_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::addRow("empty") << QByteArray();
    QTest::addRow("a byte order mark alone") << QByteArray("\xEF\xBB\xBF");
    QTest::addRow("other variables") << QByteArray("PORT=3000\nX='y'\n");
    QTest::addRow("commented out") << QByteArray("#DATABASE_URL=x\n # DATABASE_URL=x\n");
    QTest::addRow("empty value") << QByteArray("DATABASE_URL=\n");
    QTest::addRow("empty quotes") << QByteArray("DATABASE_URL=\"\"\n");
    QTest::addRow("a comment for a value") << QByteArray("DATABASE_URL= # later\n");
    QTest::addRow("no equals sign") << QByteArray("DATABASE_URL\n");
    QTest::addRow("inside the value of another") << QByteArray("NOTE='\nDATABASE_URL=wrong\n'\n");
    QTest::addRow("no file of that kind") << QByteArray("<html>\n<a href=\"DATABASE_URL=x\">\n");
}

void DotenvTest::passesOverAFileWithoutTheVariable()
{
    QFETCH(const QByteArray, text);

    const auto read = readDotenv(text, u"DATABASE_URL"_s);

    QVERIFY(read);
    QCOMPARE(*read, std::optional<QString>());
}

void DotenvTest::refusesWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");

    QTest::addRow("Latin-1") << QByteArray("X=caf\xE9\nDATABASE_URL=x\n") << u"UTF-8"_s;
    QTest::addRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "D\0A\0",
                                          6)
                            << u"UTF-8"_s;
    QTest::addRow("U+0000") << QByteArray("DATABASE_URL=a\0b", 16) << u"UTF-8"_s;
    QTest::addRow("an open quote") << QByteArray("\n\nDATABASE_URL=\"geheim\n") << u"Line 3 "_s;
    QTest::addRow("an open quote, CRLF") << QByteArray("\r\n\r\nDATABASE_URL='geheim\r\n") << u"Line 3 "_s;
    QTest::addRow("text behind the quote") << QByteArray("DATABASE_URL='geheim'x\n") << u"Line 1 "_s;
    QTest::addRow("cut by a #") << QByteArray("DATABASE_URL=postgresql://u:ge#heim@h/d\n") << u"%23"_s;
    QTest::addRow("another variable") << QByteArray("DATABASE_URL=\"postgresql://${GEHEIM}@h/d\"\n") << u"Line 1 "_s;
}

void DotenvTest::refusesWhatIsBroken()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, part);

    const auto read = readDotenv(text, u"DATABASE_URL"_s);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Invalid);
    QVERIFY2(read.error().message.contains(part), qPrintable(read.error().message));
    QVERIFY(!read.error().message.contains(u"geheim"_s));
    QVERIFY(!read.error().detail.contains(u"geheim"_s));
}

void DotenvTest::readsLargeFilesInTime_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr qsizetype size = 1 << 20;
    QTest::addRow("empty lines") << QByteArray(size, '\n');
    QTest::addRow("assignments") << QByteArray("A=1\n").repeated(size / 4);
    QTest::addRow("open quotes") << QByteArray("A='\\\n").repeated(size / 5);
    QTest::addRow("quotes of all kinds") << QByteArray("A='\nB=\"\nC=`\n").repeated(size / 12);
    QTest::addRow("blanks") << QByteArray(size, ' ');
    QTest::addRow("one word") << QByteArray(size, 'x');
}

void DotenvTest::readsLargeFilesInTime()
{
    QFETCH(const QByteArray, text);
    const std::clock_t begun = std::clock(); // Of this program alone, however busy the computer is.

    const auto read = readDotenv(text + "\nDATABASE_URL=x\n", u"DATABASE_URL"_s);

    QVERIFY(!read || read->value_or(u"x"_s) == u"x"_s);
    QCOMPARE_LT((std::clock() - begun) / CLOCKS_PER_SEC, 5);
}

void DotenvTest::whatIsPastedIsReadAlike_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray url = "postgresql://u@h:1/db";
    QTest::addRow("plain") << "DATABASE_URL=" + url;
    QTest::addRow("a #") << "DATABASE_URL=" + url + "#x";
    QTest::addRow("a comment") << "DATABASE_URL=" + url + " #x";
    QTest::addRow("a colon") << "DATABASE_URL: " + url;
    QTest::addRow("a comment close behind") << "DATABASE_URL='" + url + "'#c";
    QTest::addRow("text behind") << "DATABASE_URL='" + url + "'c";
    QTest::addRow("an open quote") << "DATABASE_URL='" + url;
    QTest::addRow("another variable") << "DATABASE_URL=" + url + "${X}";
    QTest::addRow("inside another") << "X='\nDATABASE_URL=" + url + "\n'\nDATABASE_URL=" + url;
}

//! In --database or on the connect page.
void DotenvTest::whatIsPastedIsReadAlike()
{
    QFETCH(const QByteArray, text);
    const auto inFile =
        readDotenv(text, u"DATABASE_URL"_s).and_then([](const auto &value) { return readAddress(*value); });

    const auto pasted = readAddress(QString::fromUtf8(text));

    QCOMPARE(pasted.has_value(), inFile.has_value());
    if (pasted)
        QCOMPARE(*pasted, *inFile);
    else
        QCOMPARE(pasted.error().message, inFile.error().message);
}

CATALPA_TEST(DotenvTest)
#include "tst_dotenv.moc"
