// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "core/records/validation.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

using OptionalText = std::optional<QString>;

class AuthorWritesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void changesOneField();
    void changesAllFieldsOrNone();
    void undoesAnEdit();
    void anEditThatHasBeenAppliedIsASuccess();
    void twoPeopleMayEditDifferentFields();
    void theSecondOfTwoEditsOfAFieldIsAConflict();
    void nothingAndEmptyAreDifferent();
    void anEditOfADeletedAuthorSaysSo();
    void refusesBadValuesAndChangesNothing_data();
    void refusesBadValuesAndChangesNothing();
    void hasNoPlaceForACountryBeforeItsMigration();
    void addsAnAuthor();
    void addsTheLongestTextsThatAreAllowed();
    void catchesUpWhenNumbersWereCopiedIn();
    void refusesToAddWithoutNumbering();
    void saysWhenTheRoleMayNotWrite();
    void saysWhenTheTablesAreGone();
    void recordsInstantsInUtcWhateverTheTimeZone_data();
    void recordsInstantsInUtcWhateverTheTimeZone();

private:
    Author stored(qint64 id = 1) { return valueOf(m_opened->authors->author({id})); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void AuthorWritesTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, bio, country) VALUES ('Karel Čapek', NULL, 'AT');"
                 "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1)"_s);
    m_opened = std::make_unique<Opened>(m_address);
}

void AuthorWritesTest::changesOneField()
{
    const Author before = stored();

    const Author after =
        valueOf(m_opened->authors->apply({.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}}));

    Author wanted = before;
    wanted.country = u"CZ"_s;
    QCOMPARE(after, wanted);
    QCOMPARE(stored(), wanted);
    QCOMPARE(after.bookCount, 2);
}

void AuthorWritesTest::changesAllFieldsOrNone()
{
    const AuthorEdit edit{.id = {1},
                          .name = Change<QString>{u"Karel Čapek"_s, u"K. Čapek"_s},
                          .bio = Change<OptionalText>{{}, u"Novelist"_s},
                          .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}};
    AuthorEdit stale = edit;
    stale.country = Change<OptionalText>{u"SK"_s, u"CZ"_s};

    QCOMPARE(errorOf(m_opened->authors->apply(stale)).kind, ErrorKind::Conflict);
    QCOMPARE(stored().name, u"Karel Čapek"_s);

    const Author after = valueOf(m_opened->authors->apply(edit));
    QCOMPARE(after.name, u"K. Čapek"_s);
    QCOMPARE(after.bio, OptionalText(u"Novelist"_s));
    QCOMPARE(after.country, OptionalText(u"CZ"_s));
}

void AuthorWritesTest::undoesAnEdit()
{
    const Author before = stored();
    const AuthorEdit edit{.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}};

    valueOf(m_opened->authors->apply(edit));

    QCOMPARE(valueOf(m_opened->authors->apply(edit.inverse())), before);
}

void AuthorWritesTest::anEditThatHasBeenAppliedIsASuccess()
{
    const AuthorEdit edit{.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}};
    const Author after = valueOf(m_opened->authors->apply(edit));

    QCOMPARE(valueOf(m_opened->authors->apply(edit)), after);
    QCOMPARE(valueOf(m_opened->authors->apply({.id = {1}})), after);
}

void AuthorWritesTest::twoPeopleMayEditDifferentFields()
{
    Opened colleague(m_address);

    auto mine = m_opened->authors->apply({.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}});
    auto theirs = colleague.authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}});

    valueOf(mine);
    valueOf(theirs);
    QCOMPARE(stored().country, OptionalText(u"CZ"_s));
    QCOMPARE(stored().bio, OptionalText(u"Novelist"_s));
}

void AuthorWritesTest::theSecondOfTwoEditsOfAFieldIsAConflict()
{
    Opened colleague(m_address);

    auto mine = m_opened->authors->apply({.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}});
    auto theirs = colleague.authors->apply({.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"SK"_s}});

    const auto first = settled(mine);
    const auto second = settled(theirs);
    QVERIFY(first.has_value() != second.has_value());
    const Error error = first ? second.error() : first.error();
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.message, u"Somebody else has changed this author since it was shown here. Nothing was saved."_s);
    QCOMPARE(stored().country, first ? first->country : second->country);
}

void AuthorWritesTest::nothingAndEmptyAreDifferent()
{
    QCOMPARE(errorOf(m_opened->authors->apply({.id = {1}, .bio = Change<OptionalText>{QString(), u"x"_s}})).kind,
             ErrorKind::Conflict);

    valueOf(m_opened->authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, QString()}}));

    QCOMPARE(stored().bio, OptionalText(QString()));
    QCOMPARE(m_server.rows(m_address, u"SELECT bio IS NULL FROM authors"_s), QStringList{u"f"_s});
}

