// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outbox.h"

#include "core/outbox/editjson.h"
#include "core/outbox/journalline.h"
#include "db/transaction.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"
#include "support/watchedauthors.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

using OptionalText = std::optional<QString>;
using State = OutboxEntry::State;

AuthorEdit rename(qint64 id, const QString &from, const QString &to)
{
    return {.id = {id}, .name = Change<QString>{from, to}};
}

AuthorEdit relocate(qint64 id, const OptionalText &from, const OptionalText &to)
{
    return {.id = {id}, .country = Change<OptionalText>{from, to}};
}

BookEdit retitle(qint64 id, const QString &from, const QString &to)
{
    return {.id = {id}, .title = Change<QString>{from, to}};
}

//! As it is in the database at first, with a bio.
Author authorA()
{
    return {.id = {1}, .name = u"A"_s, .bio = u"bio"_s, .country = u"AT"_s, .createdAt = {}};
}

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesInOrderAndOneAtATime();
    void keepsAnEditBeforeItLeavesAndStrikesItAfterwards();
    void worksWithoutAJournal();
    void anEmptyEditIsNone();
    void holdsWhatAnEarlierRunLeftUntilAPersonSaysSo();
    void whatWasTypedBeforeTheJournalIsReadComesAfterWhatWasLeft();
    void aSecondWindowNeitherReadsNorLosesTheFirstOnesEdits();
    void anEditThatIsSentTwiceIsAppliedOnce();
    void sendsByItselfWhenAServerThatWasGoneIsBack();
    void whileItWaitsEverythingTypedIsKept();
    void aConflictStaysWithWhatWasTyped();
    void oneRefusalDoesNotHoldUpTheOthers();
    void keepsMineOnceItIsDecided();
    void aDiscardedEditIsGone();
    void retriesWhatWasRefused();
    void sendsAgainByItselfWhatTheDatabaseWasTooBusyFor();
    void anUnknownErrorRefusesAndKeeps();
    void aCorrectionTypedOverARefusedEditIsSaved();
    void twoEditsOfOneFieldAreOneConflict();
    void showsSeveralEditsOfOneRecordTogether();
    void aBookShowsItsNewAuthorAtOnce();
    void endsQuietlyWhileAnEditIsOnItsWay();
    void whatCannotBeKeptIsRefusedAndNotSent();
    void whatIsCollectedGoesWhenAPersonSaysSo();
    void ofTwoThatWereLeftTheLaterOneCanBeSavedAlone();
    void addsWhatIsNewOnce();
    void addsABookWithItsAuthorOnceWithoutReceiptsToo();
    void whatMayHaveBeenSavedIsNotTakenBackUnseen();
    void theSameChangeByAColleagueIsNoConflict();
    void anEditWhoseAnswerWasLostDoesNotOverwriteAColleague();
    void nobodyWaitsBehindOneThatCannotGo();
    void whatWasTypedOverStaysGoneAfterAFullDisk();
    void whatIsHeldIsNotSentWithAnotherField();

private:
    std::unique_ptr<Journal> journal() const
    {
        return std::make_unique<Journal>(m_folder->path(), m_address.withoutPassword());
    }
    std::unique_ptr<Outbox> outbox(const Opened &opened) const
    {
        auto outbox = std::make_unique<Outbox>(*opened.authors, *opened.books, journal());
        outbox->open();
        return outbox;
    }
    //! The edits in the journal's files that are not struck.
    QByteArray kept() const
    {
        QByteArray all;
        const std::atomic_bool stop = false;
        for (const QFileInfo &each : QDir(m_folder->path()).entryInfoList({u"*.journal"_s}, QDir::Files)) {
            QFile file(each.filePath());
            if (!file.open(QFile::ReadOnly))
                continue;
            for (const JournalRecord &record : readJournal(file.readAll(), stop).records)
                all += QJsonDocument(toJson(record.edit)).toJson(QJsonDocument::Compact);
        }
        return all;
    }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString nameOf(int id) const { return one(u"SELECT name FROM authors WHERE id = %1"_s.arg(id)); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void OutboxTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    one(u"INSERT INTO authors (name, country) VALUES ('A', 'AT'), ('Karel', 'CZ'), ('Božena', NULL);"
        "INSERT INTO books (title, author_id) VALUES ('RUR', 2)"_s);
}

