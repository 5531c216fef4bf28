// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/bulkrun.h"

#include "core/bulk/proposalreader.h"
#include "core/bulk/recipes.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

using OptionalText = std::optional<QString>;

//! Many edits from reading the records to the last answer, part by part.
class BulkRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsChangesAndCountsEveryRecord();
    void readsTheRowsThatAreMeant();
    void rowsThatHaveMovedAreNotTakenForOthers();
    void aPatternThatNeverEndsEndsTheReading();
    void reachesTheEndBesideColleagues();
    void stoppedItLeavesWholePartsAndAClearCount();
    void goesOnWhenTheServerIsBack();
    void isAppliedOnceHoweverManyAnswersAreLost();
    void stoppedWithoutAnAnswerItFindsOutWhatWasDone();
    void givenUpWithoutAnAnswerItSaysWhatIsNotKnown();
    void aRuleAgainstAllEndsIt();
    void longTextsGoInSmallerParts();

private:
    static constexpr int many = 3'500;

    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString inCountry(const QString &country) const
    {
        return one(u"SELECT count(*) FROM authors WHERE country = '%1'"_s.arg(country));
    }
    static QList<Edit> toCountry(const QString &country, int count = many);
    //! The answer of the first COMMIT is lost, and nobody answers any more, until refuse(false).
    void stopUnanswered(BulkRun &run) const;

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Opened> m_opened;
};

