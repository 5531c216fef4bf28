// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "support/testregistry.h"
#include "transfer/backup.h"
#include "transfer/gzip.h"
#include "transfer/restore.h"
#include "transferfixture.h"

#include <QtCore/QBuffer>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::transfer;
using namespace catalpa::test;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray unpacked(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    GzipReader reader(buffer);
    QByteArray text;
    for (auto piece = reader.read(); piece && !piece->isEmpty(); piece = reader.read())
        text += *piece;
    return text;
}

QByteArray packed(const QByteArray &text)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    GzipWriter writer(buffer);
    (void)writer.write(text).and_then([&writer] { return writer.finish(); });
    return buffer.data();
}

//! A copy with other rows of authors, and their right number and SHA-256.
QByteArray withAuthors(QByteArray text, const QByteArray &rows)
{
    const qsizetype begin = text.indexOf("table public.authors\n") + 21;
    const qsizetype end = text.indexOf("\n\\.\n", begin) + 1;
    const qsizetype after = text.indexOf('\n', end + 3) + 1;
    const QByteArray sum = QCryptographicHash::hash(rows, QCryptographicHash::Sha256).toHex();
    return text.first(begin) + rows + "\\.\n{\"rows\":" + QByteArray::number(rows.count('\n')) + ",\"sha256\":\"" + sum
        + "\"}\n" + text.sliced(after);
}

} // namespace