void OutboxTest::savesInOrderAndOneAtATime()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::saved);
    int mostAtOnce = 0;
    connect(box.get(), &Outbox::changed, box.get(), [&] {
        mostAtOnce =
            std::max(mostAtOnce,
                     int(std::count_if(box->entries().cbegin(), box->entries().cend(),
                                       [](const OutboxEntry &entry) { return entry.state == State::Sending; })));
    });

    QList<quint64> numbers{box->submit(rename(1, u"A"_s, u"B"_s)), box->submit(retitle(1, u"RUR"_s, u"R.U.R."_s)),
                           box->submit(rename(1, u"B"_s, u"C"_s)), box->submit(rename(1, u"C"_s, u"A"_s)),
                           box->submit(rename(1, u"A"_s, u"D"_s))};

    QTRY_COMPARE(saved.size(), 5);
    QCOMPARE(mostAtOnce, 1);
    QVERIFY(std::is_sorted(numbers.cbegin(), numbers.cend()));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(saved.at(i).at(0).value<quint64>(), numbers.at(i));
    QVERIFY(box->entries().empty());
    QCOMPARE(nameOf(1), u"D"_s);
    QCOMPARE(one(u"SELECT title FROM books"_s), u"R.U.R."_s);
}

void OutboxTest::keepsAnEditBeforeItLeavesAndStrikesItAfterwards()
{
    Opened opened(m_address);
    WatchedAuthors authors(*opened.authors);
    Outbox box(authors, *opened.books, journal());
    box.open();
    QStringList unkept;
    authors.onApply = [&](const AuthorEdit &edit) {
        if (!kept().contains(edit.name->to.toUtf8()))
            unkept += edit.name->to;
    };
    // The second is typed while the first is on its way, the third in the very moment of an answer.
    connect(&box, &Outbox::saved, &box, [&box](quint64, const Edit &edit) {
        if (std::get<AuthorEdit>(edit).name->to == u"second"_s)
            box.submit(rename(2, u"Karel"_s, u"third"_s));
    });
    connect(&box, &Outbox::refused, &box, [&box] { box.submit(rename(2, u"third"_s, u"fourth"_s)); });

    box.submit(rename(1, u"A"_s, u"first"_s));
    box.submit(rename(1, u"first"_s, u"second"_s));
    QTRY_COMPARE(nameOf(2), u"third"_s);
    box.submit(rename(3, u"nobody"_s, u"refused"_s));

    QTRY_COMPARE(nameOf(2), u"fourth"_s);
    QCOMPARE(unkept, QStringList());
    QTRY_COMPARE(box.entries().size(), 1U);
    QTRY_VERIFY(!kept().contains("fourth"));
    QVERIFY(kept().contains("refused"));
    box.discard(box.firstRefused()->number);
    QTRY_COMPARE(kept(), "");
}

void OutboxTest::worksWithoutAJournal()
{
    Opened opened(m_address);
    Outbox box(*opened.authors, *opened.books, nullptr);
    box.open();

    box.submit(rename(1, u"A"_s, u"B"_s));

    QTRY_COMPARE(nameOf(1), u"B"_s);
    QVERIFY(kept().isEmpty());
}

void OutboxTest::anEmptyEditIsNone()
{
    Opened opened(m_address);
    const auto box = outbox(opened);

    QCOMPARE(box->submit(AuthorEdit{.id = {1}}), 0U);
    QCOMPARE(box->submit(BookEdit{.id = {1}}), 0U);
    QVERIFY(box->entries().empty());
}