void BulkRunTest::stopUnanswered(BulkRun &run) const
{
    QSignalSpy waiting(&run, &BulkRun::waiting);
    valueOf(m_opened->authors->apply({.id = {1}, .name = Change<QString>{u"Karel Nr1"_s, u"K."_s}})); // Opens the link.
    m_proxy->loseAnswers("COMMIT", 1);
    m_proxy->refuse(true);
    run.start();
    while (run.unknown() == 0)
        QVERIFY(waiting.wait(20'000));
    run.stop();
}

void BulkRunTest::init()
{
    m_opened.reset();
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) SELECT 'Karel Nr' || i, 'AT' FROM generate_series(1, %1) i"_s.arg(many));
    m_proxy = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
    m_opened = std::make_unique<Opened>(m_proxy->address());
}

QList<Edit> BulkRunTest::toCountry(const QString &country, int count)
{
    QList<Edit> edits;
    for (int id = 1; id <= count; ++id)
        edits += AuthorEdit{.id = {id}, .country = Change<OptionalText>{u"AT"_s, country}};
    return edits;
}

void BulkRunTest::readsChangesAndCountsEveryRecord()
{
    one(u"UPDATE authors SET country = NULL WHERE id % 2 = 0"_s);
    ProposalReader reader(*m_opened->authors, *m_opened->books, {.query = AuthorQuery{.search = u"country:AT"_s}},
                          settingRecipes(RecordField::Country, u"CZ"_s));
    QSignalSpy read(&reader, &ProposalReader::finished);
    reader.start();
    QVERIFY(read.wait(20'000));
    QCOMPARE(reader.records(), many / 2);
    QCOMPARE(reader.proposals().size(), many / 2);

    QList<Edit> edits;
    for (const Proposal &proposal : reader.proposals())
        edits += proposal.edit;
    BulkRun run(*m_opened->authors, *m_opened->books, edits);
    QSignalSpy finished(&run, &BulkRun::finished);
    QSignalSpy progressed(&run, &BulkRun::progressed);
    run.start();
    QVERIFY(finished.wait(20'000));

    QCOMPARE(run.answer().made.size(), many / 2);
    QCOMPARE(run.done(), many / 2);
    QCOMPARE(progressed.size(), 3); // 0, 1000, all.
    QCOMPARE(inCountry(u"CZ"_s), QString::number(many / 2));
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country IS NULL"_s), QString::number(many / 2));
}

void BulkRunTest::readsTheRowsThatAreMeant()
{
    const AuthorQuery query{.order = {{AuthorQuery::Sort::Recorded}}};
    ProposalReader reader(
        *m_opened->authors, *m_opened->books, {.query = query, .rows = {{10, 12}, {1500, 1502}}},
        pastingRecipes({.fields = {RecordField::Name}, .rows = {{u"a"_s}, {u"b"_s}, {u"c"_s}, {u"d"_s}}, .notes = {}}));
    QSignalSpy read(&reader, &ProposalReader::finished);
    reader.start();
    QVERIFY(read.wait(20'000));

    QCOMPARE(reader.records(), 4);
    QStringList changes;
    for (const Proposal &proposal : reader.proposals())
        changes += proposal.before + u">"_s + proposal.after;
    QCOMPARE(changes, (QStringList{u"Karel Nr11>a"_s, u"Karel Nr12>b"_s, u"Karel Nr1501>c"_s, u"Karel Nr1502>d"_s}));
}

void BulkRunTest::rowsThatHaveMovedAreNotTakenForOthers()
{
    const QString first = one(u"SELECT id FROM authors ORDER BY id OFFSET 10 LIMIT 1"_s);
    one(u"DELETE FROM authors WHERE id = (SELECT min(id) FROM authors)"_s); // A colleague.
    ProposalReader reader(*m_opened->authors, *m_opened->books,
                          {.query = AuthorQuery{.order = {{AuthorQuery::Sort::Recorded}}},
                           .rows = {{10, 1502}},
                           .seen = {first.toLongLong()}},
                          settingRecipes(RecordField::Country, u"CZ"_s));
    QSignalSpy failed(&reader, &ProposalReader::failed);
    reader.start();

    QVERIFY(failed.wait(20'000));
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Conflict);
}

void BulkRunTest::aPatternThatNeverEndsEndsTheReading()
{
    one(u"UPDATE authors SET name = repeat('a', 60) || '!' WHERE id = 2000"_s);
    const auto pattern = Replacement::from({.find = u"(a+)+$"_s, .with = u"x"_s, .isPattern = true});
    ProposalReader reader(*m_opened->authors, *m_opened->books, {.query = AuthorQuery()},
                          replacingRecipes(RecordField::Name, *pattern));
    QSignalSpy failed(&reader, &ProposalReader::failed);
    reader.start();

    QVERIFY(failed.wait(20'000));
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Busy);
}

void BulkRunTest::reachesTheEndBesideColleagues()
{
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    connect(&run, &BulkRun::progressed, this, [this](int done) {
        if (done != 1000)
            return;
        one(u"UPDATE authors SET country = 'SK' WHERE id = 1500; DELETE FROM authors WHERE id = 3400;"
            "UPDATE authors SET name = 'Another field' WHERE id = 2500"_s);
    });
    run.start();
    QVERIFY(finished.wait(20'000));

    const BulkAnswer &answer = run.answer();
    QCOMPARE(answer.made.size() + answer.unmade.size() + answer.alreadySo, many);
    QCOMPARE(QString::number(answer.made.size()), inCountry(u"CZ"_s));
    // The part that was on its way already may have been quicker than the colleague.
    for (const UnmadeEdit &unmade : answer.unmade) {
        const qint64 id = std::get<AuthorEdit>(unmade.edit).id.value;
        QVERIFY(id == 1500 || id == 3400);
        QCOMPARE(unmade.error.kind, id == 1500 ? ErrorKind::Conflict : ErrorKind::Missing);
    }
    QVERIFY(!answer.unmade.isEmpty());
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 2500"_s), u"CZ"_s);
}

void BulkRunTest::stoppedItLeavesWholePartsAndAClearCount()
{
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    connect(&run, &BulkRun::progressed, &run, [&run](int done) {
        if (done == 1000)
            run.stop();
    });
    run.start();
    QVERIFY(finished.wait(20'000));

    QVERIFY(run.isStopped());
    QCOMPARE(run.done(), 1000);
    QCOMPARE(run.answer().made.size(), run.done());
    QCOMPARE(run.unknown(), 0);
    QCOMPARE(inCountry(u"CZ"_s), QString::number(run.done()));
    QCoreApplication::processEvents();
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"1"_s);
}

void BulkRunTest::goesOnWhenTheServerIsBack()
{
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    QSignalSpy waiting(&run, &BulkRun::waiting);
    QSignalSpy progressed(&run, &BulkRun::progressed);
    bool once = false;
    connect(&run, &BulkRun::progressed, this, [&](int done) {
        if (done < 1000 || std::exchange(once, true))
            return;
        m_proxy->refuse(true);
        m_proxy->cut();
    });
    run.start();
    QVERIFY(waiting.wait(20'000));
    m_proxy->refuse(false);
    QVERIFY(finished.wait(40'000));

    QCOMPARE(run.answer().made.size(), many);
    QCOMPARE(inCountry(u"CZ"_s), QString::number(many));
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), QString::number(progressed.size() - 1)); // One a part.
}

void BulkRunTest::isAppliedOnceHoweverManyAnswersAreLost()
{
    one(u"CREATE TABLE public.changes (id int); CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO public.changes VALUES (NEW.id); RETURN NEW; END $$;"
        "CREATE TRIGGER counting AFTER UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION noted()"_s);
    m_proxy->loseAnswers("COMMIT", 7);
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    run.start();
    QVERIFY(finished.wait(60'000));

    QVERIFY2(!run.error(), qPrintable(run.error().value_or(Error{}).detail));
    QCOMPARE(run.answer().made.size(), many);
    QVERIFY(run.answer().unmade.isEmpty());
    QCOMPARE(one(u"SELECT count(*) || '|' || count(DISTINCT id) FROM public.changes"_s), u"%1|%1"_s.arg(many));
}

void BulkRunTest::stoppedWithoutAnAnswerItFindsOutWhatWasDone()
{
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    stopUnanswered(run);
    QVERIFY(run.isLookingUp());
    m_proxy->refuse(false);
    QVERIFY(finished.wait(40'000));

    QCOMPARE(run.unknown(), 0);
    QCOMPARE(run.answer().made.size(), 1000);
    QCOMPARE(inCountry(u"CZ"_s), u"1000"_s);
}

void BulkRunTest::givenUpWithoutAnAnswerItSaysWhatIsNotKnown()
{
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    stopUnanswered(run);
    QVERIFY(finished.isEmpty());
    run.giveUp();
    QCOMPARE(finished.size(), 1);

    QCOMPARE(run.unknown(), 1000);
    QCOMPARE(inCountry(u"CZ"_s), QString::number(run.done() + run.unknown()));
}

void BulkRunTest::aRuleAgainstAllEndsIt()
{
    one(u"ALTER TABLE authors ADD CONSTRAINT here CHECK (country = 'AT')"_s);
    BulkRun run(*m_opened->authors, *m_opened->books, toCountry(u"CZ"_s));
    QSignalSpy finished(&run, &BulkRun::finished);
    run.start();
    QVERIFY(finished.wait(20'000));

    QCOMPARE(run.done(), 1000);
    QCOMPARE(run.answer().unmade.size(), 25);
    QCOMPARE(run.answer().untried.size(), 975);
    QCOMPARE(inCountry(u"CZ"_s), u"0"_s);
}

void BulkRunTest::longTextsGoInSmallerParts()
{
    const QString longText(600'000, u'x');
    QList<Edit> edits;
    for (int id = 1; id <= 10; ++id)
        edits += AuthorEdit{.id = {id}, .bio = Change<OptionalText>{{}, longText}};
    BulkRun run(*m_opened->authors, *m_opened->books, edits);
    QSignalSpy finished(&run, &BulkRun::finished);
    QSignalSpy progressed(&run, &BulkRun::progressed);
    run.start();
    QVERIFY(finished.wait(30'000));

    QCOMPARE(run.answer().made.size(), 10);
    QCOMPARE(progressed.size(), 4); // 0, 4, 8, 10.
    QCOMPARE(one(u"SELECT sum(length(bio)) FROM authors"_s), u"6000000"_s);
}

CATALPA_TEST(BulkRunTest)
#include "tst_bulkrun.moc"
