// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"
#include "db/session.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

using OptionalText = std::optional<QString>;

//! Many edits in one transaction, beside colleagues, rules of the database, and links that break.
class ManyWritesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void changesAThousandAuthorsInThreeRoundTrips();
    void leavesOutWhatAColleagueHasChangedOrDeleted();
    void countsWhatIsSoAlready();
    void namesTheRecordsThatARuleRefuses_data();
    void namesTheRecordsThatARuleRefuses();
    void stopsTryingWhenARuleIsAgainstAll();
    void tellsWhatATriggerMadeOfAValue();
    void tellsWhatATriggerKeptOut();
    void rowLevelSecurityHidesOrRefuses();
    void filesManyAuthorsAndTheirNamesTogether();
    void goesBackToWhatTheRulesSuggest();
    void movesManyBooks();
    void movesNoneToAnAuthorWhoIsGone();
    void editsOfDifferentFieldsGoTogether();
    void isAppliedOnceWhenTheAnswerIsLost_data();
    void isAppliedOnceWhenTheAnswerIsLost();
    void whatIsOnlyLookedUpIsNotDone();
    void withoutReceiptsNothingIsDoneTwice();
    void namesTheWholeRunToTheHistory();
    void keepsBackslashesQuotesAndNothing();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QStringList rows(const QString &sql) const { return m_server.rows(m_address, sql); }
    BulkAnswer apply(const QList<AuthorEdit> &edits, const Sending &sending = {.token = QUuid::createUuid()})
    {
        return valueOf(m_opened->authors->applyAll(edits, sending));
    }
    //! Authors 1 to \a last get a country.
    static QList<AuthorEdit> toCountry(const QString &country, qint64 last, const OptionalText &from = u"AT"_s);

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void ManyWritesTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) SELECT 'Karel Nr' || i, 'AT' FROM generate_series(1, 1000) i;"
        "INSERT INTO books (title, author_id) SELECT 'The book ' || i, i FROM generate_series(1, 1000) i"_s);
    m_opened = std::make_unique<Opened>(m_address);
}

QList<AuthorEdit> ManyWritesTest::toCountry(const QString &country, qint64 last, const OptionalText &from)
{
    QList<AuthorEdit> edits;
    for (qint64 id = 1; id <= last; ++id)
        edits += AuthorEdit{.id = {id}, .country = Change<OptionalText>{from, country}};
    return edits;
}

void ManyWritesTest::changesAThousandAuthorsInThreeRoundTrips()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}})); // Opens the link.
    proxy.resetRoundTrips();

    const BulkAnswer answer =
        valueOf(opened.authors->applyAll(toCountry(u"CZ"_s, 1000), {.token = QUuid::createUuid()}));

    QCOMPARE(proxy.roundTrips(), 3);
    QCOMPARE(answer.made.size(), 1000);
    QVERIFY(answer.unmade.isEmpty());
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'CZ'"_s), u"1000"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"1"_s);
    QCOMPARE(std::get<AuthorEdit>(answer.made.first()).inverse().country, (Change<OptionalText>{u"CZ"_s, u"AT"_s}));
}

void ManyWritesTest::leavesOutWhatAColleagueHasChangedOrDeleted()
{
    one(u"UPDATE authors SET country = 'SK' WHERE id = 500; DELETE FROM books WHERE author_id = 600;"
        "DELETE FROM authors WHERE id = 600"_s);

    const BulkAnswer answer = apply(toCountry(u"CZ"_s, 1000));

    QCOMPARE(answer.made.size(), 998);
    QCOMPARE(answer.unmade.size(), 2);
    QCOMPARE(answer.unmade.at(0).error.kind, ErrorKind::Conflict);
    QCOMPARE(std::get<Author>(answer.unmade.at(0).now).country, OptionalText(u"SK"_s));
    QCOMPARE(answer.unmade.at(1).error.kind, ErrorKind::Missing);
    QCOMPARE(std::get<AuthorEdit>(answer.unmade.at(1).edit).id.value, 600);
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 500"_s), u"SK"_s);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'CZ'"_s), u"998"_s);
}

void ManyWritesTest::countsWhatIsSoAlready()
{
    one(u"UPDATE authors SET country = 'CZ' WHERE id <= 10"_s);

    const BulkAnswer answer = apply(toCountry(u"CZ"_s, 30));

    QCOMPARE(answer.alreadySo, 10);
    QCOMPARE(answer.made.size(), 20); // What others did is not taken back with an undo.
    QVERIFY(answer.unmade.isEmpty());
}