void OutboxTest::holdsWhatAnEarlierRunLeftUntilAPersonSaysSo()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened lost(proxy.address());
    proxy.setSilent(true);
    auto earlier = outbox(lost);
    earlier->submit(rename(1, u"A"_s, u"B"_s));
    earlier->submit(retitle(1, u"RUR"_s, u"R.U.R."_s));
    earlier->submit(rename(1, u"B"_s, u"C"_s));
    QTRY_COMPARE(kept().count("\"to\""), 3 + 1); // A book's edit has names, too.
    earlier.reset();

    Opened opened(m_address);
    const auto box = outbox(opened);
    QSignalSpy found(box.get(), &Outbox::foundLeft);
    QTRY_COMPARE(found.size(), 1);
    const QList<quint64> held = box->queue().in(State::Held);
    QCOMPARE(held.size(), 3);
    QVERIFY(box->isSettled());
    QCOMPARE(box->withEdits(authorA()).name, u"C"_s);
    QCOMPARE(nameOf(1), u"A"_s);

    box->release(held);

    QTRY_COMPARE(nameOf(1), u"C"_s);
    QCOMPARE(one(u"SELECT title FROM books"_s), u"R.U.R."_s);
    QTRY_COMPARE(kept(), "");
    proxy.cut();
}

void OutboxTest::whatWasTypedBeforeTheJournalIsReadComesAfterWhatWasLeft()
{
    {
        Journal left(m_folder->path(), m_address.withoutPassword());
        (void)left.open();
        (void)left.add({{QUuid::createUuid(), QDateTime::currentDateTimeUtc(), rename(1, u"A"_s, u"B"_s)},
                        {QUuid::createUuid(), QDateTime::currentDateTimeUtc(), relocate(1, u"AT"_s, u"CZ"_s)}});
    }
    Opened opened(m_address);
    auto box = outbox(opened);
    box->submit(rename(1, u"B"_s, u"lost"_s));
    box->resume();
    box.reset(); // Waits for the journal; a crash would leave the same.
    QVERIFY2(kept().contains("CZ"), "what was left must not be overwritten before it is read");

    box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::saved);
    const quint64 number = box->submit(rename(1, u"B"_s, u"C"_s));

    // It was typed over what was left of the same field, which the database never had.
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.at(0).at(0).value<quint64>(), number);
    QCOMPARE(box->entries().size(), 1U);
    box->release(box->queue().in(State::Held));
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(one(u"SELECT name || country FROM authors WHERE id = 1"_s), u"CCZ"_s);
    QTRY_COMPARE(kept(), "");
}

void OutboxTest::aSecondWindowNeitherReadsNorLosesTheFirstOnesEdits()
{
    Opened opened(m_address);
    const auto first = outbox(opened);
    first->submit(rename(1, u"nobody"_s, u"mine"_s));
    QTRY_VERIFY(first->firstRefused());

    auto second = outbox(opened);
    second->submit(rename(2, u"nobody"_s, u"ours"_s));
    QTRY_VERIFY(second->firstRefused());
    QCOMPARE(second->entries().size(), 1U);
    second.reset();

    const auto third = outbox(opened);
    QTRY_COMPARE(third->entries().size(), 1U);
    QCOMPARE(third->entries().front().edit, Edit(rename(2, u"nobody"_s, u"ours"_s)));
    QCOMPARE(first->entries().size(), 1U);
}

void OutboxTest::anEditThatIsSentTwiceIsAppliedOnce()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::saved);

    box->submit(rename(1, u"A"_s, u"B"_s));
    box->submit(rename(1, u"A"_s, u"B"_s));

    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(nameOf(1), u"B"_s);
}

void OutboxTest::sendsByItselfWhenAServerThatWasGoneIsBack()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    QSignalSpy stalled(box.get(), &Outbox::stalled);
    QSignalSpy saved(box.get(), &Outbox::saved);
    m_server.crash();

    box->submit(rename(1, u"A"_s, u"B"_s));
    box->submit(rename(1, u"B"_s, u"C"_s));
    QTRY_VERIFY(!stalled.isEmpty());
    QVERIFY(box->isStalled());
    QCOMPARE(box->entries().size(), 2U);
    QVERIFY(!box->firstRefused());
    QVERIFY(!stalled.at(0).at(0).value<Error>().message.isEmpty());

    // By themselves, without anybody's doing.
    QTRY_VERIFY(stalled.size() > 1);
    QSignalSpy recovered(box.get(), &Outbox::recovered);
    m_server.start();
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 2, 30'000);
    QCOMPARE(recovered.size(), 1);
    QVERIFY(!box->isStalled());
    QCOMPARE(nameOf(1), u"C"_s);
}

