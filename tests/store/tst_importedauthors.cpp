// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Authors of one name are told apart by their dates.

#include "cataloguefixture.h"
#include "store/imports/importrun.h"
#include "support/testregistry.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using exchange::ImportReport;

class ImportedAuthorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
    }

    void stayTwoInOneFile()
    {
        const QByteArray both = "Old Poems,\"Smith, John, 1880-1920\"\nNew Poems,\"Smith, John, 1950-\"\n"
                                "Letters,\"Smith, John, 1880-1920\"\nPoems,\"Smith, John, 1880-1920\"\n"
                                "Poems,\"Smith, John, 1950-\"\n";

        const ImportReport once = import(both);
        const ImportReport again = import(both);

        QCOMPARE(once.writtenAuthors, 2);
        QCOMPARE(once.writtenBooks, 5);
        QCOMPARE(again.writtenAuthors, 0);
        QCOMPARE(again.writtenBooks, 0);
        QCOMPARE(again.unchanged, 5);
        QCOMPARE(shelf(), QStringList({u"1880-1920: Letters, Old Poems, Poems"_s, u"1950-: New Poems, Poems"_s}));
    }

    void stayTwoWhereOneIsThere_data()
    {
        QTest::addColumn<QString>("dates"); //!< Of the one who is there.
        QTest::addColumn<int>("fresh");
        QTest::addRow("the elder") << u"1880, 1920"_s << 1;
        QTest::addRow("the elder, about") << u"ca. 1881, 1920"_s << 1;
        QTest::addRow("the younger, by a day") << u"1950-03-01, "_s << 1;
        QTest::addRow("without dates") << QString() << 1;
        QTest::addRow("a third one") << u"1700, 1750"_s << 2;
        QTest::addRow("of a century, which is no year") << u"19th century, "_s << 1;
        QTest::addRow("of antiquity, which is another year") << u"1880 B.C., 1920 B.C."_s << 2;
    }
    void stayTwoWhereOneIsThere()
    {
        QFETCH(const QString, dates);
        QFETCH(const int, fresh);
        m_server.sql(m_address, u"INSERT INTO authors (id, name) VALUES (40, 'John Smith')"_s);
        if (!dates.isEmpty())
            m_server.sql(
                m_address,
                u"INSERT INTO catalpa.author_details (author_id, born, died) VALUES (40, '%1', nullif('%2', ''))"_s.arg(
                    dates.section(u", "_s, 0, 0), dates.section(u", "_s, 1)));
        const QByteArray both = "Old Poems,\"Smith, John, 1880-1920\"\nNew Poems,\"Smith, John, 1950-\"\n";

        const ImportReport once = import(both);
        const QStringList there = shelf();
        const ImportReport again = import(both);

        QCOMPARE(once.writtenAuthors, fresh);
        QCOMPARE(once.writtenBooks, 2);
        QCOMPARE(again.writtenAuthors, 0);
        QCOMPARE(again.unchanged, 2);
        QCOMPARE(shelf(), there);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(DISTINCT author_id) FROM books"_s), u"2"_s);
    }

    void withoutDatesMeetTheOnlyOne()
    {
        import("Old Poems,\"Smith, John, 1880-1920\"\n");

        const ImportReport report = import("Letters,John Smith\n");

        QCOMPARE(report.writtenAuthors, 0);
        QCOMPARE(shelf(), QStringList{u"1880-1920: Letters, Old Poems"_s});
    }

    void withoutDatesAreAnyOfSeveral()
    {
        import("Old Poems,\"Smith, John, 1880-1920\"\nNew Poems,\"Smith, John, 1950-\"\n");
        const QStringList there = shelf();

        const ImportReport report = import("Letters,John Smith\nNew Poems,John Smith\n");

        QCOMPARE(report.doubles, 1);
        QCOMPARE(report.unchanged, 1);
        QVERIFY2(report.resembling.kept.value(0).reason.contains("several authors of that name"_L1),
                 qPrintable(report.resembling.kept.value(0).reason));
        QCOMPARE(shelf(), there);

        const ImportReport wanted = import("Letters,John Smith\nEssays,John Smith\n", true);
        QCOMPARE(wanted.writtenAuthors, 1);
        QCOMPARE(wanted.writtenBooks, 2);
        QCOMPARE(import("Letters,John Smith\nEssays,John Smith\n", true).writtenBooks, 0);
    }

    //! What is said of a new author behind another record is recorded, too.
    void getTheDatesOfALaterRecord()
    {
        import("Letters,John Smith\nOld Poems,\"Smith, John, 1880-1920\"\nNew Poems,\"Smith, John, 1950-\"\n");

        QCOMPARE(shelf(), QStringList({u"1880-1920: Letters, Old Poems"_s, u"1950-: New Poems"_s}));
    }

private:
    ImportReport import(const QByteArray &rows, bool addsDoubles = false)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"books.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("Title,Author\n" + rows) < 0)
            qFatal("No file");
        file.close();
        db::Session session(m_address);
        ImportReport report;
        report.addsDoubles = addsDoubles;
        const auto done =
            store::ImportRun(session, Opened(m_address).capabilities, report).run({.path = file.fileName()});
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
        return report;
    }

    //! "born-died: titles", in order.
    QStringList shelf() const
    {
        return m_server
            .sql(m_address,
                 u"SELECT string_agg(line, '|' ORDER BY line) FROM (SELECT coalesce(d.born, '') || '-' || "
                 "coalesce(d.died, '') || ': ' || string_agg(b.title, ', ' ORDER BY b.title) AS line FROM books b "
                 "LEFT JOIN catalpa.author_details d ON d.author_id = b.author_id GROUP BY b.author_id, d.born, "
                 "d.died) l"_s)
            .split(u'|');
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(ImportedAuthorsTest)
#include "tst_importedauthors.moc"
