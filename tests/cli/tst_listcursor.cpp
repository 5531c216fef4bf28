// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/lists/listcursor.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::cli;

//! What --after takes.
class ListCursorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void isOneWordForAShell();
    void isRefusedWhenAnyLetterIsAnother();
    void isRefusedWhenItIsCutOff();
    void isRefusedWhenItIsNone_data();
    void isRefusedWhenItIsNone();
};

namespace {

const ListCursor cursor{.list = u"books"_s, .collation = u"sv"_s, .key = {.values = {u"Čapek, Karel"_s}, .id = 7}};

} // namespace

void ListCursorTest::comesBackAsItWas_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<qint64>("id");

    QTest::addRow("a name") << QStringList{u"Čapek, Karel"_s} << qint64(7);
    QTest::addRow("several levels") << QStringList{u"false"_s, u"CZ"_s, QString(), u"2026-01-01 00:00:00.000001"_s}
                                    << qint64(1);
    QTest::addRow("any letters") << QStringList{u"😀\"\\\n\x01\u2028"_s, QString(500, u'李')} << qint64(3);
    QTest::addRow("the largest number") << QStringList{u"9223372036854775807"_s} << qint64(9223372036854775807);
    QTest::addRow("a negative number") << QStringList{u"-5"_s} << qint64(-5);
}

void ListCursorTest::comesBackAsItWas()
{
    QFETCH(const QStringList, values);
    QFETCH(const qint64, id);
    const ListCursor there{.list = u"Ab+/="_s, .collation = u"de-u-co-phonebk"_s, .key = {.values = values, .id = id}};

    const auto back = ListCursor::fromWord(QString::fromLatin1(there.word()));

    QVERIFY(back);
    QCOMPARE(back->list, there.list);
    QCOMPARE(back->collation, there.collation);
    QCOMPARE(back->key, there.key);
}

void ListCursorTest::isOneWordForAShell()
{
    static const QRegularExpression plain(u"^[A-Za-z0-9][A-Za-z0-9_-]*$"_s);

    QVERIFY(plain.match(QString::fromLatin1(cursor.word())).hasMatch());
}

void ListCursorTest::isRefusedWhenAnyLetterIsAnother()
{
    const QString word = QString::fromLatin1(cursor.word());

    for (qsizetype i = 0; i < word.size(); ++i) {
        QString other = word;
        other[i] = word.at(i) == u'B' ? u'Q' : u'B';
        const auto read = ListCursor::fromWord(other);
        // The last letter of base64 has bits that say nothing.
        QVERIFY2(!read || (i == word.size() - 1 && read->key == cursor.key), qPrintable(other));
    }
}

void ListCursorTest::isRefusedWhenItIsCutOff()
{
    const QString word = QString::fromLatin1(cursor.word());

    for (qsizetype size = 0; size < word.size(); ++size) {
        QVERIFY(!ListCursor::fromWord(word.first(size)));
        QVERIFY(!ListCursor::fromWord(word.last(size)));
    }
}

void ListCursorTest::isRefusedWhenItIsNone_data()
{
    QTest::addColumn<QString>("word");

    QTest::addRow("nothing") << QString();
    QTest::addRow("a number") << u"7"_s;
    QTest::addRow("other letters") << u"Čapek"_s;
    QTest::addRow("a key of the server's lists") << u"WzcsIjciXQ"_s;
    QTest::addRow("a cursor without values") << QString::fromLatin1(ListCursor{u"books"_s, {}, Key{{}, 7, {}}}.word());
    QTest::addRow("a value that no database can hold")
        << QString::fromLatin1(ListCursor{u"books"_s, {}, Key{{QString(QChar(0))}, 7, {}}}.word());
}

void ListCursorTest::isRefusedWhenItIsNone()
{
    QFETCH(const QString, word);

    QVERIFY(!ListCursor::fromWord(word));
}

CATALPA_TEST(ListCursorTest)
#include "tst_listcursor.moc"