void OutboxTest::whileItWaitsEverythingTypedIsKept()
{
    ConnectionAddress nowhere = m_server.overTcp(m_address);
    nowhere.port = 1;
    store::PgCatalogue lost(nowhere);
    CatalogueCapabilities capabilities;
    capabilities.hasCountry = true;
    const auto authors = lost.authors(capabilities);
    const auto books = lost.books(capabilities);
    auto box = std::make_unique<Outbox>(*authors, *books, journal());
    box->open();
    box->submit(rename(1, u"A"_s, u"B"_s));
    QTRY_VERIFY(box->isStalled());

    for (int i = 0; i < 20; ++i)
        box->submit(rename(1, u"B"_s.repeated(i + 1), u"B"_s.repeated(i + 2)));
    QCOMPARE(box->withEdits(authorA()).name, u"B"_s.repeated(21));
    box.reset();

    Opened opened(m_address);
    const auto again = outbox(opened);
    QTRY_COMPARE(again->entries().size(), 21U);
    again->release(again->queue().in(State::Held));
    QTRY_COMPARE(nameOf(1), u"B"_s.repeated(21));
}

void OutboxTest::aConflictStaysWithWhatWasTyped()
{
    Opened opened(m_address);
    auto box = outbox(opened);
    QSignalSpy refused(box.get(), &Outbox::refused);
    one(u"UPDATE authors SET name = 'theirs' WHERE id = 1"_s);

    const quint64 number = box->submit(rename(1, u"A"_s, u"mine"_s));

    QTRY_COMPARE(refused.size(), 1);
    const auto entry = refused.at(0).at(0).value<OutboxEntry>();
    QCOMPARE(entry.number, number);
    QCOMPARE(entry.error.kind, ErrorKind::Conflict);
    QCOMPARE(box->firstRefused()->number, number);
    QCOMPARE(box->withEdits(authorA()).name, u"mine"_s);
    QVERIFY(!box->isStalled());
    QCOMPARE(nameOf(1), u"theirs"_s);
    QTRY_VERIFY(std::holds_alternative<Author>(box->firstRefused()->now));
    QCOMPARE(std::get<Author>(box->firstRefused()->now).name, u"theirs"_s);

    box.reset();
    box = outbox(opened);
    QTRY_COMPARE(box->entries().size(), 1U);
    QCOMPARE(box->entries().front().edit, entry.edit);
}

void OutboxTest::oneRefusalDoesNotHoldUpTheOthers()
{
    Opened opened(m_address);
    const auto box = outbox(opened);

    box->submit(rename(1, u"nobody"_s, u"mine"_s));
    box->submit(relocate(1, u"AT"_s, u"CZ"_s));
    box->submit(rename(2, u"Karel"_s, u"Karel Čapek"_s));

    QTRY_COMPARE(nameOf(2), u"Karel Čapek"_s);
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 1"_s), u"CZ"_s);
    QTRY_COMPARE(box->entries().size(), 1U);
    QCOMPARE(box->firstRefused()->error.kind, ErrorKind::Conflict);
}

void OutboxTest::keepsMineOnceItIsDecided()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    one(u"UPDATE authors SET name = 'theirs' WHERE id = 1"_s);
    const quint64 number = box->submit(rename(1, u"A"_s, u"mine"_s));
    QTRY_VERIFY(box->firstRefused());

    box->decide(number, rename(1, u"theirs"_s, u"mine"_s));

    QVERIFY(!box->firstRefused());
    QTRY_COMPARE(nameOf(1), u"mine"_s);
    QTRY_VERIFY(box->entries().empty());
}

void OutboxTest::aDiscardedEditIsGone()
{
    Opened opened(m_address);
    auto box = outbox(opened);
    QSignalSpy touched(box.get(), &Outbox::authorTouched);
    const quint64 number = box->submit(rename(1, u"nobody"_s, u"mine"_s));
    box->discard(number);
    QCOMPARE(box->entries().size(), 1U); // It is on its way: too late.
    QTRY_VERIFY(box->firstRefused());
    touched.clear();

    box->discard(number);
    box->discard(number + 1);

    QVERIFY(box->entries().empty());
    QCOMPARE(touched.size(), 1);
    QTRY_COMPARE(kept(), "");
    QCOMPARE(nameOf(1), u"A"_s);
}

