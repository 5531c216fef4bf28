// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runner.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

//! Everything a migration can make, but for the books that the runner keeps and what belongs to an extension, one line
//! for each thing.
const auto definitions = uR"(
    SELECT 'index ' || indexrelid::regclass || ' ' || pg_get_indexdef(indexrelid) || ' ' || indisvalid
      FROM pg_index JOIN pg_class c ON c.oid = indrelid
     WHERE relnamespace IN ('public'::regnamespace, to_regnamespace('catalpa')) AND relname NOT IN ('_prisma_migrations', 'migration_notes')
    UNION ALL
    SELECT 'function ' || pg_get_functiondef(p.oid) || coalesce(proacl::text, '') || coalesce(obj_description(p.oid), '')
      FROM pg_proc p
     WHERE pronamespace IN ('public'::regnamespace, to_regnamespace('catalpa'))
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    UNION ALL
    SELECT 'policy ' || polname || ' ' || polrelid::regclass || pg_get_expr(polqual, polrelid) FROM pg_policy
    UNION ALL
    SELECT 'rights ' || oid::regclass || relrowsecurity || coalesce(relacl::text, '') FROM pg_class
     WHERE relnamespace = to_regnamespace('catalpa') AND relkind IN ('r', 'v', 'S')
       AND relname NOT IN ('_prisma_migrations', 'migration_notes')
    UNION ALL
    SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'constraint ' || connamespace::regnamespace || '.' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace IN ('public'::regnamespace, to_regnamespace('catalpa')) AND conname !~ '^(_prisma_migrations|migration_notes)_'
    UNION ALL
    SELECT 'column ' || relnamespace::regnamespace || '.' || relname || ' ' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE relnamespace IN ('public'::regnamespace, to_regnamespace('catalpa')) AND relkind IN ('r', 'v', 'p', 'm')
       AND relname NOT IN ('_prisma_migrations', 'migration_notes') AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT 'usage of catalpa ' || has_schema_privilege('bystander', 'catalpa', 'USAGE')
     WHERE to_regnamespace('catalpa') IS NOT NULL
    ORDER BY 1)"_s;

//! Whether somebody can act with rights that are not his.
const auto isOpen = uR"(
    SELECT count(*) > 0 FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS given
     WHERE pronamespace = to_regnamespace('catalpa') AND prosecdef AND grantee = 0)"_s;

//! What Prisma looks at to find the indexes of a schema, from its own query; with partial ones, which its preview
//! feature partialIndexes and `prisma db pull` see (7.10). prisma/prisma-engines,
//! schema-engine/sql-schema-describer/src/postgres/indexes_query.sql.
const auto indexesThatPrismaSees = uR"(
    SELECT i.relname FROM pg_index JOIN pg_class c ON c.oid = indrelid JOIN pg_class i ON i.oid = indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND array_position(indkey::int2[], 0::int2) IS NULL ORDER BY 1)"_s;

Bundle own()
{
    return *readBundle(u":/migrations/catalpa"_s, u"catalpa"_s);
}

} // namespace

//! The migrations under migrations/catalpa, as the program applies and takes them back.
class OwnMigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server.createRole(u"bystander"_s); }
    void init() { m_address = m_server.createDatabase(); }

    void eachTellsWhatItIsForAndHowItIsTakenBack();
    void upDownUpGivesTheSameSchema_data();
    void upDownUpGivesTheSameSchema();
    void prismaSeesNothingOfThem();
    void worksAfterTheTablesHaveRows();
    void aMigrationThatTheServerCannotRunSaysWhy();
    void whoeverMayWriteStillMay();
    void anyTextCanStillBeWritten();
    void theSearchWords_data();
    void theSearchWords();
    void theWordsOfAPartAreThoseOfItsText();

