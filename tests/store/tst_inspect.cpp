// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using Level = CatalogueCapabilities::Level;

class InspectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInAnEmptyDatabase();
    void findsACatalogueWithoutCountry();
    void findsTheWholeCatalogue();
    void doesNotTakeStrangersTablesForOurs_data();
    void doesNotTakeStrangersTablesForOurs();
    void countsTheTablesOfOthers();
    void estimatesTheNumberOfAuthors();
    void whatARoleMayIsKnownOneByOne_data();
    void whatARoleMayIsKnownOneByOne();
    void mayNotEditWhereTheServerOnlyReads();
    void tellsWhenTheSchemaIsClosedToTheRole();
    void choosesTheAlphabetByLanguage_data();
    void choosesTheAlphabetByLanguage();

private:
    CatalogueCapabilities shapeOf(const ConnectionAddress &address, const QStringList &languages = {u"en"_s})
    {
        return valueOf(store::PgCatalogue(address).inspect(languages));
    }
    ConnectionAddress databaseWith(History history)
    {
        const ConnectionAddress address = m_server.createDatabase();
        createTables(m_server, address, history);
        return address;
    }

    TestServer m_server;
};

void InspectTest::findsNothingInAnEmptyDatabase()
{
    const CatalogueCapabilities capabilities = shapeOf(databaseWith(History::Nothing));

    QCOMPARE(capabilities.level, Level::Empty);
    QVERIFY(!capabilities.hasCountry);
    QVERIFY(!capabilities.canEdit);
    QCOMPARE(capabilities.otherTables, 0);
    QCOMPARE(capabilities.authors, 0);
    QVERIFY2(capabilities.serverVersion.at(0).isDigit(), qPrintable(capabilities.serverVersion));
}

void InspectTest::findsACatalogueWithoutCountry()
{
    const CatalogueCapabilities capabilities = shapeOf(databaseWith(History::Init));

    QCOMPARE(capabilities.level, Level::Catalogue);
    QVERIFY(!capabilities.hasCountry);
    QVERIFY(capabilities.canEdit);
}

void InspectTest::findsTheWholeCatalogue()
{
    const CatalogueCapabilities capabilities = shapeOf(databaseWith(History::AddCountry));

    QCOMPARE(capabilities.level, Level::Catalogue);
    QVERIFY(capabilities.hasCountry);
    QVERIFY(capabilities.canEdit);
    QCOMPARE(capabilities.otherTables, 0);
}

void InspectTest::doesNotTakeStrangersTablesForOurs_data()
{
    const QString books = u"CREATE TABLE books (id int, title text, author_id int, created_at timestamp(3));"_s;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("unfit");

    QTest::addRow("other columns") << u"CREATE TABLE authors (nr int, surname text);"_s + books
                                   << QStringList{u"authors"_s, u"id"_s, QString(), u"integer"_s};
    QTest::addRow("a number too wide") << u"CREATE TABLE authors (id bigint, name text, bio text, "
                                          "created_at timestamp(3));"_s
            + books << QStringList{u"authors"_s, u"id"_s, u"bigint"_s, u"integer"_s};
    QTest::addRow("instants with zone") << u"CREATE TABLE authors (id int, name text, bio text, "
                                           "created_at timestamptz);"_s
            + books
                                        << QStringList{u"authors"_s, u"created_at"_s, u"timestamp with time zone"_s,
                                                       u"timestamp without time zone"_s};
    QTest::addRow("a dropped column") << u"CREATE TABLE authors (id int, name text, bio text, "
                                         "created_at timestamp(3)); ALTER TABLE authors DROP bio;"_s
            + books << QStringList{u"authors"_s, u"bio"_s, QString(), u"text"_s};
    QTest::addRow("authors only") << u"CREATE TABLE authors (id int, name text, bio text, created_at timestamp(3));"_s
                                  << QStringList();
    QTest::addRow("books only") << books << QStringList();
}

void InspectTest::doesNotTakeStrangersTablesForOurs()
{
    QFETCH(const QString, sql);
    QFETCH(const QStringList, unfit);
    const ConnectionAddress address = databaseWith(History::Nothing);
    m_server.sql(address, sql);

    const CatalogueCapabilities capabilities = shapeOf(address);

    QCOMPARE(capabilities.level, Level::Foreign);
    const auto &found = capabilities.unfit;
    QCOMPARE(found ? QStringList({found->table, found->column, found->found, found->expected}) : QStringList(), unfit);
}

void InspectTest::countsTheTablesOfOthers()
{
    const ConnectionAddress address = databaseWith(History::Init);
    m_server.sql(address,
                 u"CREATE TABLE loans (); CREATE TABLE _prisma_migrations (); CREATE VIEW v AS SELECT 1;"
                 "CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.t ()"_s);

    QCOMPARE(shapeOf(address).otherTables, 1);
}

void InspectTest::estimatesTheNumberOfAuthors()
{
    const ConnectionAddress address = databaseWith(History::Init);
    m_server.sql(address, u"INSERT INTO authors (name) SELECT 'n' FROM generate_series(1, 300)"_s);
    m_server.sql(address, u"ANALYZE authors"_s);

    QCOMPARE(shapeOf(address).authors, 300);
}

