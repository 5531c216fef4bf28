// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edits/undostack.h"

#include "store/cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

using OptionalText = std::optional<QString>;

AuthorEdit rename(qint64 id, const QString &from, const QString &to)
{
    return {.id = {id}, .name = Change<QString>{from, to}, .label = from};
}

AuthorEdit relocate(qint64 id, const OptionalText &from, const OptionalText &to)
{
    return {.id = {id}, .country = Change<OptionalText>{from, to}, .label = u"Karel"_s};
}

} // namespace

//! Undo and redo with a real database, a colleague and a broken line.
class UndoStackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void undoesAndDoesAgainFromTheLastStepOn();
    void aNewStepForgetsWhatWasUndone();
    void anEditMeanwhileDoesNotDisturbAStepThatIsUndone();
    void namesTheNextStep();
    void anEditOfTheOtherTableIsAStepToo();
    void anUndoThatMeetsAColleagueIsAConflict();
    void theirsLeavesNothingToUndo();
    void undoingWhatTheDatabaseAlteredPutsTheOldValueBack();
    void anEditThatIsCollectedIsUndoneByTakingItOut();
    void anEditThatWasTypedOverIsUndoneAndDoneAgainAsAWhole();
    void anEditThatWaitsForTheDatabaseIsTakenBack();
    void undoneIsSaidWhenTheDatabaseHasIt();
    void anUndoBehindAnEditThatIsRefusedTakesItBack();
    void aStepOfAnotherKindTakesItsTurn();
    void aStepThatFailsIsToldAndGone();
    void hundredsOfStepsAreUndoneInOrder();

private:
    struct Desk {
        explicit Desk(const ConnectionAddress &address)
            : opened(address)
            , outbox(*opened.authors, *opened.books, nullptr)
            , stack(outbox)
            , undone(&stack, &UndoStack::undone)
            , redone(&stack, &UndoStack::redone)
            , waits(&stack, &UndoStack::waits)
        {
        }
        void save(const Edit &edit)
        {
            outbox.submit(edit);
            QTRY_VERIFY(outbox.entries().empty());
        }

        Opened opened;
        Outbox outbox;
        UndoStack stack;
        QSignalSpy undone;
        QSignalSpy redone;
        QSignalSpy waits;
    };
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString country() const { return one(u"SELECT coalesce(country, '∅') FROM authors WHERE id = 2"_s); }
    QString nameOf(int id) const { return one(u"SELECT name FROM authors WHERE id = %1"_s.arg(id)); }

    TestServer m_server;
    ConnectionAddress m_address;
};

void UndoStackTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    one(u"INSERT INTO authors (name, country) VALUES ('A', 'AT'), ('Karel', 'AT');"
        "INSERT INTO books (title, author_id) VALUES ('RUR', 2)"_s);
}

void UndoStackTest::undoesAndDoesAgainFromTheLastStepOn()
{
    Desk desk(m_address);
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));
    desk.save(relocate(2, u"CZ"_s, OptionalText()));
    desk.save(rename(1, u"A"_s, u"B"_s));

    desk.stack.undo();
    desk.stack.undo();
    desk.stack.undo();
    QTRY_COMPARE(desk.undone.size(), 3);
    QCOMPARE(country(), u"AT"_s);
    QCOMPARE(nameOf(1), u"A"_s);
    QVERIFY(!desk.stack.canUndo());

    desk.stack.redo();
    desk.stack.redo();
    QTRY_COMPARE(desk.redone.size(), 2);
    QCOMPARE(country(), u"∅"_s);
    QCOMPARE(nameOf(1), u"A"_s);
    QVERIFY(desk.stack.canUndo());
    QVERIFY(desk.stack.canRedo());
}

void UndoStackTest::aNewStepForgetsWhatWasUndone()
{
    Desk desk(m_address);
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));
    desk.stack.undo();
    QTRY_COMPARE(desk.undone.size(), 1);

    desk.save(rename(1, u"A"_s, u"B"_s));

    QVERIFY(!desk.stack.canRedo());
    QCOMPARE(desk.stack.undoName(), u"name of A"_s);
}

void UndoStackTest::anEditMeanwhileDoesNotDisturbAStepThatIsUndone()
{
    Desk desk(m_address);
    UndoStep::Done answer;
    desk.stack.push({.name = u"deletion of B"_s,
                     .undo = [&answer](const UndoStep::Done &done) { answer = done; },
                     .redo =
                         [](const UndoStep::Done &) {
                         }});
    desk.stack.undo();
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));

    answer({});

    QCOMPARE(desk.undone.size(), 1);
    QVERIFY(!desk.stack.canRedo());
    QCOMPARE(desk.stack.undoName(), u"country of Karel"_s);
}