private:
    Result<MigrationReport> apply(const MigrationSelection &selection = {})
    {
        db::Session session(m_address);
        return Runner(session, *bundledMigrations()).apply(selection);
    }
    void applyShared()
    {
        apply({MigrationSelection::Extent::UpTo, bundledMigrations()->first().migrations.last().key()});
    }
    void applyAll()
    {
        const auto report = apply();
        if (!report || report->failure)
            qFatal("%s", qPrintable(report ? report->failure->error.detail : report.error().detail));
    }
    void undo(const MigrationKey &key)
    {
        db::Session session(m_address);
        const auto report = Runner(session, *bundledMigrations()).undo(key);
        if (!report || report->failure)
            qFatal("%s", qPrintable(report ? report->failure->error.detail : report.error().detail));
    }
    QStringList schema() { return m_server.rows(m_address, definitions); }
    QString wordsOf(const QString &text)
    {
        QString quoted = text;
        quoted.replace(u'\'', u"''"_s);
        return m_server.sql(m_address, u"SELECT catalpa.search_words('%1')"_s.arg(quoted));
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

void OwnMigrationsTest::eachTellsWhatItIsForAndHowItIsTakenBack()
{
    const auto migrations = own().migrations;

    QVERIFY(!migrations.isEmpty());
    for (const Migration &migration : migrations) {
        QVERIFY2(migration.sql.startsWith("-- Title: "), qPrintable(migration.name));
        QVERIFY2(migration.title().size() <= 60, qPrintable(migration.title()));
        QVERIFY2(migration.description().endsWith(u'.'), qPrintable(migration.description()));
        QVERIFY2(migration.downSql, qPrintable(migration.name));
    }
}

void OwnMigrationsTest::upDownUpGivesTheSameSchema_data()
{
    QTest::addColumn<int>("first");
    const auto migrations = own().migrations;
    for (int index = 0; index < migrations.size(); ++index)
        QTest::addRow("from %s", qPrintable(migrations.at(index).name)) << index;
}

void OwnMigrationsTest::upDownUpGivesTheSameSchema()
{
    QFETCH(const int, first);
    const auto migrations = own().migrations;
    const MigrationKey key = migrations.at(first).key();
    applyShared();
    if (first > 0)
        apply({MigrationSelection::Extent::UpTo, migrations.at(first - 1).key()});
    const QStringList before = schema();

    applyAll();
    const QStringList applied = schema();
    undo(key);
    const QStringList takenBack = schema();
    QCOMPARE(m_server.sql(m_address, isOpen), u"f"_s);
    applyAll();

    QCOMPARE(takenBack, before);
    QCOMPARE(schema(), applied);
    QCOMPARE(m_server.sql(m_address, isOpen), u"f"_s);
}

void OwnMigrationsTest::prismaSeesNothingOfThem()
{
    const auto relations = u"SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                           "AND relkind NOT IN ('i', 'c') ORDER BY 1"_s;
    const QRegularExpression visible(u"^(column|constraint) "_s);
    applyShared();
    const QStringList relationsBefore = m_server.rows(m_address, relations);
    const QStringList visibleBefore = schema().filter(visible);

    applyAll();

    QCOMPARE(m_server.rows(m_address, relations), relationsBefore);
    QCOMPARE(schema().filter(visible).filter(QRegularExpression(u"^(?!(column|constraint) catalpa\\.)"_s)),
             visibleBefore);
    QCOMPARE(m_server.rows(m_address, indexesThatPrismaSees),
             QStringList({u"_prisma_migrations_pkey"_s, u"authors_pkey"_s, u"books_pkey"_s}));
}

void OwnMigrationsTest::worksAfterTheTablesHaveRows()
{
    applyShared();
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, bio, country) SELECT 'Søren ' || n, NULL, NULL "
                 "FROM generate_series(1, 500) n; INSERT INTO books (title, author_id) "
                 "SELECT 'Title ' || n, n FROM generate_series(1, 500) n"_s);

    applyAll();

    QCOMPARE(m_server.sql(m_address,
                          u"SET enable_seqscan = off; SELECT count(*) FROM catalpa.author_reading "
                          "WHERE words LIKE '% soren 4%'"_s),
             u"111"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM catalpa.book_reading"_s), u"500"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
    QVERIFY(m_server.rows(m_address, u"SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"_s).isEmpty());
}

