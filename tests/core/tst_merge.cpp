// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What two records differ in, what becomes of the one that stays, and what is left to decide afterwards.

#include "core/doubles/merge.h"
#include "core/doubles/proposeddoubles.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

Kept<Author> author(qint64 number, const QString &name)
{
    Kept<Author> kept;
    kept.record.id = {number};
    kept.record.name = name;
    kept.record.details.emplace();
    return kept;
}

Kept<Book> book(qint64 number, const QString &title)
{
    Kept<Book> kept;
    kept.record.id = {number};
    kept.record.title = title;
    kept.record.authorId = {1};
    kept.record.authorName = u"Karel Čapek"_s;
    kept.record.details.emplace();
    return kept;
}

} // namespace

class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOtherNameBecomesAnotherName();
    void nothingIsAddedWhereThereIsNoPlaceForIt();
    void fillsWhatOnlyOneSays();
    void takesWhatIsChosen();
    void aChosenNameLeavesTheOldOneAmongTheOthers();
    void severalValuesAreUnited();
    void recordsThatSayTheSameNeedNoEdit();
    void aBookMayGoToTheOtherAuthor();
    void chainsFollowTheRecordThatStays();
};

void MergeTest::theOtherNameBecomesAnotherName()
{
    Kept<Author> gone = author(2, u"K. Čapek"_s);
    gone.record.details->set(AuthorField::OtherNames, QStringList{u"Karel Capek"_s, u"Karel Čapek"_s});

    const AuthorMerge merge = mergeOf(author(1, u"Karel Čapek"_s), gone);

    QVERIFY(!merge.edit.name);
    QCOMPARE(merge.edit.id.value, 1);
    QCOMPARE(merge.edit.details,
             (DetailChanges<AuthorField>{{AuthorField::OtherNames, QString(), u"K. Čapek\nKarel Capek"_s}}));
}

void MergeTest::nothingIsAddedWhereThereIsNoPlaceForIt()
{
    Kept<Author> kept = author(1, u"Karel Čapek"_s);
    Kept<Author> gone = author(2, u"K. Čapek"_s);
    kept.record.details.reset();
    gone.record.details.reset();

    QVERIFY(mergeOf(kept, gone).edit.isEmpty());
}

void MergeTest::fillsWhatOnlyOneSays()
{
    Kept<Author> kept = author(1, u"Karel Čapek"_s);
    kept.record.bio = u"A playwright."_s;
    Kept<Author> gone = author(2, u"Karel Čapek"_s);
    gone.record.bio = u"A writer."_s;
    gone.record.country = u"CZ"_s;
    gone.record.details->set(AuthorField::Born, u"1890"_s);

    const AuthorEdit edit = mergeOf(kept, gone).edit;

    QVERIFY(!edit.bio);
    QCOMPARE(edit.country, (Change<std::optional<QString>>{std::nullopt, u"CZ"_s}));
    QCOMPARE(edit.details, (DetailChanges<AuthorField>{{AuthorField::Born, QString(), u"1890"_s}}));
}

void MergeTest::takesWhatIsChosen()
{
    Kept<Author> kept = author(1, u"Karel Čapek"_s);
    kept.record.bio = u"A playwright."_s;
    Kept<Author> gone = author(2, u"Karel Čapek"_s);
    gone.record.bio = u"A writer."_s;
    gone.record.country = u"CZ"_s;

    const AuthorEdit edit =
        mergeOf(kept, gone, {{RecordField::Biography, Taken::FromGone}, {RecordField::Country, Taken::FromKept}}).edit;

    QCOMPARE(edit.bio, (Change<std::optional<QString>>{u"A playwright."_s, u"A writer."_s}));
    QVERIFY(!edit.country);
}

void MergeTest::aChosenNameLeavesTheOldOneAmongTheOthers()
{
    const AuthorEdit edit =
        mergeOf(author(1, u"K. Čapek"_s), author(2, u"Karel Čapek"_s), {{RecordField::Name, Taken::FromGone}}).edit;

    QCOMPARE(edit.name, (Change<QString>{u"K. Čapek"_s, u"Karel Čapek"_s}));
    QCOMPARE(edit.details, (DetailChanges<AuthorField>{{AuthorField::OtherNames, QString(), u"K. Čapek"_s}}));
}

void MergeTest::severalValuesAreUnited()
{
    Kept<Book> kept = book(1, u"Krakatit"_s);
    kept.record.details->set(BookField::Subjects, u"Explosives\nLove"_s);
    Kept<Book> gone = book(2, u"Krakatit"_s);
    gone.record.details->set(BookField::Subjects, u"Love\nMadness"_s);

    QCOMPARE(mergeOf(kept, gone).edit.details,
             (DetailChanges<BookField>{{BookField::Subjects, u"Explosives\nLove"_s, u"Explosives\nLove\nMadness"_s}}));
    QVERIFY(mergeOf(kept, gone, {{recordField(BookField::Subjects), Taken::FromKept}}).edit.isEmpty());
}

void MergeTest::recordsThatSayTheSameNeedNoEdit()
{
    QVERIFY(mergeOf(author(1, u"Karel Čapek"_s), author(2, u"Karel Čapek"_s)).edit.isEmpty());
    QCOMPARE(differences(book(1, u"Krakatit"_s).record, book(2, u"Krakatit"_s).record), QList<Difference>());
}

void MergeTest::aBookMayGoToTheOtherAuthor()
{
    const Kept<Book> kept = book(1, u"Krakatit"_s);
    Kept<Book> gone = book(2, u"Krakatit"_s);
    gone.record.authorId = {7};
    gone.record.authorName = u"K. Čapek"_s;

    QVERIFY(mergeOf(kept, gone).edit.isEmpty());
    const BookEdit edit = mergeOf(kept, gone, {{RecordField::Author, Taken::FromGone}}).edit;
    QCOMPARE(edit.author, (Change<Id<Author>>{{1}, {7}}));
}

void MergeTest::chainsFollowTheRecordThatStays()
{
    // A is B, B is C, A is C; and D is B, whose numbers are in the other order then.
    QList<ProposedDouble> pairs{{.one = 10, .other = 20, .oneCalled = u"A"_s, .otherCalled = u"B"_s},
                                {.one = 20, .other = 30, .oneCalled = u"B"_s, .otherCalled = u"C"_s},
                                {.one = 10, .other = 30, .oneCalled = u"A"_s, .otherCalled = u"C"_s},
                                {.one = 5, .other = 20, .oneCalled = u"D"_s, .otherCalled = u"B"_s}};

    followMerge(pairs, 10, 20);

    QCOMPARE(pairs,
             (QList<ProposedDouble>{{.one = 10, .other = 30, .oneCalled = u"A"_s, .otherCalled = u"C"_s},
                                    {.one = 5, .other = 10, .oneCalled = u"D"_s, .otherCalled = u"A"_s}}));
}

CATALPA_TEST(MergeTest)
#include "tst_merge.moc"