void ManyWritesTest::namesTheRecordsThatARuleRefuses_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("sentence");
    QTest::addRow("a trigger")
        << u"CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id IN (7, 700) THEN "
           "RAISE EXCEPTION 'Number % is under lock.', NEW.id; END IF; RETURN NEW; END $$;"
           "CREATE TRIGGER guard BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION guard()"_s
        << u"Number 7 is under lock."_s;
    QTest::addRow("a check")
        << u"ALTER TABLE authors ADD CONSTRAINT locked CHECK (country = 'AT' OR id NOT IN (7, 700))"_s << u"locked"_s;
    QTest::addRow("uniqueness") << u"INSERT INTO authors (id, name, country) VALUES (2000, 'Karel Nr7', 'CZ'),"
                                   " (2001, 'Karel Nr700', 'CZ'); CREATE UNIQUE INDEX once ON authors (name, country)"_s
                                << u"once"_s;
    QTest::addRow("a rule that is looked at in the end")
        << u"INSERT INTO authors (id, name, country) VALUES (2000, 'Karel Nr7', 'CZ'), (2001, 'Karel Nr700', 'CZ');"
           "ALTER TABLE authors ADD CONSTRAINT late UNIQUE (name, country) DEFERRABLE INITIALLY DEFERRED"_s
        << u"late"_s;
}

void ManyWritesTest::namesTheRecordsThatARuleRefuses()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, sentence);
    one(rule);

    const BulkAnswer answer = apply(toCountry(u"CZ"_s, 1000));

    QCOMPARE(answer.made.size(), 998);
    QCOMPARE(answer.unmade.size(), 2);
    QCOMPARE(std::get<AuthorEdit>(answer.unmade.at(0).edit).id.value, 7);
    QCOMPARE(std::get<AuthorEdit>(answer.unmade.at(1).edit).id.value, 700);
    const Error &error = answer.unmade.at(0).error;
    QVERIFY2((error.message + error.sql().constraint).contains(sentence), qPrintable(error.message));
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'CZ' AND id < 2000"_s), u"998"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"1"_s);
}

void ManyWritesTest::stopsTryingWhenARuleIsAgainstAll()
{
    one(u"CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'Nothing is changed on Sundays.'; END $$;"
        "CREATE TRIGGER guard BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION guard()"_s);

    const BulkAnswer answer = apply(toCountry(u"CZ"_s, 1000));

    QVERIFY(answer.made.isEmpty());
    QCOMPARE(answer.unmade.size(), 25);
    QCOMPARE(answer.untried.size(), 975);
    QCOMPARE(answer.unmade.first().error.message, u"Nothing is changed on Sundays."_s);
}

void ManyWritesTest::tellsWhatATriggerMadeOfAValue()
{
    one(u"CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.id = 3 THEN NEW.country := 'XX'; END IF; RETURN NEW; END $$;"
        "CREATE TRIGGER shout BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION shout()"_s);

    const BulkAnswer answer = apply(toCountry(u"CZ"_s, 5));

    QCOMPARE(answer.made.size(), 5);
    QCOMPARE(std::get<AuthorEdit>(answer.made.at(2)).country, (Change<OptionalText>{u"AT"_s, u"XX"_s}));
    QList<AuthorEdit> back;
    for (const Edit &edit : answer.made)
        back += std::get<AuthorEdit>(edit).inverse();
    one(u"DROP TRIGGER shout ON authors"_s);
    QCOMPARE(apply(back).made.size(), 5);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'AT'"_s), u"1000"_s);
}

void ManyWritesTest::tellsWhatATriggerKeptOut()
{
    one(u"CREATE FUNCTION mute() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RETURN CASE WHEN NEW.id = 3 THEN NULL ELSE NEW END; END $$;"
        "CREATE TRIGGER mute BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION mute()"_s);

    const BulkAnswer answer = apply(toCountry(u"CZ"_s, 5));

    QCOMPARE(answer.made.size(), 4);
    QCOMPARE(answer.unmade.size(), 1);
    QCOMPARE(answer.unmade.first().error.kind, ErrorKind::Rights);
}

void ManyWritesTest::rowLevelSecurityHidesOrRefuses()
{
    m_server.createRole(u"branch"_s);
    one(u"GRANT ALL ON authors, books TO branch; ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY seen ON authors FOR SELECT USING (id <> 2);"
        "CREATE POLICY kept ON authors FOR UPDATE USING (id <> 3) WITH CHECK (id <> 4 OR country <> 'CZ')"_s);
    ConnectionAddress address = m_address;
    address.user = u"branch"_s;
    Opened branch(address);

    const BulkAnswer answer = valueOf(branch.authors->applyAll(toCountry(u"CZ"_s, 6), {.token = QUuid::createUuid()}));

    QCOMPARE(rows(u"SELECT id FROM authors WHERE country = 'CZ' ORDER BY id"_s), (QStringList{u"1"_s, u"5"_s, u"6"_s}));
    QCOMPARE(answer.made.size(), 3);
    QCOMPARE(answer.unmade.size(), 3);
    QMap<qint64, ErrorKind> kinds;
    for (const UnmadeEdit &unmade : answer.unmade)
        kinds.insert(std::get<AuthorEdit>(unmade.edit).id.value, unmade.error.kind);
    QCOMPARE(kinds.value(2), ErrorKind::Missing);
    QCOMPARE(kinds.value(3), ErrorKind::Rights);
    QCOMPARE(kinds.value(4), ErrorKind::Rights);
}