void OutboxTest::retriesWhatWasRefused()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    one(u"UPDATE authors SET name = 'theirs' WHERE id = 1"_s);
    const quint64 number = box->submit(rename(1, u"A"_s, u"mine"_s));
    QTRY_VERIFY(box->firstRefused());
    one(u"UPDATE authors SET name = 'A' WHERE id = 1"_s);

    box->retry(number);
    box->retry(number + 1);

    QTRY_COMPARE(nameOf(1), u"mine"_s);
}

void OutboxTest::sendsAgainByItselfWhatTheDatabaseWasTooBusyFor()
{
    one(u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 50', current_database()); END $$"_s);
    Opened opened(m_address);
    const auto box = outbox(opened);
    QSignalSpy refused(box.get(), &Outbox::refused);
    db::Session colleague(m_address);
    db::Transaction blocking(colleague);
    QVERIFY(blocking.begin());
    QVERIFY(colleague.run("SELECT 1 FROM public.authors FOR UPDATE"));

    box->submit(rename(1, u"A"_s, u"B"_s));
    box->submit(rename(1, u"B"_s, u"C"_s));
    box->submit(rename(2, u"Karel"_s, u"Karel Čapek"_s));
    QTRY_VERIFY(box->entries().front().failures > 0 && box->entries().back().failures > 0);
    QCOMPARE(refused.size(), 0);
    QCOMPARE(box->entries().front().error.kind, ErrorKind::Busy);
    QCOMPARE(box->entries().size(), 3U);

    QVERIFY(blocking.commit());

    QTRY_VERIFY_WITH_TIMEOUT(box->entries().empty(), 30'000);
    QCOMPARE(nameOf(1), u"C"_s);
    QCOMPARE(nameOf(2), u"Karel Čapek"_s);
}

void OutboxTest::anUnknownErrorRefusesAndKeeps()
{
    one(u"CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM set_config('unheard_of', 'x', true); RETURN NEW; END $$;"
        "CREATE TRIGGER fail BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION fail()"_s);
    Opened opened(m_address);
    const auto box = outbox(opened);

    box->submit(rename(1, u"A"_s, u"B"_s));

    QTRY_VERIFY(box->firstRefused());
    QCOMPARE(box->firstRefused()->error.kind, ErrorKind::Unexpected);
    QVERIFY(kept().contains("\"B\""));

    one(u"DROP TRIGGER fail ON authors"_s);
    box->retry(box->firstRefused()->number);
    QTRY_COMPARE(nameOf(1), u"B"_s);
}

void OutboxTest::aCorrectionTypedOverARefusedEditIsSaved()
{
    one(u"ALTER TABLE authors ADD CHECK (name <> 'wrong')"_s);
    Opened opened(m_address);
    const auto box = outbox(opened);
    box->submit(rename(1, u"A"_s, u"wrong"_s));
    QTRY_VERIFY(box->firstRefused());
    QCOMPARE(box->firstRefused()->error.kind, ErrorKind::Invalid);

    box->submit(rename(1, u"wrong"_s, u"right"_s));

    QTRY_COMPARE(nameOf(1), u"right"_s);
    QTRY_VERIFY(box->entries().empty());
    QTRY_COMPARE(kept(), "");
}

void OutboxTest::twoEditsOfOneFieldAreOneConflict()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    one(u"UPDATE authors SET name = 'theirs' WHERE id = 1"_s);

    box->submit(rename(1, u"A"_s, u"B"_s));
    const quint64 second = box->submit(rename(1, u"B"_s, u"C"_s));

    QTRY_COMPARE(box->entries().size(), 1U);
    QTRY_VERIFY(box->firstRefused());
    QCOMPARE(box->firstRefused()->number, second);
    QCOMPARE(box->firstRefused()->edit, Edit(rename(1, u"A"_s, u"C"_s)));
    QCOMPARE(nameOf(1), u"theirs"_s);
}

void OutboxTest::showsSeveralEditsOfOneRecordTogether()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    const Author stored = authorA();

    box->submit(rename(1, u"A"_s, u"B"_s));
    box->submit(relocate(1, u"AT"_s, {}));
    box->submit(rename(2, u"Karel"_s, u"other"_s));
    const quint64 newest = box->submit(rename(1, u"B"_s, u"C"_s));

    const Author shown = box->withEdits(stored);
    QCOMPARE(shown.name, u"C"_s);
    QCOMPARE(shown.bio, OptionalText(u"bio"_s));
    QCOMPARE(shown.country, OptionalText());
    QCOMPARE(box->queue().entryFor(Id<Author>{1})->number, newest);
    QCOMPARE(box->queue().entryFor(Id<Author>{3}), nullptr);
    QCOMPARE(box->queue().entryFor(Id<Book>{1}), nullptr);
}

