// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/edithistory.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

AuthorEdit renaming(const QString &from, const QString &to)
{
    return {.id = {1}, .name = Change<QString>{from, to}};
}

std::deque<OutboxEntry> entry(quint64 number, OutboxEntry::State state)
{
    return {OutboxEntry{.number = number, .edit = renaming(u"a"_s, u"b"_s), .state = state, .error = {}}};
}

} // namespace

//! What can be undone, and how; and edits that are put on what a record holds now.
class EditHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUndoneBeforeAnythingIsSaved()
    {
        EditHistory history;

        QVERIFY(!history.canUndo({}));
        QVERIFY(!history.takeUndo());
    }

    void undoesFromTheLastEditOn()
    {
        EditHistory history;
        history.add(1, renaming(u"a"_s, u"b"_s));
        history.add(2, renaming(u"b"_s, u"c"_s));

        QCOMPARE(std::get<AuthorEdit>(*history.takeUndo()), renaming(u"c"_s, u"b"_s));
        QCOMPARE(std::get<AuthorEdit>(*history.takeUndo()), renaming(u"b"_s, u"a"_s));
        QVERIFY(!history.canUndo({}));
    }

    void waitsForWhatIsOnItsWay_data()
    {
        QTest::addColumn<OutboxEntry::State>("state");
        QTest::addColumn<bool>("canUndo");
        QTest::addRow("waiting") << OutboxEntry::State::Waiting << false;
        QTest::addRow("sending") << OutboxEntry::State::Sending << false;
        QTest::addRow("refused") << OutboxEntry::State::Refused << true;
    }
    void waitsForWhatIsOnItsWay()
    {
        QFETCH(OutboxEntry::State, state);
        QFETCH(bool, canUndo);
        EditHistory history;
        history.add(1, renaming(u"a"_s, u"b"_s));

        QCOMPARE(history.canUndo(entry(2, state)), canUndo);
    }

    void anUndoOnItsWayDoesNotHoldUpTheNext()
    {
        EditHistory history;
        history.add(1, renaming(u"a"_s, u"b"_s));
        history.add(2, renaming(u"b"_s, u"c"_s));
        QVERIFY(history.takeUndo());
        history.addUndoing(3);

        QVERIFY(history.canUndo(entry(3, OutboxEntry::State::Sending)));
    }

    void anUndoIsNotUndoneItself()
    {
        EditHistory history;
        history.add(1, renaming(u"a"_s, u"b"_s));
        const auto undoing = history.takeUndo();
        history.addUndoing(2);

        history.add(2, *undoing);

        QVERIFY(!history.canUndo({}));
    }

    void aRefusedUndoThatIsSavedLaterCounts()
    {
        EditHistory history;
        history.add(1, renaming(u"a"_s, u"b"_s));
        const auto undoing = history.takeUndo();
        history.addUndoing(2);
        history.forgetUndoing(2);

        history.add(2, *undoing);

        QVERIFY(history.canUndo({}));
        QCOMPARE(std::get<AuthorEdit>(*history.takeUndo()), renaming(u"a"_s, u"b"_s));
    }

    void everyFieldOfAnAuthorIsPutOnWhatTheRecordHolds()
    {
        Author now;
        now.name = u"their name"_s;
        now.bio = u"their life"_s;
        now.country = u"CZ"_s;
        now.sortName = u"name, their"_s;
        const AuthorEdit mine{.id = {1},
                              .name = Change<QString>{u"old"_s, u"my name"_s},
                              .bio = Change<std::optional<QString>>{u"old"_s, u"my life"_s},
                              .country = Change<std::optional<QString>>{u"AT"_s, u"PL"_s},
                              .sortName = Change<std::optional<QString>>{u"old"_s, u"name, my"_s}};

        const AuthorEdit edit = rebased(mine, now);

        QCOMPARE(edit.name, (Change<QString>{u"their name"_s, u"my name"_s}));
        QCOMPARE(edit.bio, (Change<std::optional<QString>>{u"their life"_s, u"my life"_s}));
        QCOMPARE(edit.country, (Change<std::optional<QString>>{u"CZ"_s, u"PL"_s}));
        QCOMPARE(edit.sortName, (Change<std::optional<QString>>{u"name, their"_s, u"name, my"_s}));
    }

    void everyFieldOfABookIsPutOnWhatTheRecordHolds()
    {
        Book now;
        now.title = u"their title"_s;
        now.authorId = {5};
        now.authorName = u"Lem"_s;
        now.sortTitle = u"title, their"_s;
        const BookEdit mine{.id = {1},
                            .title = Change<QString>{u"old"_s, u"my title"_s},
                            .author = Change<Id<Author>>{{2}, {3}},
                            .authorNames = {u"Čapek"_s, u"Smith"_s},
                            .sortTitle = Change<std::optional<QString>>{u"old"_s, u"title, my"_s}};

        const BookEdit edit = rebased(mine, now);

        QCOMPARE(edit.title, (Change<QString>{u"their title"_s, u"my title"_s}));
        QCOMPARE(edit.author, (Change<Id<Author>>{{5}, {3}}));
        QCOMPARE(edit.authorNames, (Change<QString>{u"Lem"_s, u"Smith"_s}));
        QCOMPARE(edit.sortTitle, (Change<std::optional<QString>>{u"title, their"_s, u"title, my"_s}));
    }
};

CATALPA_TEST(EditHistoryTest)
#include "tst_edithistory.moc"