void ManyWritesTest::filesManyAuthorsAndTheirNamesTogether()
{
    one(u"UPDATE authors SET name = 'Somebody Else' WHERE id = 2"_s);
    QList<AuthorEdit> edits;
    for (qint64 id = 1; id <= 3; ++id) {
        const QString number = QString::number(id);
        edits +=
            AuthorEdit{.id = {id},
                       .name = Change<QString>{u"Karel Nr"_s + number, u"Jan Novák "_s + number},
                       .sortName = Change<OptionalText>{u"Nr%1, Karel"_s.arg(number), u"Novák %1, J."_s.arg(number)}};
    }

    const BulkAnswer answer = apply(edits);

    QCOMPARE(answer.made.size(), 2);
    QCOMPARE(answer.unmade.size(), 1);
    QCOMPARE(rows(u"SELECT name, sort_name FROM authors LEFT JOIN catalpa.author_sort ON author_id = id WHERE id <= 3 "
                  "ORDER BY id"_s),
             (QStringList{u"Jan Novák 1|Novák 1, J."_s, u"Somebody Else|∅"_s, u"Jan Novák 3|Novák 3, J."_s}));
}

void ManyWritesTest::goesBackToWhatTheRulesSuggest()
{
    apply({{.id = {1}, .sortName = Change<OptionalText>{u"Nr1, Karel"_s, u"Zz"_s}}});

    const BulkAnswer answer = apply({{.id = {1}, .sortName = Change<OptionalText>{u"Zz"_s, {}}}});

    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_sort WHERE by_hand"_s), u"0"_s);
    QCOMPARE(answer.made.size(), 1);
    QCOMPARE(std::get<AuthorEdit>(answer.made.first()).sortName, (Change<OptionalText>{u"Zz"_s, u"Nr1, Karel"_s}));
}

void ManyWritesTest::movesManyBooks()
{
    QList<BookEdit> edits;
    for (qint64 id = 1; id <= 100; ++id)
        edits += BookEdit{.id = {id}, .author = Change<Id<Author>>{{id}, {1000}}};
    one(u"UPDATE books SET author_id = 5 WHERE id = 50"_s);

    const BulkAnswer answer = valueOf(m_opened->books->applyAll(edits, {.token = QUuid::createUuid()}));

    QCOMPARE(answer.made.size(), 99);
    QCOMPARE(std::get<Book>(answer.unmade.first().now).authorName, u"Karel Nr5"_s);
    QCOMPARE(one(u"SELECT count(*) FROM books WHERE author_id = 1000"_s), u"100"_s);
}

void ManyWritesTest::movesNoneToAnAuthorWhoIsGone()
{
    const QList<BookEdit> edits{{.id = {1}, .author = Change<Id<Author>>{{1}, {5000}}},
                                {.id = {2}, .author = Change<Id<Author>>{{2}, {5000}}}};

    const Error error = errorOf(m_opened->books->applyAll(edits, {.token = QUuid::createUuid()}));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QVERIFY(error.message.contains(u"chosen author"_s));
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"0"_s);
}

void ManyWritesTest::editsOfDifferentFieldsGoTogether()
{
    const BulkAnswer answer = apply({{.id = {1}, .name = Change<QString>{u"Karel Nr1"_s, u"A"_s}},
                                     {.id = {2}, .country = Change<OptionalText>{u"AT"_s, {}}},
                                     {.id = {3}, .bio = Change<OptionalText>{{}, u"Novelist."_s}},
                                     {.id = {4},
                                      .name = Change<QString>{u"Karel Nr4"_s, u"D"_s},
                                      .country = Change<OptionalText>{u"AT"_s, u"DE"_s}}});

    QCOMPARE(answer.made.size(), 4);
    QCOMPARE(rows(u"SELECT name, country, bio FROM authors WHERE id <= 4 ORDER BY id"_s),
             (QStringList{u"A|AT|∅"_s, u"Karel Nr2|∅|∅"_s, u"Karel Nr3|AT|Novelist."_s, u"D|DE|∅"_s}));
}

void ManyWritesTest::isAppliedOnceWhenTheAnswerIsLost_data()
{
    QTest::addColumn<int>("times");
    QTest::addRow("once") << 1;
    QTest::addRow("twice, and asked again") << 2;
}