void OutboxTest::aBookShowsItsNewAuthorAtOnce()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::bookSaved);
    const Book stored = valueOf(opened.books->book({1}));

    box->submit(BookEdit{.id = {1}, .author = Change<Id<Author>>{{2}, {3}}, .authorNames = {u"Karel"_s, u"Božena"_s}});

    QCOMPARE(box->withEdits(stored).authorName, u"Božena"_s);
    QCOMPARE(box->withEdits(stored).authorId, Id<Author>{3});
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.at(0).at(0).value<Book>().authorName, u"Božena"_s);
}

void OutboxTest::endsQuietlyWhileAnEditIsOnItsWay()
{
    db::Session colleague(m_address);
    db::Transaction blocking(colleague);
    QVERIFY(blocking.begin());
    QVERIFY(colleague.run("SELECT 1 FROM public.authors FOR UPDATE"));
    Opened opened(m_address);
    auto box = outbox(opened);
    box->submit(rename(1, u"A"_s, u"B"_s));
    QTRY_COMPARE(one(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                     " AND datname = current_database()"_s),
                 u"1"_s);
    QCOMPARE(box->entries().front().state, State::Sending);

    box.reset();
    QVERIFY(blocking.commit());

    QTRY_COMPARE(nameOf(1), u"B"_s);
    Opened again(m_address);
    box = outbox(again);
    QSignalSpy saved(box.get(), &Outbox::saved);
    QTRY_COMPARE(box->entries().size(), 1U);
    box->release(box->queue().in(State::Held));
    QTRY_COMPARE(saved.size(), 1); // Already so, which it could not know.
    QVERIFY(box->entries().empty());
}

void OutboxTest::whatCannotBeKeptIsRefusedAndNotSent()
{
    QFile inTheWay(m_folder->filePath(u"file"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    Opened opened(m_address);
    Outbox box(*opened.authors, *opened.books, std::make_unique<Journal>(inTheWay.fileName(), u"books"_s));
    box.open();

    box.submit(rename(1, u"A"_s, u"B"_s));

    QTRY_VERIFY(box.firstRefused());
    QVERIFY2(box.firstRefused()->error.message.startsWith(u"This is not kept"_s),
             qPrintable(box.firstRefused()->error.message));
    QCOMPARE(box.queue().unkept(), 1);
    QCOMPARE(box.withEdits(authorA()).name, u"B"_s);
    QCOMPARE(nameOf(1), u"A"_s);

    QVERIFY(inTheWay.remove());
    box.retry(box.firstRefused()->number);
    QTRY_COMPARE(nameOf(1), u"B"_s);
    QTRY_VERIFY(box.entries().empty());
}

void OutboxTest::whatWasTypedOverStaysGoneAfterAFullDisk()
{
    const QString folder = m_folder->filePath(u"edits"_s);
    const QString away = m_folder->filePath(u"away"_s);
    Opened opened(m_address);
    for (const bool isDiscarded : {false, true}) {
        Outbox box(*opened.authors, *opened.books, std::make_unique<Journal>(folder, u"books"_s));
        box.open();
        box.setMode(Outbox::Mode::Collected);
        box.submit(rename(1, u"A"_s, u"B"_s));
        QTRY_COMPARE(box.queue().in(State::Held).size(), 1);
        QVERIFY(QDir().rename(folder, away)); // Nothing can be written any more.
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QFile::WriteOnly));
        box.submit(rename(1, u"B"_s, u"C"_s));
        QTRY_VERIFY(box.firstRefused());
        QVERIFY(inTheWay.remove() && QDir().rename(away, folder));

        if (isDiscarded) {
            box.discard(box.firstRefused()->number);
        } else {
            box.retry(box.firstRefused()->number);
            QTRY_COMPARE(box.queue().in(State::Held).size(), 1);
            box.withdraw(box.queue().in(State::Held).first());
        }
        QTRY_VERIFY(box.entries().empty());
    }
    Journal after(folder, u"books"_s);
    QVERIFY(valueOf(after.open()).records.isEmpty());
}