//! Another encoding is told before: see tst_lostobjects.cpp.
void OwnMigrationsTest::aMigrationThatTheServerCannotRunSaysWhy()
{
    m_server.sql(m_address, u"CREATE SCHEMA elsewhere; CREATE EXTENSION pg_trgm SCHEMA elsewhere"_s);
    const auto says =
        u"The extension pg_trgm is in the schema \"elsewhere\", and is needed in the schema \"public\"."_s;

    const auto report = apply();

    QVERIFY(report && report->failure);
    QVERIFY2(report->failure->key.name.endsWith("trigrams"_L1), qPrintable(report->failure->key.name));
    QVERIFY2(report->failure->error.message.contains(says) || report->failure->error.detail.contains(says),
             qPrintable(report->failure->error.message + report->failure->error.detail));
}

void OwnMigrationsTest::whoeverMayWriteStillMay()
{
    m_server.sql(m_address, u"ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"_s);
    applyAll();
    m_server.createRole(u"librarian"_s);
    m_server.sql(m_address,
                 u"GRANT SELECT, INSERT, UPDATE, DELETE ON authors, books TO librarian;"
                 "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO librarian"_s);
    ConnectionAddress librarian = m_address;
    librarian.user = u"librarian"_s;
    db::Session session(librarian);

    const auto author = session.run("INSERT INTO public.authors (name, bio) VALUES ('Søren', 'é') RETURNING id");
    const auto book = session.run("INSERT INTO public.books (title, author_id) VALUES ('É', 1)");
    const auto asked = session.run("INSERT INTO catalpa.upkeep (most) VALUES (5000)");
    const auto found = session.run("SELECT author_id FROM catalpa.author_reading WHERE words LIKE '% soren %' "
                                   "AND catalpa.search_words('Søren') = ' soren '");

    QVERIFY2(author, qPrintable(author ? QString() : author.error().detail));
    QVERIFY2(book, qPrintable(book ? QString() : book.error().detail));
    QVERIFY2(asked, qPrintable(asked ? QString() : asked.error().detail));
    QVERIFY2(found && found->count() == 1, qPrintable(found ? QString() : found.error().detail));
}