void AuthorWritesTest::anEditOfADeletedAuthorSaysSo()
{
    m_server.sql(m_address, u"DELETE FROM books; DELETE FROM authors"_s);

    const Error error =
        errorOf(m_opened->authors->apply({.id = {1}, .name = Change<QString>{u"Karel Čapek"_s, u"K"_s}}));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QCOMPARE(error.message, u"This author has been deleted meanwhile."_s);
}

void AuthorWritesTest::refusesBadValuesAndChangesNothing_data()
{
    QTest::addColumn<NewAuthor>("author");
    QTest::addColumn<QString>("sentence");
    const QString name = u"Karel Čapek"_s;

    QTest::addRow("no name") << NewAuthor{QString(), {}, {}} << u"An author needs a name."_s;
    QTest::addRow("a blank name") << NewAuthor{u" \t\u3000"_s, {}, {}} << u"An author needs a name."_s;
    QTest::addRow("U+0000 in the name") << NewAuthor{
        u"a\0b"_s, {}, {}} << u"The text contains an invisible character (U+0000) that cannot be stored."_s;
    QTest::addRow("U+0000 in the biography")
        << NewAuthor{name, u"\0"_s, {}}
        << u"The text contains an invisible character (U+0000) that cannot be stored."_s;
    QTest::addRow("a name that is too long")
        << NewAuthor{QString(longestLine + 1, u'n'), {}, {}}
        << u"This text is too long: it has 2,001 characters, and 2,000 is the most."_s;
    QTest::addRow("a country that is too long")
        << NewAuthor{name, {}, QString(longestLine + 1, u'n')}
        << u"This text is too long: it has 2,001 characters, and 2,000 is the most."_s;
    QTest::addRow("a biography that is too long")
        << NewAuthor{name, QString(longestText + 1, u'n'), {}}
        << u"This text is too long: it has 1,000,001 characters, and 1,000,000 is the most."_s;
}

void AuthorWritesTest::refusesBadValuesAndChangesNothing()
{
    QFETCH(const NewAuthor, author);
    QFETCH(const QString, sentence);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English));
    const QStringList rows = m_server.rows(m_address, u"SELECT * FROM authors"_s);

    const Error added = errorOf(m_opened->authors->add(author));
    const Error edited = errorOf(m_opened->authors->apply({.id = {1},
                                                           .name = Change<QString>{u"Karel Čapek"_s, author.name},
                                                           .bio = Change<OptionalText>{{}, author.bio},
                                                           .country = Change<OptionalText>{u"AT"_s, author.country}}));

    QLocale::setDefault(before);
    QCOMPARE(added.kind, ErrorKind::Invalid);
    QCOMPARE(added.message, sentence);
    QCOMPARE(edited, added);
    QCOMPARE(m_server.rows(m_address, u"SELECT * FROM authors"_s), rows);
}

void AuthorWritesTest::hasNoPlaceForACountryBeforeItsMigration()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address, History::Init);
    Opened opened(address);

    const Author author = valueOf(opened.authors->add({.name = u"Karel Čapek"_s, .bio = u"Novelist"_s}));
    const Error edited =
        errorOf(opened.authors->apply({.id = author.id, .country = Change<OptionalText>{{}, u"CZ"_s}}));
    const Error added = errorOf(opened.authors->add({.name = u"A"_s, .country = u"CZ"_s}));

    QCOMPARE(author.country, OptionalText());
    QCOMPARE(edited.kind, ErrorKind::Schema);
    QCOMPARE(added, edited);
    QCOMPARE(valueOf(opened.authors->apply({.id = author.id, .bio = Change<OptionalText>{u"Novelist"_s, {}}})).bio,
             OptionalText());
    QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM authors"_s), u"1"_s);
}

void AuthorWritesTest::addsAnAuthor()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();

    const Author author =
        valueOf(m_opened->authors->add({.name = u"Božena Němcová"_s, .bio = u"O'x \\ \"y\" 😀"_s, .country = u"CZ"_s}));

    QCOMPARE(author, stored(author.id.value));
    QCOMPARE(author.id.value, 2);
    QCOMPARE(author.bio, OptionalText(u"O'x \\ \"y\" 😀"_s));
    QCOMPARE(author.bookCount, 0);
    QVERIFY(qAbs(before.msecsTo(author.createdAt)) < 60'000);
    QCOMPARE(author.createdAt.timeSpec(), Qt::UTC);
}

