// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/bundle.h"
#include "migrationfixture.h"
#include "sql/script.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;

namespace {

void write(const QTemporaryDir &folder, const QString &path, const QByteArray &bytes)
{
    const QFileInfo file(folder.filePath(path));
    QVERIFY(QDir().mkpath(file.path()));
    QFile out(file.filePath());
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

class BundleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesTheGuidesMigrationsByteForByte()
    {
        const auto bundle = bundledMigrations().map([](const QList<Bundle> &all) { return all.first(); });

        QVERIFY(bundle);
        QCOMPARE(bundle->schema, u"public"_s);
        QCOMPARE(bundle->migrations.size(), 2);
        QCOMPARE(bundle->migrations.at(0).name, test::initName);
        QCOMPARE(bundle->migrations.at(0).checksum(),
                 "b8288abb5ac35595f5bf17cbcf6ac67aa12590cbe73e96cf1487128011ac12df");
        QCOMPARE(bundle->migrations.at(1).name, test::countryName);
        QCOMPARE(bundle->migrations.at(1).checksum(),
                 "20d2837f1030e1070364ea1961262fea5a5788cb441c9b37618af7da4a15bae9");
        QCOMPARE(bundle->migrations.at(1).title(), u"Add country"_s);
        QCOMPARE(bundle->path(test::initName), u"public/20250203204157_init/migration.sql"_s);
    }

    //! As Prisma 7.10.0 was seen to apply them; bytes would put 10_a before 1_b, and B before a.
    void ordersNamesAsPrismaDoes()
    {
        QStringList names{u"20250101000000_B"_s, u"2_c"_s, u"10_a"_s, u"20250101000000_a"_s, u"1_b"_s, u"0_init"_s};

        std::sort(names.begin(), names.end(), NameOrder());

        QCOMPARE(
            names,
            QStringList({u"0_init"_s, u"1_b"_s, u"10_a"_s, u"2_c"_s, u"20250101000000_a"_s, u"20250101000000_B"_s}));
    }

    void everyBundledOneCanBeReadExplainedAndTakenBack()
    {
        const QList<Bundle> bundles = bundledMigrations().value();
        for (const Bundle &bundle : bundles) {
            for (const Migration &migration : bundle.migrations) {
                QVERIFY2(!sql::scriptOf(migration.sql).error, qPrintable(migration.name));
                QVERIFY2(migration.downSql && !sql::scriptOf(*migration.downSql).error, qPrintable(migration.name));
                // The two that Prisma has made stay as they are.
                QCOMPARE(migration.description().isEmpty(), bundle.schema == u"public"_s);
            }
        }
    }

    void readsAFolderAsPrismaDoes()
    {
        const QTemporaryDir folder;
        write(folder, u"migration_lock.toml"_s, "provider = \"postgresql\"\n");
        write(folder, u"2_second/migration.sql"_s, "SELECT 2;\r\n");
        write(folder, u"2_second/down.sql"_s, "SELECT -2;");
        write(folder, u"1_first/migration.sql"_s, "SELECT 1;");
        write(folder, u"1_first/notes.txt"_s, "\xFF");
        QVERIFY(QFile::link(folder.filePath(u"1_first"_s), folder.filePath(u"3_link"_s)));

        const auto bundle = readBundle(folder.path(), u"public"_s);

        QVERIFY(bundle);
        QCOMPARE(bundle->migrations,
                 QList<Migration>(
                     {{u"1_first"_s, "SELECT 1;"}, {u"2_second"_s, "SELECT 2;\r\n", u"public"_s, "SELECT -2;"}}));
    }

    void takesTheBytesAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("byte order mark") << QByteArray("\xEF\xBB\xBFSELECT 1;");
        QTest::addRow("nothing") << QByteArray("");
        QTest::addRow("blanks") << QByteArray(" \r\n\t");
    }

    void takesTheBytesAsTheyAre()
    {
        QFETCH(const QByteArray, bytes);
        const QTemporaryDir folder;
        write(folder, u"1_a/migration.sql"_s, bytes);

        const auto bundle = readBundle(folder.path(), u"public"_s);

        QVERIFY(bundle);
        QCOMPARE(bundle->migrations.first().sql, bytes);
        QCOMPARE(bundle->migrations.first().flaw, QString());
        QCOMPARE(bundle->migrations.first().checksum(),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }

    void knowsWhatPostgresqlCouldNotRun_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::addRow("Latin-1") << QByteArray("SELECT 'caf\xE9';") << u"UTF-8"_s;
        QTest::addRow("cut in a character") << QByteArray("SELECT '\xF0\x9F\x98") << u"UTF-8"_s;
        QTest::addRow("overlong") << QByteArray("SELECT '\xC0\xAF'") << u"UTF-8"_s;
        QTest::addRow("U+0000") << QByteArray("SELECT 1;\0DROP", 14) << u"U+0000"_s;
    }