void UndoStackTest::namesTheNextStep()
{
    Desk desk(m_address);
    QCOMPARE(desk.stack.undoName(), QString());
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));

    QCOMPARE(desk.stack.undoName(), u"country of Karel"_s);
    desk.stack.undo();

    QCOMPARE(desk.stack.undoName(), QString());
    QCOMPARE(desk.stack.redoName(), u"country of Karel"_s);
    QTRY_COMPARE(desk.undone.size(), 1);
    QCOMPARE(desk.undone.at(0).at(0).toString(), u"country of Karel"_s);
}

void UndoStackTest::anEditOfTheOtherTableIsAStepToo()
{
    Desk desk(m_address);
    desk.save(BookEdit{.id = {1},
                       .title = Change<QString>{u"RUR"_s, u"R.U.R."_s},
                       .author = Change<Id<Author>>{{2}, {1}},
                       .authorNames = {u"Karel"_s, u"A"_s}});
    QCOMPARE(one(u"SELECT author_id FROM books"_s), u"1"_s);

    desk.stack.undo();

    QTRY_COMPARE(desk.undone.size(), 1);
    QCOMPARE(m_server.rows(m_address, u"SELECT title, author_id FROM books"_s), QStringList{u"RUR|2"_s});
}

void UndoStackTest::anUndoThatMeetsAColleagueIsAConflict()
{
    Desk desk(m_address);
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));
    one(u"UPDATE authors SET country = 'SK' WHERE id = 2"_s);

    desk.stack.undo();

    QTRY_VERIFY(desk.outbox.firstRefused());
    QCOMPARE(desk.outbox.firstRefused()->error.kind, ErrorKind::Conflict);
    QCOMPARE(country(), u"SK"_s);
    QCOMPARE(desk.undone.size(), 0);
    QTRY_VERIFY(std::holds_alternative<Author>(desk.outbox.firstRefused()->now));
    const OutboxEntry entry = *desk.outbox.firstRefused();
    desk.outbox.decide(entry.number, rebased(std::get<AuthorEdit>(entry.edit), std::get<Author>(entry.now)));

    QTRY_COMPARE(desk.undone.size(), 1);
    QCOMPARE(country(), u"AT"_s);
    desk.stack.redo();
    QTRY_COMPARE(country(), u"SK"_s); // What it was when it was undone.
}

void UndoStackTest::theirsLeavesNothingToUndo()
{
    Desk desk(m_address);
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));
    one(u"UPDATE authors SET country = 'SK' WHERE id = 2"_s);
    desk.stack.undo();
    QTRY_VERIFY(desk.outbox.firstRefused());

    desk.outbox.discard(desk.outbox.firstRefused()->number);

    QVERIFY(!desk.stack.canUndo());
    QVERIFY(!desk.stack.canRedo());
    QCOMPARE(desk.undone.size(), 0);
}

void UndoStackTest::undoingWhatTheDatabaseAlteredPutsTheOldValueBack()
{
    one(u"CREATE FUNCTION upper_country() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN NEW.country = upper(NEW.country); RETURN NEW; END';"
        "CREATE TRIGGER upper_country BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION upper_country()"_s);
    Desk desk(m_address);
    QSignalSpy altered(&desk.outbox, &Outbox::altered);
    desk.save(relocate(2, u"AT"_s, u"cz"_s));
    QCOMPARE(altered.size(), 1);
    QCOMPARE(country(), u"CZ"_s);

    desk.stack.undo();

    QTRY_COMPARE(desk.undone.size(), 1);
    QCOMPARE(country(), u"AT"_s);
}

void UndoStackTest::anEditThatIsCollectedIsUndoneByTakingItOut()
{
    Desk desk(m_address);
    desk.outbox.setMode(Outbox::Mode::Collected);
    desk.outbox.submit(relocate(2, u"AT"_s, u"CZ"_s));
    desk.outbox.submit(rename(1, u"A"_s, u"B"_s));

    desk.stack.undo();
    QCOMPARE(desk.outbox.entries().size(), 1U);
    QCOMPARE(desk.undone.size(), 1);
    desk.stack.redo();
    QCOMPARE(desk.outbox.entries().size(), 2U);

    desk.outbox.release(desk.outbox.queue().in(OutboxEntry::State::Held));
    QTRY_VERIFY(desk.outbox.entries().empty());
    QCOMPARE(country(), u"CZ"_s);
    QCOMPARE(nameOf(1), u"B"_s);
    QCOMPARE(desk.redone.size(), 1);
}