void AuthorWritesTest::addsTheLongestTextsThatAreAllowed()
{
    const NewAuthor longest{.name = QString(longestLine, u'名'),
                            .bio = QString(longestText, u'字'),
                            .country = QString(longestLine, u'国')};

    const Author author = valueOf(m_opened->authors->add(longest));

    QCOMPARE(author.name, longest.name);
    QCOMPARE(author.bio, longest.bio);
    QCOMPARE(author.country, longest.country);
    QCOMPARE(valueOf(m_opened->authors->page({}, {}, 10)).rows.size(), 2);
}

void AuthorWritesTest::catchesUpWhenNumbersWereCopiedIn()
{
    m_server.sql(m_address, u"INSERT INTO authors (id, name) SELECT i, 'copied' FROM generate_series(2, 500) i"_s);

    const Author author = valueOf(m_opened->authors->add({.name = u"Božena Němcová"_s}));

    QCOMPARE(author.name, u"Božena Němcová"_s);
    QCOMPARE(author.id.value, 501);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE name = 'copied'"_s), u"499"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT nextval('authors_id_seq')"_s), u"502"_s);
}

void AuthorWritesTest::refusesToAddWithoutNumbering()
{
    m_server.sql(m_address, u"ALTER TABLE authors ALTER id DROP DEFAULT; DROP SEQUENCE authors_id_seq"_s);

    const Error error = errorOf(m_opened->authors->add({.name = u"Božena Němcová"_s}));

    QCOMPARE(error.kind, ErrorKind::Schema);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"1"_s);
}

void AuthorWritesTest::saysWhenTheRoleMayNotWrite()
{
    static int number = 0;
    ConnectionAddress address = m_address;
    address.user = u"only_reads_%1"_s.arg(++number);
    m_server.createRole(address.user);
    m_server.sql(m_address, u"GRANT SELECT ON authors, books TO "_s + address.user);
    Opened opened(address);

    const Error edited = errorOf(opened.authors->apply({.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}}));
    const Error added = errorOf(opened.authors->add({.name = u"A"_s}));
    const Error removed = errorOf(opened.removals->remove(valueOf(opened.removals->withBooks({{1}})), {}));

    QCOMPARE(edited.kind, ErrorKind::Rights);
    QCOMPARE(added.kind, ErrorKind::Rights);
    QCOMPARE(removed.kind, ErrorKind::Rights);
    QVERIFY(!edited.message.contains(u"SQL"_s));
}

void AuthorWritesTest::saysWhenTheTablesAreGone()
{
    m_server.sql(m_address, u"DROP TABLE books, authors"_s);

    QCOMPARE(errorOf(m_opened->authors->page({}, {}, 10)).kind, ErrorKind::Schema);
    QCOMPARE(errorOf(m_opened->authors->add({.name = u"A"_s})).kind, ErrorKind::Schema);
}

void AuthorWritesTest::recordsInstantsInUtcWhateverTheTimeZone_data()
{
    QTest::addColumn<QString>("zone");

    QTest::addRow("east") << u"Asia/Kathmandu"_s;
    QTest::addRow("west") << u"America/St_Johns"_s;
    QTest::addRow("UTC") << u"UTC"_s;
}

void AuthorWritesTest::recordsInstantsInUtcWhateverTheTimeZone()
{
    QFETCH(const QString, zone);
    m_server.sql(m_address, u"ALTER DATABASE %1 SET timezone = '%2'"_s.arg(m_address.database, zone));
    m_server.sql(m_address, u"ALTER DATABASE %1 SET datestyle = 'German'"_s.arg(m_address.database));
    m_server.sql(m_address,
                 u"INSERT INTO authors (id, name, created_at) "
                 "VALUES (90, 'fixed', '2025-02-03 20:41:57.332')"_s);
    Opened opened(m_address);

    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Author author = valueOf(opened.authors->add({.name = u"now"_s}));
    const Book book = valueOf(opened.books->add({.title = u"now"_s, .authorId = author.id}));
    const QDateTime after = QDateTime::currentDateTimeUtc();

    QVERIFY(author.createdAt >= before.addMSecs(-1) && author.createdAt <= after.addMSecs(1));
    QVERIFY(book.createdAt >= before.addMSecs(-1) && book.createdAt <= after.addMSecs(1));
    QCOMPARE(valueOf(opened.authors->author({90})).createdAt, QDateTime({2025, 2, 3}, {20, 41, 57, 332}, Qt::UTC));
    const AuthorQuery newest{.order = {{AuthorQuery::Sort::Added, Qt::DescendingOrder}}};
    const auto page = valueOf(opened.authors->page(newest, {}, 1));
    QCOMPARE(page.rows.first().name, u"now"_s);
    QCOMPARE(valueOf(opened.authors->page(newest, {.first = page.next}, 5)).rows.size(), 2);
}

CATALPA_TEST(AuthorWritesTest)
#include "tst_authorwrites.moc"
