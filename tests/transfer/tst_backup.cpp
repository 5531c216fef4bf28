// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pending.h"
#include "db/executorcount.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "transfer/backup.h"
#include "transfer/pgtransfer.h"
#include "transfer/restore.h"
#include "transferfixture.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::transfer;
using namespace catalpa::test;

//! A catalogue goes into a file and comes out of it.
class CopyFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsEverythingBack()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(copy, saved(from, file()));
        GOT(report, restored(file(), to));

        QCOMPARE(copy->count, (CatalogueCount{.authors = 5, .books = 3}));
        QCOMPARE(*report, *copy);
        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void givesNewRecordsNumbersThatWereNeverUsed()
    {
        const ConnectionAddress to = m_server.createDatabase();
        GOT(copy, saved(hardShelves(m_server), file()));
        GOT(report, restored(file(), to));

        const QString next = m_server.sql(to, u"INSERT INTO authors (name) VALUES ('New') RETURNING id"_s);

        QCOMPARE(next, u"91"_s); // 71 is the highest; up to 90 there had been others.
    }

    void appliesTheMigrationsThatTheCopiedCatalogueHad_data()
    {
        QTest::addColumn<bool>("alsoOwn");
        QTest::addRow("shared alone") << false;
        QTest::addRow("our own, too") << true;
    }
    void appliesTheMigrationsThatTheCopiedCatalogueHad()
    {
        QFETCH(const bool, alsoOwn);
        const ConnectionAddress from = hardShelves(m_server, alsoOwn);
        const ConnectionAddress to = m_server.createDatabase();
        GOT(copy, saved(from, file()));

        GOT(report, restored(file(), to));

        const QString shared = u"SELECT migration_name, checksum FROM public._prisma_migrations ORDER BY 1"_s;
        QCOMPARE(m_server.rows(to, shared), m_server.rows(from, shared));
        QCOMPARE(m_server.sql(to, u"SELECT to_regclass('catalpa._prisma_migrations') IS NOT NULL"_s),
                 alsoOwn ? u"t"_s : u"f"_s);
        const QString indexes = u"SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"_s;
        QCOMPARE(m_server.rows(to, indexes), m_server.rows(from, indexes));
    }

    void copiesACatalogueFromBeforeTheCountries()
    {
        const ConnectionAddress from = m_server.createDatabase();
        m_server.sql(from,
                     u"CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL, bio text, "
                     "created_at timestamp(3) NOT NULL DEFAULT now())"_s);
        m_server.sql(
            from,
            u"CREATE TABLE books (id serial PRIMARY KEY, title text NOT NULL, "
            "author_id integer NOT NULL REFERENCES authors, created_at timestamp(3) NOT NULL DEFAULT now())"_s);
        m_server.sql(from, u"INSERT INTO authors (name) VALUES ('Čapek')"_s);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(copy, saved(from, file()));
        GOT(report, restored(file(), to));

        QCOMPARE(m_server.rows(to, u"SELECT name, country FROM authors"_s), QStringList{u"Čapek|∅"_s});
    }

    void takesTablesThatAreThereAndEmpty()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to);
        GOT(copy, saved(from, file()));

        GOT(report, restored(file(), to));

        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void bringsBackWhatWasSetByHand()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fileByHand(m_server, from);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to);

        GOT(copy, saved(from, file()));
        GOT(report, restored(file(), to));

        QCOMPARE(report->count.sortedByHand, 2);
        QCOMPARE(filedByHand(m_server, to), filedByHand(m_server, from));
        QCOMPARE(m_server.sql(to, u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
        QCOMPARE(readFrom(m_server, to), readFrom(m_server, from));
    }

    void bringsBackDetails()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fillDetails(m_server, from);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(copy, saved(from, file()));
        GOT(report, restored(file(), to));

        QCOMPARE(report->count.detailed, 3);
        QCOMPARE(detailsIn(m_server, from).size(), 3);
        QCOMPARE(detailsIn(m_server, to), detailsIn(m_server, from));
        QCOMPARE(m_server.sql(to, u"SELECT count(*) FROM catalpa.author_details"_s), u"1"_s);
        // They are new, and no changes.
        QCOMPARE(m_server.sql(to, u"SELECT count(*) FROM catalpa.history WHERE kind = 'changed'"_s), u"0"_s);
    }

    void leavesOutWhatOnlyTheOwnerMayRead()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fillDetails(m_server, from);
        m_server.createRole(u"copier"_s);
        m_server.sql(from,
                     u"GRANT SELECT ON authors, books TO copier; "
                     "REVOKE ALL ON catalpa.author_details, catalpa.book_details FROM PUBLIC"_s);
        ConnectionAddress copier = from;
        copier.user = u"copier"_s;

        GOT(copy, saved(copier, file()));
        QCOMPARE(copy->count.detailed, 0);
        QVERIFY2(!copy->notes.filter(u"only the owner of the database may read"_s).isEmpty(),
                 qPrintable(copy->notes.join(u'\n')));

        GOT(whole, saved(from, file()));
        QCOMPARE(whole->count.detailed, 3);
        QCOMPARE(whole->notes, QStringList());
    }

    void countsNothingThatAnEarlierCatalogueHasLeft()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fillDetails(m_server, from);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to);
        // The second is of a book that has none in the copy.
        m_server.sql(to, u"INSERT INTO catalpa.book_details (book_id, subtitle) VALUES (5, 'Left'), (4, 'Left')"_s);
        m_server.sql(
            to, u"UPDATE catalpa.book_details SET book_id = (%1) WHERE book_id = 4"_s.arg(bookWithoutDetails(from)));
        GOT(copy, saved(from, file()));

        GOT(report, restored(file(), to));

        QCOMPARE(detailsIn(m_server, to), detailsIn(m_server, from));
    }

    void saysWhichDetailsCouldNotBeBrought()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fillDetails(m_server, from);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to, false);
        m_server.sql(to, u"CREATE SCHEMA catalpa; CREATE TABLE catalpa.book_details (somebody text)"_s);
        GOT(copy, saved(from, file()));

        GOT(report, restored(file(), to));

        QVERIFY2(!report->notes.filter(u"for 2 record"_s).isEmpty(), qPrintable(report->notes.join(u'\n')));
    }

    void fillsTheReadingIndexOfAnEmptyDatabase()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fileByHand(m_server, from);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(copy, saved(from, file()));
        GOT(report, restored(file(), to));

        QCOMPARE(filedByHand(m_server, to), filedByHand(m_server, from));
        QCOMPARE(m_server.sql(to, u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
        QCOMPARE(readFrom(m_server, to), readFrom(m_server, from));
    }

    void filesNobodyUnderWhatAnotherOneWasFiledUnder()
    {
        const ConnectionAddress from = hardShelves(m_server);
        fileByHand(m_server, from);
        m_server.sql(from,
                     u"DELETE FROM books WHERE id = 100; INSERT INTO books (id, title, author_id) VALUES "
                     "(100, 'Another', 70)"_s);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to);
        m_server.sql(to, u"INSERT INTO authors (id, name) VALUES (1, 'Somebody')"_s);
        m_server.sql(to, u"SELECT catalpa.file_author(1, 'Somebody', 'Elsewhere')"_s);
        m_server.sql(to, u"DELETE FROM authors"_s);

        GOT(copy, saved(from, file()));
        GOT(report, restored(file(), to));

        QCOMPARE(report->count.sortedByHand, 1);
        QCOMPARE(readFrom(m_server, to), readFrom(m_server, from));
        QVERIFY(readFrom(m_server, to).contains(u"1|Čapek the Elder"_s));
        QVERIFY(readFrom(m_server, to).contains(u"100|Another"_s));
    }

    void saysWhatOfTheOrderCouldNotBeBrought()
    {
        const ConnectionAddress from = hardShelves(m_server);
        m_server.sql(from,
                     u"INSERT INTO catalpa.author_sort (author_id, sort_name, by_hand) SELECT id, 'By hand', true "
                     "FROM authors"_s);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to, false);
        m_server.sql(to, u"CREATE SCHEMA catalpa; CREATE TABLE catalpa.author_sort (somebody text)"_s);
        GOT(copy, saved(from, file()));

        GOT(report, restored(file(), to));

        QVERIFY2(!report->notes.filter(u"5"_s).isEmpty(), qPrintable(report->notes.join(u'\n')));
    }

    void saysWhichColumnsOfOthersWereLeftOut()
    {
        const ConnectionAddress from = hardShelves(m_server);
        m_server.sql(from, u"ALTER TABLE books ADD COLUMN isbn text"_s);

        GOT(copy, saved(from, file()));

        QCOMPARE(copy->notes.size(), 1);
        QVERIFY2(copy->notes.first().contains("books.isbn"_L1), qPrintable(copy->notes.first()));
    }

    void isOneMomentOfACatalogueThatOthersChange()
    {
        const ConnectionAddress from = longShelves(m_server, 200);
        db::Session session(from);
        bool disturbed = false;
        const auto disturb = [&](const TransferProgress &progress) {
            if (progress.stage != TransferProgress::Stage::Records || disturbed)
                return;
            disturbed = true; // Counted, and not yet read.
            m_server.sql(from, u"DELETE FROM books WHERE id > 100"_s);
            m_server.sql(from, u"INSERT INTO authors (name) VALUES ('Late')"_s);
        };

        GOT(copy, saveCopy(session, file(), disturb));

        QVERIFY(disturbed);
        const ConnectionAddress to = m_server.createDatabase();
        GOT(report, restored(file(), to));
        QCOMPARE(report->count, (CatalogueCount{.authors = 200, .books = 4000}));
    }

    void worksThroughAPooler()
    {
        const TestBouncer bouncer(m_server);
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(copy, saved(bouncer.pooled(from), file()));
        GOT(report, restored(file(), bouncer.pooled(to)));

        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void canBeReadByOtherPrograms()
    {
        GOT(copy, saved(hardShelves(m_server), file()));

        QProcess gunzip;
        gunzip.setStandardInputFile(file());
        gunzip.start(u"gzip"_s, {u"-dc"_s});
        QVERIFY(gunzip.waitForFinished());
        const QByteArrayList lines = gunzip.readAllStandardOutput().split('\n');

        QCOMPARE(gunzip.exitCode(), 0);
        QCOMPARE(lines.first(), QByteArray("catalpa-copy 1"));
        QVERIFY(lines.contains("table public.authors"));
        QCOMPARE(lines.at(lines.size() - 2), QByteArray("end"));
    }

    void tellsWhatIsInAFile()
    {
        GOT(copy, saved(hardShelves(m_server), file()));

        GOT(seen, lookIntoCopy(file()));
        GOT(checked, checkCopy(file(), {}, {}));

        QCOMPARE(*seen, *checked);
        QCOMPARE(seen->count, copy->count);
        QCOMPARE(seen->program, QStringLiteral(CATALPA_VERSION));
        QVERIFY(qAbs(seen->made.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void canBeTakenBackBeforeItHasBegun()
    {
        PgTransfer transfer;
        for (int time = 0; time < 20; ++time) {
            auto saving = transfer.save(hardAddress(), m_folder.filePath(u"never.catalpa"_s), {});
            saving.cancel();
        }
        db::ExecutorCount::waitForNone(db::Session::longestConnecting);

        QVERIFY(!QFile::exists(m_folder.filePath(u"never.catalpa"_s)));
    }

    void runsInAThreadOfItsOwn()
    {
        PgTransfer transfer;
        const QString name = m_folder.filePath(u"own.catalpa"_s);
        std::optional<Result<TransferReport>> report;

        deliver(transfer.save(hardAddress(), name, {}), this, [&report](const auto &answer) {
            report = answer;
        }).detach();

        QTRY_VERIFY_WITH_TIMEOUT(report, 20'000);
        QVERIFY2(*report, *report ? "" : qPrintable(report->error().detail));
        QVERIFY(QFile::exists(name));
        db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    }

    void copiesManyRecordsInLittleMemory()
    {
        const ConnectionAddress from = longShelves(m_server, 5'000);
        const ConnectionAddress to = m_server.createDatabase();
        const qint64 before = residentKilobytes();
        QElapsedTimer clock;
        clock.start();

        GOT(copy, saved(from, file()));
        const qint64 saving = clock.restart();
        GOT(report, restored(file(), to));

        qInfo() << "105 000 rows: saved in" << saving << "ms, restored in" << clock.elapsed() << "ms;"
                << QFileInfo(file()).size() << "bytes;" << residentKilobytes() - before << "KB more memory";
        QVERIFY(residentKilobytes() - before < 20'000);
        QCOMPARE(report->count, (CatalogueCount{.authors = 5'000, .books = 100'000}));
    }

private:
    QString bookWithoutDetails(const ConnectionAddress &address) const
    {
        return m_server.sql(address,
                            u"SELECT min(id) FROM books b WHERE NOT EXISTS (SELECT FROM catalpa.book_details d "
                            "WHERE d.book_id = b.id)"_s);
    }
    //! One for all tests that do not change it.
    ConnectionAddress hardAddress()
    {
        if (m_hard.database.isEmpty())
            m_hard = hardShelves(m_server);
        return m_hard;
    }
    QString file() const { return m_folder.filePath(u"a copy – %1 ü.catalpa"_s.arg(1)); }

    static qint64 residentKilobytes()
    {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        return text.sliced(text.indexOf("VmRSS:") + 6).trimmed().split(' ').first().toLongLong();
    }

    ConnectionAddress m_hard;
    TestServer m_server;
    QTemporaryDir m_folder;
};

CATALPA_TEST(CopyFileTest)

#include "tst_backup.moc"