void OutboxTest::whatIsHeldIsNotSentWithAnotherField()
{
    AuthorEdit both = rename(1, u"A"_s, u"B"_s);
    both.country = {u"AT"_s, u"CZ"_s};
    {
        Journal left(m_folder->path(), m_address.withoutPassword());
        valueOf(left.open());
        QVERIFY(settled(left.add({{QUuid::createUuid(), QDateTime::currentDateTimeUtc(), both}})));
    }
    Opened opened(m_address);
    const auto box = outbox(opened);
    QTRY_COMPARE(box->queue().in(State::Held).size(), 1);

    box->submit(rename(1, u"B"_s, u"C"_s));
    QTRY_VERIFY(box->isSettled());
    QCOMPARE(box->queue().in(State::Held).size(), 1);
    QCOMPARE(nameOf(1), u"A"_s);
    box->release(box->queue().in(State::Held));

    QTRY_COMPARE(nameOf(1), u"C"_s);
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 1"_s), u"CZ"_s);
}

void OutboxTest::whatIsCollectedGoesWhenAPersonSaysSo()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    box->setMode(Outbox::Mode::Collected);
    const quint64 first = box->submit(rename(1, u"A"_s, u"B"_s));
    const quint64 second = box->submit(rename(2, u"Karel"_s, u"Karel Čapek"_s));
    QTRY_COMPARE(box->queue().in(State::Held), QList<quint64>({first, second}));
    QVERIFY(box->isSettled());

    box->release({second});

    QTRY_COMPARE(nameOf(2), u"Karel Čapek"_s);
    QCOMPARE(nameOf(1), u"A"_s);
    QTRY_COMPARE(box->entries().size(), 1U);
}

void OutboxTest::ofTwoThatWereLeftTheLaterOneCanBeSavedAlone()
{
    {
        Journal left(m_folder->path(), m_address.withoutPassword());
        valueOf(left.open());
        QVERIFY(settled(left.add({{QUuid::createUuid(), QDateTime::currentDateTimeUtc(), rename(1, u"A"_s, u"B"_s)},
                                  {QUuid::createUuid(), QDateTime::currentDateTimeUtc(), rename(1, u"B"_s, u"C"_s)}})));
    }
    Opened opened(m_address);
    const auto box = outbox(opened);
    QTRY_COMPARE(box->queue().in(State::Held).size(), 2);

    box->release({box->queue().in(State::Held).last()});

    QTRY_COMPARE(nameOf(1), u"C"_s);
    QTRY_VERIFY(box->entries().empty());
}

void OutboxTest::addsABookWithItsAuthorOnceWithoutReceiptsToo()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    QVERIFY(!opened.capabilities.hasReceipts);
    const auto box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::saved);
    proxy.loseAnswers("COMMIT", 1);

    box->submit(NewBook{.title = u"Babička"_s, .authorId = {}, .newAuthor = NewAuthor{.name = u"Němcová"_s}});

    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 20'000);
    QCOMPARE(one(u"SELECT count(*) FROM books WHERE title = 'Babička'"_s), u"1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Němcová'"_s), u"1"_s);
}

//! Left by a program that ended before the answer came; the database has it.
void OutboxTest::whatMayHaveBeenSavedIsNotTakenBackUnseen()
{
    {
        Journal left(m_folder->path(), m_address.withoutPassword());
        valueOf(left.open());
        QVERIFY(settled(left.add({{QUuid::createUuid(), QDateTime::currentDateTimeUtc(), rename(1, u"A"_s, u"B"_s)}})));
    }
    one(u"UPDATE authors SET name = 'B' WHERE id = 1"_s);
    Opened opened(m_address);
    const auto box = outbox(opened);
    QTRY_COMPARE(box->queue().in(State::Held).size(), 1);

    box->submit(rename(1, u"B"_s, u"A"_s));

    QTRY_VERIFY(box->firstRefused()); // The database holds B: a person decides.
    QTRY_VERIFY(std::holds_alternative<Author>(box->firstRefused()->now));
    box->decide(box->firstRefused()->number, rename(1, u"B"_s, u"A"_s));
    QTRY_COMPARE(nameOf(1), u"A"_s);
}