void ManyWritesTest::isAppliedOnceWhenTheAnswerIsLost()
{
    QFETCH(const int, times);
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {999}, .bio = Change<OptionalText>{{}, u"Novelist"_s}})); // Opens the link.
    one(u"CREATE TABLE public.changes (id int); CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO public.changes VALUES (NEW.id); RETURN NEW; END $$;"
        "CREATE TRIGGER counting AFTER UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION noted()"_s);
    const Sending sending{.token = QUuid::createUuid()};

    proxy.loseAnswers("COMMIT", times);
    auto result = settled(opened.authors->applyAll(toCountry(u"CZ"_s, 500), sending));
    if (!result)
        result = settled(opened.authors->applyAll(toCountry(u"CZ"_s, 500), {sending.token, true}));

    const BulkAnswer answer = valueOf(result);
    QCOMPARE(answer.made.size(), 500);
    QVERIFY(answer.unmade.isEmpty());
    QCOMPARE(one(u"SELECT count(*) FROM public.changes"_s), u"500"_s);
}

void ManyWritesTest::whatIsOnlyLookedUpIsNotDone()
{
    Opened opened(m_address);
    Sending sending{.token = QUuid::createUuid(), .isRepeated = true, .isLookUp = true};

    QVERIFY(valueOf(opened.authors->applyAll(toCountry(u"CZ"_s, 500), sending)).isUnsaved);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'CZ'"_s), u"0"_s);

    sending.isLookUp = false;
    QCOMPARE(valueOf(opened.authors->applyAll(toCountry(u"CZ"_s, 500), sending)).made.size(), 500);
    sending.isLookUp = true;
    const BulkAnswer answer = valueOf(opened.authors->applyAll(toCountry(u"CZ"_s, 500), sending));
    QVERIFY(!answer.isUnsaved);
    QCOMPARE(answer.made.size(), 500);
}

void ManyWritesTest::withoutReceiptsNothingIsDoneTwice()
{
    one(u"DROP TABLE catalpa.receipts"_s);
    Opened opened(m_address);
    QVERIFY(!opened.capabilities.hasReceipts);
    const Sending sending{.token = QUuid::createUuid()};
    valueOf(opened.authors->applyAll(toCountry(u"CZ"_s, 10), sending));
    one(u"UPDATE authors SET country = 'AT' WHERE id = 4"_s); // A colleague puts the old value back.

    const BulkAnswer answer = valueOf(opened.authors->applyAll(toCountry(u"CZ"_s, 10), {sending.token, true}));

    QCOMPARE(answer.made.size(), 9);
    QCOMPARE(answer.unmade.size(), 1);
    QCOMPARE(answer.unmade.first().error.kind, ErrorKind::Conflict);
    QCOMPARE(one(u"SELECT country FROM authors WHERE id = 4"_s), u"AT"_s);
}

void ManyWritesTest::namesTheWholeRunToTheHistory()
{
    one(u"CREATE TABLE public.batches (batch text); CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ "
        u"BEGIN "
        "INSERT INTO public.batches VALUES (current_setting('catalpa.batch', true)); RETURN NEW; END $$;"
        "CREATE TRIGGER noting AFTER UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION note()"_s);
    const QUuid batch = QUuid::createUuid();

    apply(toCountry(u"CZ"_s, 5), {.token = QUuid::createUuid(), .batch = batch});
    apply(toCountry(u"SK"_s, 5, u"CZ"_s), {.token = QUuid::createUuid(), .batch = batch});

    QCOMPARE(rows(u"SELECT batch, count(*) FROM public.batches GROUP BY batch"_s),
             QStringList(batch.toString(QUuid::WithoutBraces) + u"|10"_s));
}

void ManyWritesTest::keepsBackslashesQuotesAndNothing()
{
    const QString odd = u"\\ \" ' {a,b} NULL \n\t é 𝄞"_s;

    apply({{.id = {1}, .bio = Change<OptionalText>{{}, odd}},
           {.id = {2}, .bio = Change<OptionalText>{{}, u"NULL"_s}},
           {.id = {3}, .bio = Change<OptionalText>{{}, QString()}}});
    apply({{.id = {1}, .bio = Change<OptionalText>{odd, odd + odd}},
           {.id = {2}, .bio = Change<OptionalText>{u"NULL"_s, {}}}});

    QCOMPARE(valueOf(m_opened->authors->author({1})).bio, OptionalText(odd + odd));
    QCOMPARE(valueOf(m_opened->authors->author({2})).bio, OptionalText());
    QCOMPARE(valueOf(m_opened->authors->author({3})).bio, OptionalText(QString()));
}

CATALPA_TEST(ManyWritesTest)
#include "tst_manywrites.moc"
