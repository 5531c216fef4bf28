// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/editjson.h"
#include "core/outbox/fieldchange.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

using OptionalText = std::optional<QString>;

//! Mine: the name and the country.
AuthorEdit mine()
{
    return {.id = {1},
            .name = Change<QString>{u"Karel"_s, u"Karel Čapek"_s},
            .country = Change<OptionalText>{u"AT"_s, u"CZ"_s},
            .label = u"Karel"_s};
}

//! Somebody else has changed the country, and has written a biography.
Author now()
{
    Author author;
    author.id = {1};
    author.name = u"Karel"_s;
    author.country = u"SK"_s;
    author.bio = u"Theirs"_s;
    return author;
}

} // namespace

//! Edits field by field: what is in conflict, what is decided, what the database has made of it.
class FieldChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAFieldThatBothHaveChangedIsInConflict()
    {
        const QList<FieldConflict> found = conflicts(mine(), now());

        QCOMPARE(found, (QList<FieldConflict>{{RecordField::Country, u"AT"_s, u"SK"_s, u"CZ"_s}}));
        QVERIFY(conflicts(mine(), CurrentRecord()).isEmpty());
    }

    void theSameChangeByBothIsNone()
    {
        Author same = now();
        same.country = u"CZ"_s;

        QVERIFY(conflicts(mine(), same).isEmpty());
    }

    void anotherRecordTellsNothing()
    {
        Author other = now();
        other.id = {2};

        QVERIFY(conflicts(mine(), other).isEmpty());
    }

    void theirsLeavesTheOtherFieldsOfTheEdit()
    {
        const auto rest = std::get<AuthorEdit>(without(mine(), RecordField::Country));

        QVERIFY(!rest.country);
        QCOMPARE(rest.name, mine().name);
    }

    void mineStartsFromTheirs()
    {
        const auto kept = std::get<AuthorEdit>(onTopOf(now(), mine(), RecordField::Country));

        QCOMPARE(kept.country, (Change<OptionalText>{u"SK"_s, u"CZ"_s}));
        QVERIFY(conflicts(kept, now()).isEmpty());
    }

    void aThirdValueIsTidied()
    {
        const auto typed = std::get<AuthorEdit>(wanting(mine(), RecordField::Country, u"  PL "_s));

        QCOMPARE(typed.country->to, u"PL"_s);
        const auto named = std::get<AuthorEdit>(wanting(mine(), RecordField::Country, u"austria"_s));
        QCOMPARE(named.country->to, u"AT"_s);
        QCOMPARE(std::get<AuthorEdit>(wanting(mine(), RecordField::Country, u" "_s)).country->to, OptionalText());
    }

    void anAuthorOfABookIsComparedByNumberAndToldByName()
    {
        Book there;
        there.id = {5};
        there.authorId = {7};
        there.authorName = u"Smith"_s;
        const BookEdit edit{.id = {5}, .author = Change<Id<Author>>{{2}, {3}}, .authorNames = {u"Čapek"_s, u"Lem"_s}};

        QCOMPARE(conflicts(edit, there),
                 (QList<FieldConflict>{{RecordField::Author, u"Čapek"_s, u"Smith"_s, u"Lem"_s}}));
        const auto kept = std::get<BookEdit>(onTopOf(there, edit, RecordField::Author));
        QCOMPARE(kept.author, (Change<Id<Author>>{{7}, {3}}));
        QCOMPARE(kept.authorNames, (Change<QString>{u"Smith"_s, u"Lem"_s}));
    }

    void sortNamesAndTitlesAreFieldsLikeAnyOther()
    {
        Author there = now();
        there.sortName = u"Theirs"_s;
        const AuthorEdit filing{.id = {1}, .sortName = Change<OptionalText>{u"Karel"_s, u"Mine"_s}};

        QCOMPARE(conflicts(filing, there).value(0).field, RecordField::SortName);
        QVERIFY(conflicts(onTopOf(there, filing, RecordField::SortName), there).isEmpty());
    }

    void whatTheDatabaseMadeOfItIsTold()
    {
        Author saved = now();
        saved.name = u"KAREL ČAPEK"_s;
        saved.country = u"CZ"_s;

        const Edit stored = asStored(mine(), saved);

        QCOMPARE(alterations(mine(), stored),
                 (QList<FieldChange>{{RecordField::Name, u"Karel Čapek"_s, u"KAREL ČAPEK"_s}}));
        QCOMPARE(std::get<AuthorEdit>(*inverse(stored)).name, (Change<QString>{u"KAREL ČAPEK"_s, u"Karel"_s}));
    }

    void aSortNameThatIsGivenUpIsNoAlteration()
    {
        Author saved = now();
        saved.sortName = u"Karel"_s;
        const AuthorEdit givenUp{.id = {1}, .sortName = Change<OptionalText>{u"By hand"_s, OptionalText()}};

        QVERIFY(alterations(givenUp, asStored(givenUp, saved)).isEmpty());
    }

    void tellsWhatSomebodyElseHasChangedBesideIt()
    {
        Author before = now();
        before.bio.reset();

        QCOMPARE(changedBeside(mine(), before, now()), QList<RecordField>{RecordField::Biography});
        QVERIFY(changedBeside(mine(), CurrentRecord(), now()).isEmpty());
    }

    void nothingIsLeftOfAChangeThatChangesNothing()
    {
        AuthorEdit idle = mine();
        idle.country = Change<OptionalText>{u"AT"_s, u"AT"_s};

        QVERIFY(!std::get<AuthorEdit>(withoutIdle(idle)).country);
        QCOMPARE(std::get<AuthorEdit>(withoutIdle(idle)).name, mine().name);
    }

    void theNameOfTheRecordOutlivesTheProgram()
    {
        const auto read = editFromJson(toJson(Edit(mine())));

        QVERIFY(read);
        QCOMPARE(std::get<AuthorEdit>(*read).label, u"Karel"_s);
    }

    void everyFieldOfAnAuthorIsPutOnWhatTheRecordHolds()
    {
        Author there;
        there.name = u"their name"_s;
        there.bio = u"their life"_s;
        there.country = u"CZ"_s;
        there.sortName = u"name, their"_s;
        const AuthorEdit wanted{.id = {1},
                                .name = Change<QString>{u"old"_s, u"my name"_s},
                                .bio = Change<std::optional<QString>>{u"old"_s, u"my life"_s},
                                .country = Change<std::optional<QString>>{u"AT"_s, u"PL"_s},
                                .sortName = Change<std::optional<QString>>{u"old"_s, u"name, my"_s}};

        const AuthorEdit edit = rebased(wanted, there);

        QCOMPARE(edit.name, (Change<QString>{u"their name"_s, u"my name"_s}));
        QCOMPARE(edit.bio, (Change<std::optional<QString>>{u"their life"_s, u"my life"_s}));
        QCOMPARE(edit.country, (Change<std::optional<QString>>{u"CZ"_s, u"PL"_s}));
        QCOMPARE(edit.sortName, (Change<std::optional<QString>>{u"name, their"_s, u"name, my"_s}));
    }

    void everyFieldOfABookIsPutOnWhatTheRecordHolds()
    {
        Book there;
        there.title = u"their title"_s;
        there.authorId = {5};
        there.authorName = u"Lem"_s;
        there.sortTitle = u"title, their"_s;
        const BookEdit wanted{.id = {1},
                              .title = Change<QString>{u"old"_s, u"my title"_s},
                              .author = Change<Id<Author>>{{2}, {3}},
                              .authorNames = {u"Čapek"_s, u"Smith"_s},
                              .sortTitle = Change<std::optional<QString>>{u"old"_s, u"title, my"_s}};

        const BookEdit edit = rebased(wanted, there);

        QCOMPARE(edit.title, (Change<QString>{u"their title"_s, u"my title"_s}));
        QCOMPARE(edit.author, (Change<Id<Author>>{{5}, {3}}));
        QCOMPARE(edit.authorNames, (Change<QString>{u"Lem"_s, u"Smith"_s}));
        QCOMPARE(edit.sortTitle, (Change<std::optional<QString>>{u"title, their"_s, u"title, my"_s}));
    }
};

CATALPA_TEST(FieldChangeTest)
#include "tst_fieldchange.moc"