void UndoStackTest::anEditThatWasTypedOverIsUndoneAndDoneAgainAsAWhole()
{
    Desk desk(m_address);
    desk.outbox.setMode(Outbox::Mode::Collected);
    desk.outbox.submit(relocate(2, u"AT"_s, u"CZ"_s));
    desk.outbox.submit(relocate(2, u"CZ"_s, u"DE"_s));
    QCOMPARE(desk.outbox.entries().size(), 1U);

    desk.stack.undo();
    QVERIFY(desk.outbox.entries().empty());
    desk.stack.redo();
    desk.outbox.release(desk.outbox.queue().in(OutboxEntry::State::Held));

    QTRY_VERIFY(desk.outbox.entries().empty());
    QCOMPARE(country(), u"DE"_s);
    QCOMPARE(desk.redone.size(), 1);
    desk.stack.undo();
    desk.outbox.release(desk.outbox.queue().in(OutboxEntry::State::Held));
    QTRY_COMPARE(country(), u"AT"_s);
}

void UndoStackTest::anEditThatWaitsForTheDatabaseIsTakenBack()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Desk desk(proxy.address());
    proxy.refuse(true);
    proxy.cut();
    desk.outbox.submit(relocate(2, u"AT"_s, u"CZ"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.outbox.isStalled(), 20'000);

    desk.stack.undo();

    QVERIFY(desk.outbox.entries().empty());
    QCOMPARE(desk.undone.size(), 1);
    QVERIFY(desk.stack.canRedo());
}

void UndoStackTest::undoneIsSaidWhenTheDatabaseHasIt()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Desk desk(proxy.address());
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));
    proxy.refuse(true);
    proxy.cut();

    desk.stack.undo();
    QTRY_VERIFY_WITH_TIMEOUT(desk.waits.size() > 0, 20'000);
    QCOMPARE(desk.undone.size(), 0);
    QCOMPARE(country(), u"CZ"_s);

    proxy.refuse(false);
    desk.outbox.resume();
    QTRY_COMPARE_WITH_TIMEOUT(desk.undone.size(), 1, 20'000);
    QCOMPARE(country(), u"AT"_s);
}

void UndoStackTest::anUndoBehindAnEditThatIsRefusedTakesItBack()
{
    Desk desk(m_address);
    one(u"UPDATE authors SET country = 'SK' WHERE id = 2"_s);

    desk.outbox.submit(relocate(2, u"AT"_s, u"CZ"_s));
    desk.stack.undo(); // While it is on its way to its conflict.

    QTRY_VERIFY(desk.outbox.entries().empty());
    QCOMPARE(country(), u"SK"_s);
    QCOMPARE(desk.undone.size(), 1);
}

void UndoStackTest::aStepOfAnotherKindTakesItsTurn()
{
    Desk desk(m_address);
    UndoStep::Done answer;
    QStringList log;
    desk.stack.push({.name = u"deletion of X"_s,
                     .undo =
                         [&](const UndoStep::Done &done) {
                             log += u"undo"_s;
                             answer = done;
                         },
                     .redo =
                         [&](const UndoStep::Done &done) {
                             log += u"redo"_s;
                             done({});
                         }});
    desk.save(relocate(2, u"AT"_s, u"CZ"_s));
    QCOMPARE(desk.stack.undoName(), u"country of Karel"_s);

    desk.stack.undo();
    QVERIFY(!desk.stack.canUndo()); // The edit has to be undone first.
    QTRY_COMPARE(desk.undone.size(), 1);
    desk.stack.undo();
    QVERIFY(!desk.stack.canRedo()); // It runs.
    QCOMPARE(desk.undone.size(), 1);
    answer({});
    QCOMPARE(desk.undone.size(), 2);

    desk.stack.redo();
    QCOMPARE(log, (QStringList{u"undo"_s, u"redo"_s}));
    QCOMPARE(desk.redone.size(), 1);
}

void UndoStackTest::aStepThatFailsIsToldAndGone()
{
    Desk desk(m_address);
    QSignalSpy failed(&desk.stack, &UndoStack::failed);
    const auto refuse = [](const UndoStep::Done &done) {
        done(failure(ErrorKind::Conflict, u"It has another book now."_s));
    };
    desk.stack.push({.name = u"new author X"_s, .undo = refuse, .redo = refuse});

    desk.stack.undo();

    QCOMPARE(failed.size(), 1);
    QVERIFY(!desk.stack.canUndo());
    QVERIFY(!desk.stack.canRedo());
}

void UndoStackTest::hundredsOfStepsAreUndoneInOrder()
{
    Desk desk(m_address);
    for (int i = 0; i < 300; ++i)
        desk.outbox.submit(rename(1, i == 0 ? u"A"_s : u"n%1"_s.arg(i - 1), u"n%1"_s.arg(i)));
    QTRY_VERIFY_WITH_TIMEOUT(desk.outbox.entries().empty(), 60'000);

    for (int i = 0; i < 300; ++i)
        desk.stack.undo();

    QTRY_COMPARE_WITH_TIMEOUT(desk.undone.size(), 300, 60'000);
    QCOMPARE(nameOf(1), u"A"_s);
}

CATALPA_TEST(UndoStackTest)
#include "tst_undostack.moc"