    void knowsWhatPostgresqlCouldNotRun()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, reason);
        const QTemporaryDir folder;
        write(folder, u"1_good/migration.sql"_s, "SELECT 1;");
        write(folder, u"2_bad/migration.sql"_s, bytes);

        const auto bundle = readBundle(folder.path(), u"public"_s);

        QVERIFY(bundle);
        QCOMPARE(bundle->migrations.first().flaw, QString());
        QVERIFY2(bundle->migrations.last().flaw.contains(reason), qPrintable(bundle->migrations.last().flaw));
    }

    //! As Prisma reads it: each wrong byte is U+FFFD, and that is what is hashed.
    void hashesWhatIsNoUtf8AsPrismaDoes()
    {
        const QTemporaryDir folder;
        write(folder, u"1_a/migration.sql"_s, "caf\xe9");

        QCOMPARE(readBundle(folder.path(), u"public"_s)->migrations.first().sql, QByteArray("caf\xef\xbf\xbd"));
    }

    void refusesADownFileThatPostgresqlCouldNotRun()
    {
        const QTemporaryDir folder;
        write(folder, u"1_good/migration.sql"_s, "SELECT 1;");
        write(folder, u"1_good/down.sql"_s, "SELECT 'caf\xE9';");

        QVERIFY(readBundle(folder.path(), u"public"_s).error().message.contains(u"UTF-8"_s));
    }

    void refusesAnotherProvider_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("sqlite") << "provider = \"sqlite\"\n"_ba;
        QTest::addRow("without blanks, as Prisma") << "provider=\"postgresql\"\n"_ba;
        QTest::addRow("none") << "# nothing\n"_ba;
    }

    void refusesAnotherProvider()
    {
        QFETCH(const QByteArray, text);
        const QTemporaryDir folder;
        write(folder, u"1_good/migration.sql"_s, "SELECT 1;");
        write(folder, u"migration_lock.toml"_s, text);

        QVERIFY(readBundle(folder.path(), u"public"_s).error().message.contains(u"migration_lock.toml"_s));
    }

    void warnsWherePrismasOrdersDiffer()
    {
        const QTemporaryDir folder;
        write(folder, u"1_b/migration.sql"_s, "SELECT 1;");
        write(folder, u"10_a/migration.sql"_s, "SELECT 1;");

        const auto bundle = readBundle(folder.path(), u"public"_s);

        QCOMPARE(bundle->migrations.first().name, u"1_b"_s);
        QCOMPARE(bundle->warnings.size(), 1);
    }

    void pointsToTheFolderThatIsMeant()
    {
        const QTemporaryDir folder;
        write(folder, u"prisma/migrations/1_a/migration.sql"_s, "SELECT 1;");

        QVERIFY(readBundle(folder.path(), u"public"_s).error().message.contains(u"prisma/migrations"_s));
        QVERIFY(readBundle(folder.filePath(u"prisma/migrations/1_a"_s), u"public"_s)
                    .error()
                    .message.contains(u"single migration"_s));
    }

    void knowsAFolderWithoutItsFile()
    {
        const QTemporaryDir folder;
        write(folder, u"0_good/migration.sql"_s, "SELECT 1;");
        QVERIFY(QDir(folder.path()).mkdir(u"1_empty"_s));

        const auto bundle = readBundle(folder.path(), u"public"_s);

        QVERIFY(bundle);
        QCOMPARE(bundle->migrations.last().name, u"1_empty"_s);
        QVERIFY(bundle->migrations.last().flaw.contains(u"migration.sql"_s));
    }

    void refusesAFolderThatDoesNotExist()
    {
        const auto bundle = readBundle(u"/nowhere/migrations"_s, u"public"_s);

        QVERIFY(!bundle);
        QVERIFY(bundle.error().message.contains(u"/nowhere/migrations"_s));
    }
    void refusesASchemaWhoseNamePostgresWouldCut()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"1_a"_s));

        QVERIFY(readBundle(folder.path(), QString(64, u's')).error().message.contains(u"too long"_s));
        QVERIFY(readBundle(folder.path(), QString(32, u'č')).error().message.contains(u"too long"_s));
        QVERIFY(!readBundle(folder.path(), QString(63, u's')).error().message.contains(u"too long"_s));
    }
};

CATALPA_TEST(BundleTest)
#include "tst_bundle.moc"
