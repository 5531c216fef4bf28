// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class AddSampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsAuthorsAndBooksInTheirOrder();
    void addsNothingTheSecondTime();
    void addsOnlyWhatIsMissing();
    void leavesTheCountryOutWhereThereIsNone();
    void changesNothingWhenItFails();

private:
    ConnectionAddress databaseWith(History history)
    {
        const ConnectionAddress address = m_server.createDatabase();
        createTables(m_server, address, history);
        return address;
    }

    const Sample m_sample{{{{u"Karel Čapek"_s, u"Wrote \"R.U.R.\""_s, u"CZ"_s}, {u"R.U.R."_s, u"Krakatit"_s}},
                           {{u"No Books"_s, {}, {}}, {}},
                           {{u"O'Brien \\"_s, QString(), {}}, {u"The Third Policeman"_s}}}};
    TestServer m_server;
};

void AddSampleTest::addsAuthorsAndBooksInTheirOrder()
{
    const ConnectionAddress address = databaseWith(History::AddCountry);
    Opened opened(address);

    const SampleReport report = valueOf(opened.catalogue.add(m_sample, opened.capabilities));

    QCOMPARE(report, (SampleReport{.authors = 3, .books = 3}));
    QCOMPARE(m_server.rows(address, u"SELECT id, name, bio, country FROM authors ORDER BY id"_s),
             (QStringList{u"1|Karel Čapek|Wrote \"R.U.R.\"|CZ"_s, u"2|No Books|∅|∅"_s, u"3|O'Brien \\||∅"_s}));
    QCOMPARE(m_server.rows(address, u"SELECT id, title, author_id FROM books ORDER BY id"_s),
             (QStringList{u"1|R.U.R.|1"_s, u"2|Krakatit|1"_s, u"3|The Third Policeman|3"_s}));
    QCOMPARE(m_server.sql(address,
                          u"SELECT bool_and(abs(extract(epoch FROM now() AT TIME ZONE 'UTC' - created_at)) "
                          "< 60) FROM authors"_s),
             u"t"_s);
}

void AddSampleTest::addsNothingTheSecondTime()
{
    Opened opened(databaseWith(History::AddCountry));
    valueOf(opened.catalogue.add(m_sample, opened.capabilities));

    QCOMPARE(valueOf(opened.catalogue.add(m_sample, opened.capabilities)), SampleReport());
}

void AddSampleTest::addsOnlyWhatIsMissing()
{
    const ConnectionAddress address = databaseWith(History::AddCountry);
    m_server.sql(address,
                 u"INSERT INTO authors (name, bio) VALUES ('Karel Čapek', 'mine'), ('Karel Čapek', 'other');"
                 "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('mine', 1)"_s);
    Opened opened(address);

    const SampleReport report = valueOf(opened.catalogue.add(m_sample, opened.capabilities));

    QCOMPARE(report, (SampleReport{.authors = 2, .books = 2}));
    QCOMPARE(m_server.rows(address,
                           u"SELECT bio, string_agg(title, ',' ORDER BY books.id) FROM authors "
                           "LEFT JOIN books ON author_id = authors.id WHERE name LIKE 'Karel%' "
                           "GROUP BY authors.id ORDER BY authors.id"_s),
             (QStringList{u"mine|R.U.R.,mine,Krakatit"_s, u"other|∅"_s}));
}

void AddSampleTest::leavesTheCountryOutWhereThereIsNone()
{
    const ConnectionAddress address = databaseWith(History::Init);
    Opened opened(address);

    QCOMPARE(valueOf(opened.catalogue.add(m_sample, opened.capabilities)).authors, 3);
    QCOMPARE(valueOf(opened.authors->page({}, {}, 10)).rows.first().country, std::optional<QString>());
}

void AddSampleTest::changesNothingWhenItFails()
{
    const ConnectionAddress address = databaseWith(History::AddCountry);
    Opened opened(address);
    Sample sample = m_sample;
    sample.authors[2].books += u"a\0b"_s;

    QCOMPARE(errorOf(opened.catalogue.add(sample, opened.capabilities)).kind, ErrorKind::Invalid);
    QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM authors"_s), u"0"_s);
}

CATALPA_TEST(AddSampleTest)
#include "tst_addsample.moc"
