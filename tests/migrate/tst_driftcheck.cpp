// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/schemahistory.h"
#include "migrate/drift/driftcheck.h"
#include "migrate/drift/shadowschema.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

const QByteArray ownFunction = R"sql(
CREATE SCHEMA IF NOT EXISTS catalpa;
CREATE FUNCTION catalpa.plain(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT lower(value)$$;
CREATE FUNCTION catalpa.sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT catalpa.plain(replace(value, 'public', 'x')) -- public.authors
$$;
CREATE TABLE catalpa.shelves (id serial PRIMARY KEY, book integer REFERENCES public.books);
)sql";

const QByteArray ownIndexes = R"sql(
CREATE INDEX CONCURRENTLY IF NOT EXISTS authors_sort_key ON public.authors (catalpa.sort_key(name));
CREATE INDEX CONCURRENTLY IF NOT EXISTS books_author ON "public".books (author_id) WHERE author_id IS NOT NULL;
)sql";

const QByteArray ownTrigger = R"sql(
CREATE FUNCTION catalpa.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalpa.shelves (book) VALUES (NEW.id);
    RETURN NEW;
END $$;
CREATE TRIGGER books_note AFTER INSERT ON public.books FOR EACH ROW EXECUTE FUNCTION catalpa.note();
CREATE VIEW catalpa.titles AS SELECT b.title, a.name FROM public.books AS b JOIN public.authors AS a ON a.id = b.author_id;
)sql";

QStringList names(const QList<MigrationKey> &keys)
{
    QStringList list;
    for (const MigrationKey &key : keys)
        list += key.schema + u'/' + key.name;
    return list;
}

QStringList sentences(const QList<SchemaDifference> &differences)
{
    QStringList list;
    for (const SchemaDifference &difference : differences)
        list += difference.sentence;
    return list;
}

//! What plan() says when \a applied are recorded.
QList<MigrationStep> stepsOf(const QList<Bundle> &bundles, const QStringList &applied)
{
    QList<MigrationStep> steps;
    for (const Bundle &bundle : bundles) {
        for (const Migration &migration : bundle.migrations) {
            MigrationStep step;
            step.migration = migration;
            step.state = applied.contains(migration.name) ? MigrationState::Applied : MigrationState::Pending;
            steps += step;
        }
    }
    return steps;
}

} // namespace

//! What a look at the tables says, beside what the ledger says.
class ExaminationTest : public QObject {
    Q_OBJECT

private:
    //! The guide's history, and one of our own beside it.
    QList<Bundle> bundles() const
    {
        QList<Bundle> list{guide()};
        list += Bundle{u"catalpa"_s,
                       {Migration{u"1_functions"_s, ownFunction, u"catalpa"_s},
                        Migration{u"2_indexes"_s, ownIndexes, u"catalpa"_s},
                        Migration{u"3_trigger"_s, ownTrigger, u"catalpa"_s}}};
        return list;
    }

    Bundle guide() const { return bundledMigrations()->constFirst(); }

    static QStringList all()
    {
        return {test::initName, test::countryName, u"1_functions"_s, u"2_indexes"_s, u"3_trigger"_s};
    }

    //! A database to which the files of \a applied have been applied, statement by statement.
    ConnectionAddress databaseWith(const QStringList &applied, const QString &more = {})
    {
        const ConnectionAddress address = m_server.createDatabase();
        for (const Bundle &bundle : bundles()) {
            for (const Migration &migration : bundle.migrations) {
                if (applied.contains(migration.name))
                    m_server.sql(address,
                                 QString::fromUtf8(migration.sql)
                                     .remove(u"CONCURRENTLY "_s)
                                     .replace(u"VACUUM (ANALYZE)"_s, u"ANALYZE"_s)
                                     .remove(u"VACUUM catalpa.changes;"_s));
            }
        }
        if (!more.isEmpty())
            m_server.sql(address, more);
        return address;
    }

    SchemaFindings findingsOf(const ConnectionAddress &address, const QStringList &recorded)
    {
        return findingsOf(address, bundles(), stepsOf(bundles(), recorded));
    }

    SchemaFindings findingsOf(const ConnectionAddress &address, const QList<Bundle> &some,
                              const QList<MigrationStep> &steps)
    {
        Session session(address);
        const QString before = leftovers(address);
        const auto findings = checkDrift(session, some, steps);
        if (!findings)
            qFatal("%s", qUtf8Printable(findings.error().message + findings.error().detail));
        if (session.inTransaction() || leftovers(address) != before)
            qFatal("The examination left something behind.");
        return *findings;
    }