//! What cannot be copied or brought back is told, and nothing is changed.
class CopyTroubleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        GOT(report, saved(hardShelves(m_server, false), good()));
        m_good = contents(good());
        m_text = unpacked(m_good);
        QVERIFY(m_text.endsWith("end\n"));
    }

    void cleanup() { QFile::remove(fresh()); }

    void refusesAFileThatWasCutOff()
    {
        for (qsizetype size = 1; size < m_good.size(); size += 1 + size / 20) {
            write(m_good.first(size));
            const auto refused = checkCopy(bad(), {}, {});
            QVERIFY2(!refused, QByteArray::number(size));
            QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        }
    }

    void refusesAFileInWhichABitHasChanged()
    {
        constexpr qsizetype header = 10; // Of gzip: a date and a system, which mean nothing to us.
        const qsizetype filled = m_good.size() - 9; // The last bits before gzip's trailer only fill up a byte.
        for (qsizetype at = header; at < m_good.size(); at += 1 + at / 50) {
            QByteArray bytes = m_good;
            bytes[at] = char(bytes.at(at) ^ (1 << (at % 8)));
            write(bytes);
            const auto refused = checkCopy(bad(), {}, {});
            if (at == filled && refused) {
                QCOMPARE(unpacked(bytes), m_text);
                continue;
            }
            QVERIFY2(!refused, QByteArray::number(at));
            QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        }
    }

    void refusesWhatIsNoCopy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray &text = m_text;
        const auto changed = [&text](const char *before, const char *after) {
            return packed(QByteArray(text).replace(before, after));
        };
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("text") << QByteArray("Dear librarian,\n");
        QTest::addRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::addRow("something else that is packed") << packed("Dear librarian,\n");
        QTest::addRow("packed nothing") << packed({});
        QTest::addRow("a newer format") << changed("catalpa-copy 1", "catalpa-copy 2");
        QTest::addRow("a newer format with more words") << changed("catalpa-copy 1", "catalpa-copy 1.1 x");
        QTest::addRow("no JSON") << changed("{\"made\"", "made");
        QTest::addRow("an endless description") << packed("catalpa-copy 1\n" + QByteArray(200'000'000, 'a'));
        QTest::addRow("a table that is not known") << changed("\"public.books\"", "\"public.shelves\"");
        QTest::addRow("a name that is SQL")
            << changed("\"public.books\"", "\"public.books; DROP TABLE public.authors\"");
        QTest::addRow("a column that is SQL") << changed("\"title\"", "\"title) FROM STDIN; DROP TABLE x; --\"");
        QTest::addRow("a table is missing")
            << changed(",{\"columns\":[\"id\",\"title\"", ",{\"column\":[\"id\",\"title\"");
        QTest::addRow("tables in another order") << changed("table public.authors\n", "table public.books\n");
        QTest::addRow("fewer rows than announced")
            << packed(QByteArray(m_text).replace("2\t\\\\.\t", "")); // Joins lines.
        QTest::addRow("more rows than announced") << packed(withAuthors(m_text, QByteArray(100'000'000, '\n')));
        QTest::addRow("another sum") << changed("\"sha256\":\"", "\"sha256\":\"0");
        QTest::addRow("no end") << packed(m_text.chopped(4));
        QTest::addRow("more behind the end") << packed(m_text + "more");
        QTest::addRow("more behind what is packed") << m_good + "more";
        QTest::addRow("twice") << m_good + m_good;
        QTest::addRow("rows without an end")
            << packed(m_text.first(m_text.indexOf("table public.books")) + "table public.books\n1");
        QTest::addRow("negative numbers") << changed("\"rows\":5", "\"rows\":-5");
    }
    void refusesWhatIsNoCopy()
    {
        QFETCH(const QByteArray, bytes);
        const ConnectionAddress to = m_server.createDatabase();
        write(bytes);
        QElapsedTimer clock;
        clock.start();

        REFUSED(error, restored(bad(), to), ErrorKind::Invalid);

        QCOMPARE(tables(to), u"0"_s);
        QVERIFY(clock.elapsed() < 10'000);
    }

    void refusesWhatIsNoFile()
    {
        const ConnectionAddress to = m_server.createDatabase();
        REFUSED(folder, restored(m_folder.path(), to), ErrorKind::Invalid);
        REFUSED(missing, restored(m_folder.filePath(u"none"_s), to), ErrorKind::Missing);
    }

    void takesBackAllWhenTheDatabaseRefusesARow_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray four = "1\tA\t\\N\t\\N\t2025-01-01\n2\tB\t\\N\t\\N\t2025-01-01\n3\tC\t\\N\t\\N\t2025-01-01\n"
                                "70\tD\t\\N\t\\N\t2025-01-01\n";
        QTest::addRow("U+0000") << four + QByteArray("71\tE\0\t\\N\t\\N\t2025-01-01\n", 23) << ErrorKind::Invalid;
        QTest::addRow("no UTF-8") << four + "71\tE\xff\t\\N\t\\N\t2025-01-01\n" << ErrorKind::Invalid;
        QTest::addRow("too few fields") << four + "71\tE\n" << ErrorKind::Invalid;
        QTest::addRow("too many fields") << four + "71\tE\t\\N\t\\N\t2025-01-01\tmore\n" << ErrorKind::Invalid;
        QTest::addRow("no date") << four + "71\tE\t\\N\t\\N\tyesterday evening\n" << ErrorKind::Invalid;
        QTest::addRow("a number twice") << four + "70\tE\t\\N\t\\N\t2025-01-01\n" << ErrorKind::Invalid;
        QTest::addRow("a book without its author") << QByteArray(four).replace("70\t", "69\t")
                + "71\tE\t\\N\t\\N\t2025-01-01\n" << ErrorKind::Invalid;
        QTest::addRow("rows that were changed with their sum") << four + "71\tE\t\\N\t\\N\t2025-01-01\n"
                                                               << ErrorKind::Unexpected;
    }
    void takesBackAllWhenTheDatabaseRefusesARow()
    {
        QFETCH(const QByteArray, rows);
        QFETCH(const ErrorKind, kind);
        const ConnectionAddress to = m_server.createDatabase();
        write(packed(withAuthors(m_text, rows)));

        REFUSED(error, restored(bad(), to), kind);

        QCOMPARE(m_server.sql(to, u"SELECT count(*) FROM authors"_s), u"0"_s);
        GOT(again, restored(good(), to));
    }

    void refusesADatabaseThatCannotTakeACatalogue_data()
    {
        QTest::addColumn<QString>("arrange");
        QTest::addRow("a catalogue with an author")
            << u"CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL, bio text, country text, created_at "
               "timestamp(3)); CREATE TABLE books (id serial PRIMARY KEY, title text, author_id integer, created_at "
               "timestamp(3)); INSERT INTO authors (name) VALUES ('A')"_s;
        QTest::addRow("other tables") << u"CREATE TABLE shelves (id int); CREATE TABLE rooms (id int)"_s;
        QTest::addRow("other authors and books") << u"CREATE TABLE authors (x int); CREATE TABLE books (y int)"_s;
        QTest::addRow("authors without books") << u"CREATE TABLE authors (id serial, name text, bio text)"_s;
    }
    void refusesADatabaseThatCannotTakeACatalogue()
    {
        QFETCH(const QString, arrange);
        const ConnectionAddress to = m_server.createDatabase();
        m_server.sql(to, arrange);
        const QString before = tables(to);

        REFUSED(error, restored(good(), to), ErrorKind::Conflict);

        QCOMPARE(tables(to), before);
    }

    void saysThatViewsAreNoTables()
    {
        const ConnectionAddress from = m_server.createDatabase();
        m_server.sql(from,
                     u"CREATE SCHEMA kept; CREATE TABLE kept.a (id int, name text, bio text, created_at timestamp(3)); "
                     "CREATE TABLE kept.b (id int, title text, author_id int, created_at timestamp(3)); "
                     "CREATE VIEW authors AS SELECT * FROM kept.a; CREATE VIEW books AS SELECT * FROM kept.b"_s);

        REFUSED(error, saved(from, bad()), ErrorKind::Schema);

        QVERIFY2(error.message.startsWith(u"In this database “public.authors” is a view"_s), qPrintable(error.message));
    }

    void refusesAnEncodingThatCannotHoldEveryName_data()
    {
        QTest::addColumn<QString>("encoding");
        QTest::addRow("Latin 1") << u"LATIN1"_s;
        QTest::addRow("none") << u"SQL_ASCII"_s;
    }
    void refusesAnEncodingThatCannotHoldEveryName()
    {
        QFETCH(const QString, encoding);
        const ConnectionAddress to = inEncoding(encoding);

        REFUSED(error, restored(good(), to), ErrorKind::Conflict);

        QVERIFY(error.message.contains(encoding));
        QCOMPARE(tables(to), u"0"_s);
    }

    void saysThatTextInNoEncodingCannotBeCopied()
    {
        const ConnectionAddress from = inEncoding(u"SQL_ASCII"_s);
        makeTables(from, false);
        m_server.sql(from, u"INSERT INTO authors (name) VALUES (E'\\xff\\xfe')"_s);

        REFUSED(error, saved(from, fresh()), ErrorKind::Invalid);

        QVERIFY(!QFile::exists(fresh()));
    }

    void copiesFromAnotherEncoding()
    {
        const ConnectionAddress from = inEncoding(u"LATIN1"_s);
        makeTables(from, false);
        m_server.sql(from, u"INSERT INTO authors (name) VALUES (U&'Sm\\00f8rg\\00e5s')"_s);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(copy, saved(from, fresh()));
        GOT(report, restored(fresh(), to));

        QCOMPARE(m_server.sql(to, u"SELECT name FROM authors"_s), u"Smørgås"_s);
    }

    void saysThatTheRoleHasNoRights()
    {
        m_server.createRole(u"reader"_s);
        ConnectionAddress to = m_server.createDatabase();
        m_server.sql(to, u"REVOKE CREATE ON SCHEMA public FROM PUBLIC"_s);
        to.user = u"reader"_s;
        ConnectionAddress from = hardShelves(m_server);
        from.user = u"reader"_s;

        REFUSED(writing, restored(good(), to), ErrorKind::Rights);
        REFUSED(reading, saved(from, fresh()), ErrorKind::Rights);

        QVERIFY(!QFile::exists(fresh()));
    }

    void saysThatTheConnectionMayOnlyRead()
    {
        ConnectionAddress to = m_server.createDatabase();
        m_server.sql(to, u"ALTER DATABASE \"%1\" SET default_transaction_read_only = on"_s.arg(to.database));

        REFUSED(error, restored(good(), to), ErrorKind::Rights);
    }

    void saysThatThereIsNoCatalogue()
    {
        REFUSED(error, saved(m_server.createDatabase(), fresh()), ErrorKind::Schema);

        QVERIFY(!QFile::exists(fresh()));
    }

    void leavesTheOldFileWhenTheDiskIsFull()
    {
        const ConnectionAddress from = longShelves(m_server, 500);
        write("An older copy.");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{20'000, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto restore = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });

        REFUSED(error, saved(from, bad()), ErrorKind::Exhausted);

        QCOMPARE(contents(bad()), QByteArray("An older copy."));
        QCOMPARE(QDir(m_folder.path()).entryList({u"bad*"_s}, QDir::Files).size(), 1);
    }

    void takesBackAllWhenTheServersDiskIsFull()
    {
        if (geteuid() != 0)
            QSKIP("Only root can make a small disk");
        GOT(copy, saved(longShelves(m_server, 6'000), fresh()));
        const QString data = m_server.sql(m_server.createDatabase(), u"SHOW data_directory"_s);
        const QString disk = QFileInfo(data).path() + "/disk"_L1;
        QVERIFY(QDir().mkdir(disk));
        const QByteArray path = QFile::encodeName(disk);
        const QByteArray options = u"size=10m,mode=700,uid=%1,gid=%2"_s.arg(QFileInfo(data).ownerId())
                                       .arg(QFileInfo(data).groupId())
                                       .toLatin1();
        if (mount("none", path.constData(), "tmpfs", 0, options.constData()) != 0)
            QSKIP("No disks can be mounted here");
        ConnectionAddress to = m_server.createDatabase();
        m_server.sql(to, u"CREATE TABLESPACE small LOCATION '%1'"_s.arg(disk));
        m_server.sql(to, u"CREATE DATABASE small TABLESPACE small"_s);
        const QString beside = std::exchange(to.database, u"small"_s);

        const auto refused = restored(fresh(), to);
        const QString authors = m_server.sql(to, u"SELECT count(*) FROM authors"_s);
        to.database = beside;
        m_server.sql(to, u"DROP DATABASE small WITH (FORCE)"_s);
        m_server.sql(to, u"DROP TABLESPACE small"_s);
        umount2(path.constData(), MNT_DETACH);

        QVERIFY(!refused);
        qInfo().noquote() << refused.error().message << "|" << refused.error().detail;
        QCOMPARE(refused.error().kind, ErrorKind::Exhausted);
        QVERIFY(refused.error().message.contains("no space"_L1));
        QCOMPARE(authors, u"0"_s);
    }

    void saysThatTheFolderCannotBeWritten()
    {
        REFUSED(error, saved(hardShelves(m_server), u"/proc/copy.catalpa"_s), ErrorKind::Invalid);
    }

    void leavesNoFileWhenTheLinkIsCut()
    {
        FaultProxy proxy(m_server.overTcp(longShelves(m_server, 3'000)));
        db::Session session(proxy.address());

        REFUSED(error, saveCopy(session, fresh(), cutting(proxy)), ErrorKind::Offline);

        QVERIFY(!QFile::exists(fresh()));
    }

    void leavesNoRecordWhenTheLinkIsCut()
    {
        GOT(copy, saved(longShelves(m_server, 3'000), fresh()));
        const ConnectionAddress to = m_server.createDatabase();
        FaultProxy proxy(m_server.overTcp(to));
        db::Session session(proxy.address());

        REFUSED(error, restoreCopy(session, fresh(), cutting(proxy)), ErrorKind::Offline);

        QTRY_COMPARE(m_server.sql(to, u"SELECT count(*) FROM authors"_s), u"0"_s);
        GOT(again, restored(fresh(), to));
    }

    void stopsWhenAsked_data()
    {
        QTest::addColumn<bool>("saving");
        QTest::addRow("saving") << true;
        QTest::addRow("restoring") << false;
    }
    void stopsWhenAsked()
    {
        QFETCH(const bool, saving);
        const ConnectionAddress from = longShelves(m_server, 3'000);
        const ConnectionAddress to = m_server.createDatabase();
        const QString file = m_folder.filePath(u"stopped.catalpa"_s);
        if (!saving)
            QVERIFY(saved(from, file));
        db::Session session(saving ? from : to);
        bool stop = false;
        session.setInterrupt([&stop] { return stop; });
        const auto stopInTheMiddle = [&stop](const TransferProgress &progress) {
            stop = stop || progress.stage == TransferProgress::Stage::Records;
        };

        REFUSED(error, saving ? saveCopy(session, file, stopInTheMiddle) : restoreCopy(session, file, stopInTheMiddle),
                ErrorKind::Cancelled);

        stop = false;
        QVERIFY(session.run("SELECT 1")); // The session can be used again.
        QCOMPARE(QFile::exists(file), !saving);
        if (!saving)
            QCOMPARE(m_server.sql(to, u"SELECT count(*) FROM authors"_s), u"0"_s);
        QFile::remove(file);
    }

private:
    QString good() const { return m_folder.filePath(u"good.catalpa"_s); }
    QString bad() const { return m_folder.filePath(u"bad.catalpa"_s); }
    QString fresh() const { return m_folder.filePath(u"fresh.catalpa"_s); }
    void write(const QByteArray &bytes) const
    {
        QFile file(bad());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The file could not be written");
    }
    QString tables(const ConnectionAddress &address) const
    {
        return m_server.sql(address, u"SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'catalpa')"_s);
    }
    ConnectionAddress inEncoding(const QString &encoding)
    {
        ConnectionAddress address = m_server.createDatabase();
        const QString name = address.database + u'_' + encoding.toLower();
        m_server.sql(address,
                     u"CREATE DATABASE \"%1\" ENCODING '%2' TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER libc"_s.arg(
                         name, encoding));
        address.database = name;
        return address;
    }
    static Transfer::Progress cutting(FaultProxy &proxy)
    {
        return [&proxy, done = false](const TransferProgress &progress) mutable {
            if (!done && progress.stage == TransferProgress::Stage::Records && progress.done > 0) {
                done = true;
                proxy.cut();
            }
        };
    }

    TestServer m_server;
    QTemporaryDir m_folder;
    QByteArray m_good;
    QByteArray m_text;
};

CATALPA_TEST(CopyTroubleTest)

#include "tst_backupfaults.moc"
