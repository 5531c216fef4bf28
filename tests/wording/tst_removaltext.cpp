// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"
#include "support/testregistry.h"
#include "wording/removaltext.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

class RemovalTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void saysWhatWasDeletedAndCameBack_data();
    void saysWhatWasDeletedAndCameBack();
    void saysWhatDoesNotComeBack();
    void namesTheFirstOnes();
    void namesAreTextAlsoWhenTheyLookLikePlaces();

private:
    static RemovedRecords records(int authors, int books, bool withHeir = false)
    {
        RemovedRecords made;
        for (int i = 0; i < authors; ++i)
            made.authors += Kept<Author>{
                {.id = {i + 1}, .name = u"A%1"_s.arg(i + 1), .bio = {}, .country = {}, .createdAt = {}}, false};
        for (int i = 0; i < books; ++i) {
            made.books += Kept<Book>{
                {.id = {i + 1}, .title = u"B%1"_s.arg(i + 1), .authorId = {1}, .authorName = u"A1"_s, .createdAt = {}},
                false};
        }
        if (withHeir)
            made.heir = Author{.id = {9}, .name = u"Heir"_s, .bio = {}, .country = {}, .createdAt = {}};
        return made;
    }
};

void RemovalTextTest::saysWhatWasDeletedAndCameBack_data()
{
    QTest::addColumn<RemovedRecords>("records");
    QTest::addColumn<qint64>("back");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("restored");
    QTest::addRow("author") << records(1, 0) << qint64(0) << u"“A1” was deleted."_s << u"“A1” is back."_s;
    QTest::addRow("author and book") << records(1, 1) << qint64(1) << u"“A1” and 1 book were deleted."_s
                                     << u"“A1” and 1 book are back."_s;
    QTest::addRow("author and books") << records(1, 5) << qint64(5) << u"“A1” and 5 books were deleted."_s
                                      << u"“A1” and 5 books are back."_s;
    QTest::addRow("authors and books") << records(2, 3) << qint64(3) << u"2 authors and 3 books were deleted."_s
                                       << u"2 authors and 3 books are back."_s;
    QTest::addRow("book") << records(0, 1) << qint64(1) << u"“B1” was deleted."_s << u"“B1” is back."_s;
    QTest::addRow("books") << records(0, 4) << qint64(4) << u"4 books were deleted."_s << u"4 books are back."_s;
    QTest::addRow("books moved") << records(1, 2, true) << qint64(2)
                                 << u"“A1” was deleted, and 2 books went to “Heir”."_s << u"“A1” is back."_s;
    QTest::addRow("some books moved on")
        << records(2, 3, true) << qint64(1) << u"2 authors were deleted, and 3 books went to “Heir”."_s
        << u"2 authors: put back, with 1 of 3 books. Somebody has decided about the others meanwhile."_s;
}

void RemovalTextTest::saysWhatWasDeletedAndCameBack()
{
    QFETCH(const RemovedRecords, records);
    QFETCH(const qint64, back);

    QTEST(removedText(records), "removed");
    QTEST(restoredText(records, back), "restored");
}

void RemovalTextTest::saysWhatDoesNotComeBack()
{
    RemovedRecords removed = records(0, 1);
    QCOMPARE(undoText(removed), u"You can undo it afterwards."_s);
    QCOMPARE(alongsideText(removed), QString());

    removed.alongside = {u"loans"_s};
    removed.unkept = {u"books.shelf"_s, u"books.price"_s};
    QCOMPARE(alongsideText(removed),
             u"The database also deletes or empties what refers to this in: loans. Undo does not bring that back. "
             "Undo does not bring back what other programs keep in: books.shelf, books.price."_s);

    removed.isFinal = true;
    QCOMPARE(undoText(removed),
             u"It cannot be undone: other programs keep values in books.shelf, books.price, and nothing records "
             "them."_s);
    QVERIFY(!alongsideText(removed).contains("books.shelf"_L1));
}

void RemovalTextTest::namesTheFirstOnes()
{
    QCOMPARE(firstNames({u"A"_s, u"B"_s}), u"“A”, “B”"_s);
    QCOMPARE(firstNames({u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s, u"F"_s}), u"“A”, “B”, “C”, “D”, “E”, “F”"_s);
    QCOMPARE(firstNames({u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s, u"F"_s, u"G"_s}),
             u"“A”, “B”, “C”, “D”, “E” and 2 more"_s);
}

void RemovalTextTest::namesAreTextAlsoWhenTheyLookLikePlaces()
{
    RemovedRecords hostile = records(1, 2, true);
    hostile.authors.first().record.name = u"%2 %1 %n <b>"_s;

    QCOMPARE(removedText(hostile), u"“%2 %1 %n <b>” was deleted, and 2 books went to “Heir”."_s);
    QVERIFY(restoredText(hostile, 1).startsWith(u"“%2 %1 %n <b>”: put back, with 1 of 2"_s));
}

CATALPA_TEST(RemovalTextTest)
#include "tst_removaltext.moc"