    //! Everything in the database, so that nothing can be left without being seen.
    QString leftovers(const ConnectionAddress &address)
    {
        return m_server
            .rows(address, uR"sql(
            SELECT 'n' || nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp' UNION ALL
            SELECT 'c' || relname FROM pg_class UNION ALL SELECT 'p' || proname FROM pg_proc UNION ALL
            SELECT 'x' || extname FROM pg_extension ORDER BY 1)sql"_s)
            .join(u'\n');
    }

private Q_SLOTS:
    void findsNothingInAnEmptyDatabase() { QCOMPARE(findingsOf(m_server.createDatabase(), {}), SchemaFindings()); }

    void saysThatTheEncodingIsInTheWay()
    {
        ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address,
                     u"CREATE DATABASE narrow ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER libc"_s);
        address.database = u"narrow"_s;
        m_server.sql(address, u"CREATE TABLE a ()"_s);
        const Bundle bundle = test::bundleOf({{u"1_a"_s, "CREATE TABLE a (); COMMENT ON TABLE a IS '“Ž”';"}});
        Session session(address);

        const auto findings = checkDrift(session, {bundle}, stepsOf({bundle}, {}));

        QVERIFY(!findings);
        QVERIFY2(findings.error().message.contains("encoding UTF-8"_L1), qPrintable(findings.error().message));
    }

    void findsNothingWhereTheTablesAreAsRecorded_data()
    {
        QTest::addColumn<QStringList>("applied");
        for (qsizetype count = 1; count <= all().size(); ++count)
            QTest::addRow("%lld of them", count) << all().first(count);
        QTest::addRow("the second history before the first has ended")
            << QStringList({test::initName, u"1_functions"_s, u"2_indexes"_s});
    }
    void findsNothingWhereTheTablesAreAsRecorded()
    {
        QFETCH(const QStringList, applied);

        QCOMPARE(findingsOf(databaseWith(applied), applied), SchemaFindings());
    }

    void tellsHowTheTablesDiffer_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("told");
        QTest::addRow("column") << u"ALTER TABLE authors DROP country"_s
                                << QStringList{u"The column “country” of “authors” is missing."_s};
        QTest::addRow("own index") << u"DROP INDEX authors_sort_key"_s
                                   << QStringList{u"The index “authors_sort_key” on “authors” is missing."_s};
        QTest::addRow("own table")
            << u"ALTER TABLE catalpa.shelves ADD place text"_s
            << QStringList{u"There is a column “place” in “catalpa.shelves” that no applied migration makes."_s};
        QTest::addRow("foreign index")
            << u"CREATE INDEX by_hand ON books (title)"_s
            << QStringList{u"There is an index “by_hand” on “books” that no applied migration makes."_s};
        QTest::addRow("body")
            << u"CREATE OR REPLACE FUNCTION catalpa.plain(value text) RETURNS text LANGUAGE sql IMMUTABLE AS "
               "$$SELECT upper(value)$$"_s
            << QStringList{u"The function “catalpa.plain(value text)” is made in another way than it should be."_s};
        QTest::addRow("trigger")
            << u"ALTER TABLE books DISABLE TRIGGER books_note"_s
            << QStringList{u"The trigger “books_note” on “books” is made in another way than it should be."_s};
        QTest::addRow("another program's table")
            << u"CREATE TABLE public.loans (id int)"_s
            << QStringList{u"There is a table “loans” that no applied migration makes."_s};
    }
    void tellsHowTheTablesDiffer()
    {
        QFETCH(const QString, change);
        QFETCH(const QStringList, told);

        const SchemaFindings findings = findingsOf(databaseWith(all(), change), all());

        QCOMPARE(sentences(findings.drift), told);
        QCOMPARE(findings.notCompared, QStringList());
        QVERIFY(findings.adoptable.isEmpty());
    }

    void recognisesWhatIsThereWithoutBeingRecorded_data()
    {
        QTest::addColumn<QStringList>("present");
        QTest::addColumn<QStringList>("recorded");
        QTest::addColumn<QString>("more");
        QTest::addColumn<QStringList>("adoptable");
        const QString init = u"public/"_s + test::initName;
        const QString country = u"public/"_s + test::countryName;
        const QStringList both{test::initName, test::countryName};
        const QStringList own{u"catalpa/1_functions"_s, u"catalpa/2_indexes"_s, u"catalpa/3_trigger"_s};
        QTest::addRow("the first state") << both.first(1) << QStringList() << QString() << QStringList{init};
        QTest::addRow("the guide's tables") << both << QStringList() << QString() << QStringList({init, country});
        QTest::addRow("everything") << all() << QStringList() << QString() << QStringList({init, country}) + own;
        QTest::addRow("nothing recorded but ours")
            << all() << all().mid(2) << QString() << QStringList({init, country});
        QTest::addRow("the column by hand") << both << both.first(1) << QString() << QStringList{country};
        QTest::addRow("the first is not recorded") << both << both.mid(1) << QString() << QStringList{init};
        QTest::addRow("ours by hand") << all() << both << QString() << own;
        QTest::addRow("the first two of ours") << all().first(4) << both << QString() << own.first(2);
        QTest::addRow("ours on the first state") << QStringList({test::initName, u"1_functions"_s, u"2_indexes"_s})
                                                 << both.first(1) << QString() << own.first(2);
        QTest::addRow("beside another program's tables")
            << both << QStringList() << u"CREATE TABLE loans (id serial PRIMARY KEY, book int REFERENCES books)"_s
            << QStringList({init, country});
        QTest::addRow("ours in spite of drift elsewhere")
            << all() << both << u"ALTER TABLE books ADD place text"_s << own;
        QTest::addRow("nothing of what is waiting") << both << both << QString() << QStringList();
    }
    void recognisesWhatIsThereWithoutBeingRecorded()
    {
        QFETCH(const QStringList, present);
        QFETCH(const QStringList, recorded);
        QFETCH(const QString, more);
        QFETCH(const QStringList, adoptable);

        const SchemaFindings findings = findingsOf(databaseWith(present, more), recorded);

        QCOMPARE(names(findings.adoptable), adoptable);
        QVERIFY(!findings.nearest);
        QCOMPARE(findings.notCompared, QStringList());
    }

    void recognisesTablesThatWereMadeByHand()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, uR"sql(
            CREATE TABLE authors (country text, id serial CONSTRAINT authors_pkey PRIMARY KEY, name text NOT NULL,
                                  created_at timestamp(3) DEFAULT now() NOT NULL, bio varchar);
            ALTER TABLE authors ALTER bio TYPE text, ALTER created_at SET DEFAULT CURRENT_TIMESTAMP;
            CREATE TABLE books (id int NOT NULL, title text NOT NULL, author_id int NOT NULL,
                                created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
            ALTER TABLE books ADD PRIMARY KEY (id), ADD FOREIGN KEY (author_id) REFERENCES authors
                ON UPDATE CASCADE ON DELETE RESTRICT;
            CREATE SEQUENCE any_name OWNED BY books.id;
            ALTER TABLE books ALTER id SET DEFAULT nextval('any_name');)sql"_s);

        const SchemaFindings findings = findingsOf(address, {});

        QCOMPARE(names(findings.adoptable),
                 QStringList({u"public/"_s + test::initName, u"public/"_s + test::countryName}));
    }

    void namesTheNearestStateOfACatalogueThatFitsNone()
    {
        const ConnectionAddress address =
            databaseWith({test::initName, test::countryName}, u"ALTER TABLE authors ALTER name TYPE varchar(80)"_s);

        const SchemaFindings findings = findingsOf(address, {});

        QVERIFY(findings.adoptable.isEmpty());
        QVERIFY(findings.drift.isEmpty());
        QVERIFY(findings.nearest);
        QCOMPARE(findings.nearest->name, test::countryName);
        QCOMPARE(sentences(findings.distance),
                 QStringList{u"The column “name” of “authors” is varchar(80) and should be text."_s});
    }

    void saysNothingAboutADatabaseOfSomethingElse()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, u"CREATE TABLE loans (id serial PRIMARY KEY)"_s);

        QCOMPARE(findingsOf(address, {}), SchemaFindings());
    }

    void doesNotAdoptWhatOnlyFillsInValues()
    {
        QList<Bundle> some{guide()};
        some[0].migrations += Migration{u"3_fill"_s, "UPDATE authors SET country = 'AT' WHERE country IS NULL"};
        const ConnectionAddress address = databaseWith({test::initName, test::countryName});

        QCOMPARE(findingsOf(address, some, stepsOf(some, {test::initName, test::countryName})), SchemaFindings());
    }

    void saysWhatItCouldNotCompare_data()
    {
        QTest::addColumn<MigrationState>("state");
        QTest::addColumn<QString>("words");
        QTest::addRow("edited") << MigrationState::Edited << u"was changed after it had been applied"_s;
        QTest::addRow("missing") << MigrationState::MissingHere << u"its text is not here"_s;
    }
    void saysWhatItCouldNotCompare()
    {
        QFETCH(const MigrationState, state);
        QFETCH(const QString, words);
        QList<MigrationStep> steps = stepsOf(bundles(), all());
        steps[1].state = state;

        const SchemaFindings findings =
            findingsOf(databaseWith(all(), u"DROP TABLE books CASCADE"_s), bundles(), steps);

        QVERIFY(findings.drift.isEmpty());
        QCOMPARE(findings.notCompared.size(), 1);
        QVERIFY2(findings.notCompared.first().contains(words), qUtf8Printable(findings.notCompared.first()));
    }

    void saysWhichFileCannotBeTriedOut_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("words");
        QTest::addRow("not installed") << QByteArray("CREATE EXTENSION no_such_extension") << u"no_such_extension"_s;
        QTest::addRow("rolls back") << QByteArray("ROLLBACK") << u"ROLLBACK"_s;
        QTest::addRow("wrong") << QByteArray("ALTER TABLE nowhere ADD x int") << u"nowhere"_s;
        QTest::addRow("reaches the tables") << QByteArray("DO $$BEGIN EXECUTE 'LOCK TABLE ' || 'pub' || 'lic.authors'; "
                                                          "END$$")
                                            << u"reaches the tables themselves"_s;
    }
    void saysWhichFileCannotBeTriedOut()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QString, words);
        QList<Bundle> some{guide()};
        some[0].migrations += Migration{u"3_odd"_s, sql};
        const ConnectionAddress address = databaseWith({test::initName, test::countryName});

        const SchemaFindings findings =
            findingsOf(address, some, stepsOf(some, {test::initName, test::countryName, u"3_odd"_s}));

        QVERIFY(findings.drift.isEmpty());
        QCOMPARE(findings.notCompared.size(), 1);
        QVERIFY2(findings.notCompared.first().contains(words), qUtf8Printable(findings.notCompared.first()));
    }

    void judgesByWhatIsAppliedWhenAFileThatWaitsCannotRun_data()
    {
        QTest::addColumn<QByteArray>("waiting");
        QTest::addRow("not installed") << QByteArray("CREATE EXTENSION no_such_extension");
        QTest::addRow("not readable") << QByteArray("selct 1;");
        QTest::addRow("wrong") << QByteArray("SELECT 1/0");
    }
    void judgesByWhatIsAppliedWhenAFileThatWaitsCannotRun()
    {
        QFETCH(const QByteArray, waiting);
        QList<Bundle> some{guide()};
        some[0].migrations += Migration{u"3_odd"_s, waiting};
        const QStringList applied{test::initName, test::countryName};

        QCOMPARE(findingsOf(databaseWith(applied), some, stepsOf(some, applied)), SchemaFindings());
        const SchemaFindings changed =
            findingsOf(databaseWith(applied, u"ALTER TABLE books ADD odd int"_s), some, stepsOf(some, applied));
        QCOMPARE(changed.drift.size(), 1);
        QCOMPARE(changed.notCompared, QStringList());
    }

    void comparesTextsThatUseExtensions_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addRow("public") << u"public"_s;
        QTest::addRow("extensions") << u"extensions"_s;
        QTest::addRow("not installed yet") << QString();
    }
    void comparesTextsThatUseExtensions()
    {
        QFETCH(const QString, schema);
        const QByteArray trigrams = "CREATE EXTENSION IF NOT EXISTS pg_trgm;\n"
                                    "CREATE INDEX ON books USING gin (title gin_trgm_ops);\n"
                                    "CREATE VIEW near AS SELECT id FROM books WHERE similarity(title, 'x') > 0.5;\n";
        QList<Bundle> some{guide()};
        some[0].migrations += Migration{u"3_trigrams"_s, trigrams};
        const ConnectionAddress address = databaseWith({test::initName, test::countryName});
        QStringList recorded{test::initName, test::countryName};
        if (!schema.isEmpty()) {
            m_server.sql(address,
                         u"CREATE SCHEMA IF NOT EXISTS %1; CREATE EXTENSION pg_trgm SCHEMA %1; "
                         "SET search_path = public, %1; "_s.arg(schema)
                             + QString::fromUtf8(trigrams));
            recorded += u"3_trigrams"_s;
        }

        QCOMPARE(findingsOf(address, some, stepsOf(some, recorded)), SchemaFindings());
    }

    void recognisesEveryStateThatCatalpaBrings()
    {
        const QList<Bundle> some = bundledMigrations().value();
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, u"CREATE SCHEMA catalpa"_s);
        QStringList recorded;
        QStringList recognised; // Without those behind the last one that a table shows.
        QCOMPARE(findingsOf(address, some, stepsOf(some, {})), SchemaFindings());

        for (const Bundle &bundle : some) {
            for (const Migration &migration : bundle.migrations) {
                m_server.sql(address,
                             u"SET search_path = %1;"_s.arg(bundle.schema)
                                 + QString::fromUtf8(migration.sql)
                                       .remove(u"CONCURRENTLY "_s)
                                       .replace(u"VACUUM (ANALYZE)"_s, u"ANALYZE"_s)
                                       .remove(u"VACUUM catalpa.changes;"_s));
                recorded += migration.name;
                if (!migration.name.endsWith(u"_trigrams"_s))
                    recognised = recorded;

                const SchemaFindings found = findingsOf(address, some, stepsOf(some, recorded));
                QCOMPARE(found.notCompared.join(u" | "_s), QString());
                QCOMPARE(found, SchemaFindings());

                QStringList adoptable;
                const SchemaFindings unrecorded = findingsOf(address, some, stepsOf(some, {}));
                for (const MigrationKey &key : unrecorded.adoptable)
                    adoptable += key.name;
                QCOMPARE(adoptable, recognised);
                QCOMPARE(unrecorded.notCompared, QStringList());
            }
        }
    }

    void needsTheRightToCreateSchemas()
    {
        const ConnectionAddress address = databaseWith({test::initName}, u"DROP TABLE books"_s);
        m_server.createRole(u"examiner"_s);
        ConnectionAddress other = address;
        other.user = u"examiner"_s;

        const SchemaFindings findings = findingsOf(other, {test::initName});

        QVERIFY(findings.drift.isEmpty());
        QCOMPARE(
            findings.notCompared,
            QStringList{u"The tables were not compared with the migrations, because your role may not create "
                        "schemas in this database. Ask its administrator for the right CREATE on the database."_s});
    }

    void takesNoLockOnTheTables()
    {
        const ConnectionAddress address = databaseWith(all());
        Session session(address);
        ShadowSchema shadow(session, {u"public"_s, u"catalpa"_s});
        QVERIFY(shadow.begin());
        for (const Bundle &bundle : bundles()) {
            for (const Migration &migration : bundle.migrations)
                QVERIFY(shadow.run(migration));
        }
        QVERIFY(shadow.snapshot({u"public"_s, u"catalpa"_s}));

        const QString locks =
            u"SELECT n.nspname || '.' || c.relname || ' ' || l.mode FROM pg_locks AS l "
            "JOIN pg_class AS c ON c.oid = l.relation JOIN pg_namespace AS n ON n.oid = c.relnamespace "
            "WHERE l.pid <> pg_backend_pid() AND n.nspname IN ('public', 'catalpa')"_s;

        QCOMPARE(m_server.rows(address, locks), QStringList());
        QVERIFY(!*shadow.hasTouchedTables());
        QVERIFY(session.run("SELECT FROM public.books"));
        QVERIFY(!m_server.rows(address, locks).isEmpty()); // The question does find locks.
        QVERIFY(*shadow.hasTouchedTables());
    }

    void looksAtTablesThatOthersHaveLocked()
    {
        const ConnectionAddress address = databaseWith({test::initName, test::countryName});
        Session other(address);
        QVERIFY(other.run("BEGIN"));
        QVERIFY(other.run("LOCK TABLE authors, books IN ACCESS EXCLUSIVE MODE"));

        const SchemaFindings findings = findingsOf(address, {test::initName, test::countryName});

        QCOMPARE(findings, SchemaFindings());
    }

    void saysWhenItCannotLook()
    {
        const ConnectionAddress address =
            databaseWith({test::initName}, u"CREATE VIEW public.named AS SELECT name FROM authors"_s);
        Session other(address);
        QVERIFY(other.run("BEGIN"));
        QVERIFY(other.run("LOCK TABLE authors IN ACCESS EXCLUSIVE MODE"));
        Session session(address);

        const auto findings = checkDrift(session, bundles(), stepsOf(bundles(), {test::initName}));

        QVERIFY(!findings);
        QCOMPARE(findings.error().kind, ErrorKind::Busy);
        QVERIFY(findings.error().message.contains(u"another program is changing them"_s));
    }

    void leavesNothingBehindWhenItIsCancelled()
    {
        const ConnectionAddress address = databaseWith({test::initName});
        QList<Bundle> some{guide()};
        some[0].migrations += Migration{u"3_slow"_s, "CREATE TABLE slow (id int); SELECT pg_sleep(60)"};
        Session session(address);
        const QString before = leftovers(address);
        std::atomic<bool> stop = false;
        session.setInterrupt([&stop] { return stop.load(); });
        std::thread watcher([&] {
            Session looking(address);
            while (!looking.run("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'")->count())
                std::this_thread::yield();
            stop = true;
        });

        const auto findings = checkDrift(session, some, stepsOf(some, {test::initName}));
        watcher.join();

        QVERIFY(!findings);
        QCOMPARE(findings.error().kind, ErrorKind::Cancelled);
        QVERIFY(!session.inTransaction());
        QCOMPARE(leftovers(address), before);
    }

    void worksWithHostileNames()
    {
        const QByteArray hostile = R"sql(
            CREATE TABLE "We ""quote"" 📚" ("A.b" text DEFAULT 'public.x', "public" int, "Cat.alpa" int);
            CREATE TABLE public."public" (id serial PRIMARY KEY, "catalpa" text);
            CREATE INDEX "I.x" ON "We ""quote"" 📚" ("A.b" DESC, "public");
            CREATE INDEX ON "public" ((lower("catalpa")));)sql";
        const QList<Bundle> some{test::bundleOf({{u"1_odd"_s, hostile}})};
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, QString::fromUtf8(hostile));

        QCOMPARE(findingsOf(address, some, stepsOf(some, {u"1_odd"_s})), SchemaFindings());
        QCOMPARE(names(findingsOf(address, some, stepsOf(some, {})).adoptable), QStringList{u"public/1_odd"_s});
    }

    void worksForSchemasWithHostileNames()
    {
        const QByteArray hostile = "CREATE TABLE \"Odd.Schema\".a (id serial PRIMARY KEY);\n"
                                   "CREATE TABLE b (a int DEFAULT 1 REFERENCES a);\n"
                                   "CREATE VIEW c AS SELECT a FROM b;";
        const QList<Bundle> some{Bundle{u"Odd.Schema"_s, {Migration{u"1_odd"_s, hostile, u"Odd.Schema"_s}}}};
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address,
                     u"CREATE SCHEMA \"Odd.Schema\"; SET search_path = \"Odd.Schema\"; "_s
                         + QString::fromUtf8(hostile));

        QCOMPARE(findingsOf(address, some, stepsOf(some, {u"1_odd"_s})), SchemaFindings());
    }

    void worksBehindATransactionPooler()
    {
        test::TestBouncer bouncer(m_server);
        const ConnectionAddress address = databaseWith(all(), u"DROP INDEX authors_sort_key"_s);

        const SchemaFindings findings = findingsOf(bouncer.pooled(address), bundles(), stepsOf(bundles(), all()));

        QCOMPARE(findings.drift.size(), 1);
    }

    void isQuick()
    {
        const ConnectionAddress address = databaseWith({test::initName, test::countryName});
        Session session(address);
        QVERIFY(session.open());
        QElapsedTimer timer;
        timer.start();

        const QList<Bundle> some = bundledMigrations().value();
        QVERIFY(checkDrift(session, some, stepsOf(some, {test::initName, test::countryName})));

        qInfo("Examined in %lld ms.", timer.elapsed());
        QVERIFY(timer.elapsed() < 5000);
    }

private:
    test::TestServer m_server;
};

CATALPA_TEST(ExaminationTest)

#include "tst_driftcheck.moc"