// Other programs write what they like: an index must never be the reason that they cannot.
void OwnMigrationsTest::anyTextCanStillBeWritten()
{
    applyAll();
    const auto noise = u"(SELECT string_agg(md5(n::text), '') FROM generate_series(1, 10000) n)"_s;
    const auto wide = u"(SELECT string_agg(chr(131072 + n * 7 % 40000), '') FROM generate_series(1, 20000) n)"_s;

    for (const QString &text : {noise, wide, u"''"_s, u"'   '"_s, u"repeat('''', 3000)"_s, u"chr(1) || chr(127)"_s,
                                u"chr(65534) || chr(1114111)"_s, u"repeat(chr(776), 5000)"_s}) {
        m_server.sql(m_address, u"INSERT INTO authors (name, bio, country) VALUES (%1, %1, %1)"_s.arg(text));
        m_server.sql(m_address, u"INSERT INTO books (title, author_id) VALUES (%1, 1)"_s.arg(text));
    }

    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM books"_s), u"8"_s);
    m_server.sql(m_address, u"INSERT INTO catalpa.upkeep (most) VALUES (5000)"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM catalpa.book_index"_s), u"8"_s);
}

void OwnMigrationsTest::theSearchWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words"); // Apart.
    QTest::addColumn<QString>("joined"); // Where it is something else.

    QTest::addRow("a stroke") << u"Søren Łukasz Đorđe"_s << u"soren lukasz dorde"_s << QString();
    QTest::addRow("accents") << u"Božena Němcová"_s << u"bozena nemcova"_s << QString();
    QTest::addRow("a decomposed accent") << u"C\u030capek"_s << u"capek"_s << QString();
    QTest::addRow("an apostrophe") << u"Flann O'Brien"_s << u"flann o brien"_s << u"flann obrien"_s;
    QTest::addRow("a curly apostrophe") << u"O’Brien ʻOkina"_s << u"o brien okina"_s << u"obrien okina"_s;
    QTest::addRow("initials") << u"J.R.R. Tolkien"_s << u"j r r tolkien"_s << u"jrr tolkien"_s;
    QTest::addRow("a hyphen") << u"Saint-Exupéry"_s << u"saint exupery"_s << u"saintexupery"_s;
    QTest::addRow("sharp s") << u"Straße STRASSE ẞ"_s << u"strasse strasse ss"_s << QString();
    QTest::addRow("ligatures") << u"Ærø Œuvre ﬁn Þór"_s << u"aero oeuvre fin thor"_s << QString();
    QTest::addRow("Turkish") << u"İstanbul Diyarbakır"_s << u"istanbul diyarbakir"_s << QString();
    QTest::addRow("Greek") << u"ΣΟΦΟΚΛΗΣ Σοφοκλής"_s << u"σοφοκλησ σοφοκλησ"_s << QString();
    QTest::addRow("Cyrillic") << u"Фёдор ЧАЙКА"_s << u"федор чаика"_s << QString();
    QTest::addRow("Hebrew points") << u"שָׁלוֹם"_s << u"שלום"_s << QString();
    QTest::addRow("Arabic vowels and alef") << u"أَحْمَد"_s << u"احمد"_s << QString();
    QTest::addRow("Han") << u"『源氏物語』"_s << u"源 氏 物 语"_s << QString();
    QTest::addRow("a wide blank and wide letters") << u"ＡＢＣ　紫"_s << u"abc 紫"_s << QString();
    QTest::addRow("voiced kana keep their mark") << u"ガ カ"_s << u"ガ カ"_s << QString();
    QTest::addRow("both kana") << u"がらす"_s << u"ガ ラ ス"_s << QString();
    QTest::addRow("Hangul") << u"한국어"_s << u"한 국 어"_s << QString();
    QTest::addRow("Devanagari keeps its vowels") << u"हिन्दी"_s << u"हिन्दी"_s << QString();
    QTest::addRow("signs of LIKE") << u"100% snake_case C:\\path"_s << u"100 snake case c path"_s
                                   << u"100 snakecase cpath"_s;
    QTest::addRow("C++ and C#") << u"C++ C#"_s << u"cplusplus csharp"_s << QString();
    QTest::addRow("Spanish marks") << u"«¿Qué?»"_s << u"que"_s << QString();
    QTest::addRow("nothing but signs") << u"—…!"_s << QString(u""_s) << QString();
}

void OwnMigrationsTest::theSearchWords()
{
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QFETCH(const QString, joined);
    applyAll();

    const QString apart = u' ' + words + u' ';
    QCOMPARE(wordsOf(text), joined.isEmpty() ? apart : apart + u"\t "_s + joined + u' ');
    QCOMPARE(wordsOf(words), apart);
    QCOMPARE(m_server.rows(m_address, u"SELECT catalpa.search_words(NULL)"_s), QStringList(u"∅"_s));
}

// Or a search would not find what it was copied from.
void OwnMigrationsTest::theWordsOfAPartAreThoseOfItsText()
{
    applyAll();
    for (const QString &text : {u"Søren Aabye Kierkegaard"_s, u"ΟΔΥΣΣΕΥΣ ὁ πολύτροπος"_s, u"Đặng Thùy Trâm's “diary”"_s,
                                u"L'Été—naïveté, vol. 2"_s, u"Kateřina Tučková: Žítkovské bohyně"_s,
                                u"ｶﾞﾗｽ ガラス 한국 ёлка"_s, u"naïve ascii mixed ß in between"_s}) {
        const QString words = wordsOf(text);
        for (const QString &part : text.split(u' ')) {
            for (const QString &either : wordsOf(part).split(u'\t'))
                QVERIFY2(words.contains(either), qPrintable(part));
        }
    }
}

CATALPA_TEST(OwnMigrationsTest)
#include "tst_ownmigrations.moc"