void InspectTest::whatARoleMayIsKnownOneByOne_data()
{
    QTest::addColumn<QString>("grants");
    QTest::addColumn<QString>("rights");

    QTest::addRow("reading only") << u"SELECT ON authors, books"_s << u"read"_s;
    QTest::addRow("adding only") << u"SELECT, INSERT ON authors, books"_s
                                 << u"-author -book Name Biography Country SortName Title Author SortTitle"_s;
    QTest::addRow("no deletions") << u"SELECT, INSERT, UPDATE ON authors, books"_s << u"-author -book"_s;
    QTest::addRow("authors only") << u"SELECT ON authors, books; GRANT INSERT, UPDATE, DELETE ON authors"_s
                                  << u"+book -book Title Author SortTitle"_s;
    QTest::addRow("one column") << u"SELECT ON authors, books; GRANT UPDATE (bio) ON authors"_s
                                << u"+author +book -author -book Name Country Title Author SortTitle"_s;
    QTest::addRow("columns to add") << u"SELECT, UPDATE, DELETE ON authors, books; GRANT INSERT (id, title, author_id,"
                                       " created_at) ON books; GRANT INSERT (name) ON authors"_s
                                    << u"+author"_s;
    QTest::addRow("everything") << u"SELECT, INSERT, UPDATE, DELETE ON authors, books"_s << u""_s;
}

//! What it may not, in words.
static QString denied(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.canEdit)
        return u"read"_s;
    QStringList words;
    const auto add = [&words](bool may, const QString &word) {
        words += may ? QStringList() : QStringList{word};
    };
    add(capabilities.authorRights.mayAdd, u"+author"_s);
    add(capabilities.bookRights.mayAdd, u"+book"_s);
    add(capabilities.authorRights.mayRemove, u"-author"_s);
    add(capabilities.bookRights.mayRemove, u"-book"_s);
    const QList<std::pair<RecordField, QString>> fields{
        {RecordField::Name, u"Name"_s},          {RecordField::Biography, u"Biography"_s},
        {RecordField::Country, u"Country"_s},    {RecordField::SortName, u"SortName"_s},
        {RecordField::Title, u"Title"_s},        {RecordField::Author, u"Author"_s},
        {RecordField::SortTitle, u"SortTitle"_s}};
    for (const auto &[field, name] : fields)
        add(capabilities.mayChange(field), name);
    return words.join(u' ');
}

void InspectTest::whatARoleMayIsKnownOneByOne()
{
    QFETCH(const QString, grants);
    QFETCH(const QString, rights);
    static int number = 0;
    ConnectionAddress address = databaseWith(History::AddCountry);
    const QString role = u"reader_%1"_s.arg(++number);
    m_server.createRole(role);
    for (const QString &grant : grants.split(u"; GRANT "_s))
        m_server.sql(address, u"GRANT %1 TO %2"_s.arg(grant, role));
    address.user = role;

    const CatalogueCapabilities capabilities = shapeOf(address);

    QCOMPARE(capabilities.level, Level::Catalogue);
    QCOMPARE(denied(capabilities), rights);
    QCOMPARE(capabilities.mayDoAll(), rights.isEmpty());
}

void InspectTest::mayNotEditWhereTheServerOnlyReads()
{
    const ConnectionAddress address = databaseWith(History::AddCountry);
    m_server.sql(address, u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(address.database));
    Opened opened(address);

    const Error error = errorOf(opened.authors->add({.name = u"Karel Čapek"_s}));

    QVERIFY(!opened.capabilities.canEdit);
    QCOMPARE(error.kind, ErrorKind::Rights);
    QCOMPARE(error.message, u"This connection may only read. Nothing was changed."_s);
}

void InspectTest::tellsWhenTheSchemaIsClosedToTheRole()
{
    ConnectionAddress address = databaseWith(History::AddCountry);
    m_server.createRole(u"stranger"_s);
    m_server.sql(address, u"REVOKE ALL ON SCHEMA public FROM PUBLIC"_s);
    address.user = u"stranger"_s;

    QCOMPARE(errorOf(store::PgCatalogue(address).inspect({})).kind, ErrorKind::Rights);
}

void InspectTest::choosesTheAlphabetByLanguage_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<QString>("collation");

    QTest::addRow("Swedish") << QStringList{u"sv-SE"_s, u"sv"_s} << u"sv"_s;
    QTest::addRow("Danish as QLocale writes it") << QStringList{u"da_GL"_s} << u"da"_s;
    QTest::addRow("a country that ICU has no rules for") << QStringList{u"sv-ZZ"_s} << u"sv"_s;
    QTest::addRow("sorted as all languages are") << QStringList{u"de_AT"_s, u"sv"_s} << u"und"_s;
    QTest::addRow("Canadian French is not") << QStringList{u"fr-CA"_s} << u"fr-CA"_s;
    QTest::addRow("a script before a country") << QStringList{u"zh-Hant-ZZ"_s} << u"zh-Hant"_s;
    QTest::addRow("the first that is known") << QStringList{u"xx"_s, u"cs"_s, u"de"_s} << u"cs"_s;
    QTest::addRow("unknown") << QStringList{u"xx"_s} << u"und"_s;
    QTest::addRow("no language") << QStringList{} << u"und"_s;
    QTest::addRow("junk") << QStringList{u"\"; DROP TABLE authors --"_s, QString(), u"C"_s, u"-"_s} << u"und"_s;
}

void InspectTest::choosesTheAlphabetByLanguage()
{
    QFETCH(const QStringList, languages);
    QFETCH(const QString, collation);
    static const ConnectionAddress address = databaseWith(History::Init);

    QCOMPARE(shapeOf(address, languages).collation, collation);
}

CATALPA_TEST(InspectTest)
#include "tst_inspect.moc"