void OutboxTest::theSameChangeByAColleagueIsNoConflict()
{
    Opened opened(m_address);
    const auto box = outbox(opened);
    one(u"UPDATE authors SET country = 'CZ' WHERE id = 1"_s);
    AuthorEdit edit = rename(1, u"A"_s, u"B"_s);
    edit.country = Change<OptionalText>{u"AT"_s, u"CZ"_s};

    box->submit(edit);

    QTRY_COMPARE(nameOf(1), u"B"_s);
    QTRY_VERIFY(box->entries().empty());
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 1"_s), u"CZ"_s);
}

void OutboxTest::addsWhatIsNewOnce()
{
    applyOwn(m_server, m_address, u"nothing"_s);
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    QVERIFY(opened.capabilities.hasReceipts);
    const auto box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::saved);
    QSignalSpy booked(box.get(), &Outbox::bookSaved);
    // The answer to the very first statement of the link is lost, after the server has done it.
    proxy.setLatency(300);
    box->submit(NewBook{.title = u"Babička"_s, .authorId = {}, .newAuthor = NewAuthor{.name = u"Němcová"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(one(u"SELECT count(*) FROM books WHERE title = 'Babička'"_s), u"1"_s, 20'000);
    proxy.cut();
    proxy.setLatency(0);

    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
    QCOMPARE(one(u"SELECT count(*) FROM books WHERE title = 'Babička'"_s), u"1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Němcová'"_s), u"1"_s);
    QCOMPARE(booked.at(0).at(0).value<Book>().authorName, u"Němcová"_s);
    QTRY_COMPARE(kept(), "");
}

void OutboxTest::anEditWhoseAnswerWasLostDoesNotOverwriteAColleague()
{
    applyOwn(m_server, m_address, u"nothing"_s);
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    const auto box = outbox(opened);
    QSignalSpy saved(box.get(), &Outbox::saved);
    // Saved, and the answer is lost, also when it is looked for; meanwhile a colleague sets the old value again.
    proxy.setLatency(300);
    box->submit(relocate(1, u"AT"_s, u"CZ"_s));
    QTRY_COMPARE_WITH_TIMEOUT(one(u"SELECT country FROM authors WHERE id = 1"_s), u"CZ"_s, 20'000);
    proxy.refuse(true);
    proxy.cut();
    QTRY_VERIFY_WITH_TIMEOUT(box->isStalled(), 30'000);
    one(u"UPDATE authors SET country = 'AT' WHERE id = 1"_s);
    proxy.setLatency(0);
    proxy.refuse(false);

    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 1"_s), u"AT"_s);
    QVERIFY(box->entries().empty());
}

void OutboxTest::nobodyWaitsBehindOneThatCannotGo()
{
    one(u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 50', current_database()); END $$"_s);
    Opened opened(m_address);
    const auto box = outbox(opened);
    db::Session colleague(m_address);
    db::Transaction blocking(colleague);
    QVERIFY(blocking.begin());
    QVERIFY(colleague.run("SELECT 1 FROM public.authors WHERE id = 1 FOR UPDATE"));
    box->submit(rename(1, u"A"_s, u"B"_s));
    QTRY_VERIFY(box->entries().front().failures > 0);

    box->submit(rename(2, u"Karel"_s, u"Karel Čapek"_s));

    QTRY_COMPARE(nameOf(2), u"Karel Čapek"_s);
    QTRY_COMPARE(box->entries().size(), 1U);
    QVERIFY(blocking.commit());
    QTRY_VERIFY_WITH_TIMEOUT(box->entries().empty(), 30'000);
}

CATALPA_TEST(OutboxTest)
#include "tst_outbox.moc"
