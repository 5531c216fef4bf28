// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/obstacle.h"
#include "migrate/history/plan.h"
#include "migrationfixture.h"
#include "support/testregistry.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;

namespace {

const QDateTime day(const QDate &date)
{
    return {date, QTime(12, 0), Qt::UTC};
}

const QDateTime monday = day({2025, 2, 3});
const QDateTime tuesday = day({2025, 2, 4});

QByteArray hash(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

LedgerRow row(const QString &name, const QByteArray &checksum, const QDateTime &finished, const QDateTime &rolledBack,
              const QDateTime &started = monday)
{
    return {u"id"_s, name, checksum, started, finished, rolledBack, {}};
}

LedgerRow finished(const QString &name, const QByteArray &text)
{
    return row(name, hash(text), tuesday, {});
}

LedgerRow failed(const QString &name)
{
    return row(name, hash("x"), {}, {});
}

LedgerRow rolledBack(const QString &name, const QDateTime &finishedAt = {})
{
    return row(name, hash("x"), finishedAt, tuesday);
}

QString word(const MigrationStep &step)
{
    const char *words[] = {"pending", "applied", "failed", "rolled back", "edited", "gone", "missing here"};
    return step.migration.name + u": "_s + QString::fromLatin1(words[int(step.state)])
        + (step.outOfOrder ? u", out of order"_s : QString());
}

Ledger usual(const QList<LedgerRow> &rows)
{
    Ledger ledger;
    ledger.schemaExists = ledger.mayCreate = true;
    ledger.exists = ledger.mayRead = ledger.mayWrite = true;
    ledger.rows = rows;
    return ledger;
}

// A text whose SHA-256 has a byte below 0x10, to be written with fewer than 64 digits.
const QByteArray text = "SELECT 1;\nSELECT 2;\n";

QByteArray oldFormat(const QByteArray &bytes)
{
    QByteArray digits;
    for (const char byte : QCryptographicHash::hash(bytes, QCryptographicHash::Sha256))
        digits += QByteArray::number(static_cast<unsigned char>(byte), 16);
    return digits;
}

} // namespace

class MigrationPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheStateOfEach_data()
    {
        QTest::addColumn<QList<LedgerRow>>("rows");
        QTest::addColumn<QStringList>("expected");
        using Rows = QList<LedgerRow>;
        const QString a = u"1_a"_s;
        const QString b = u"2_b"_s;

        QTest::addRow("nothing") << Rows{} << QStringList{u"1_a: pending"_s, u"2_b: pending"_s};
        QTest::addRow("both") << Rows{finished(a, text), finished(b, "B")}
                              << QStringList{u"1_a: applied"_s, u"2_b: applied"_s};
        QTest::addRow("first only") << Rows{finished(a, text)} << QStringList{u"1_a: applied"_s, u"2_b: pending"_s};
        QTest::addRow("gap") << Rows{finished(b, "B")}
                             << QStringList{u"1_a: pending, out of order"_s, u"2_b: applied"_s};
        QTest::addRow("edited") << Rows{finished(a, "SELECT 3;")} << QStringList{u"1_a: edited"_s, u"2_b: pending"_s};
        QTest::addRow("only its line ends differ")
            << Rows{finished(a, "SELECT 1;\r\nSELECT 2;\r\n")} << QStringList{u"1_a: applied"_s, u"2_b: pending"_s};
        QTest::addRow("old checksum") << Rows{row(a, oldFormat(text), tuesday, {})}
                                      << QStringList{u"1_a: applied"_s, u"2_b: pending"_s};
        QTest::addRow("old checksum, edited") << Rows{row(a, oldFormat("SELECT 3;").chopped(1), tuesday, {})}
                                              << QStringList{u"1_a: edited"_s, u"2_b: pending"_s};
        QTest::addRow("failed") << Rows{failed(a)} << QStringList{u"1_a: failed"_s, u"2_b: pending"_s};
        QTest::addRow("failed beside applied")
            << Rows{finished(a, text), failed(a)} << QStringList{u"1_a: failed"_s, u"2_b: pending"_s};
        QTest::addRow("applied after failed")
            << Rows{failed(a), finished(a, text)} << QStringList{u"1_a: failed"_s, u"2_b: pending"_s};
        QTest::addRow("rolled back") << Rows{rolledBack(a)} << QStringList{u"1_a: rolled back"_s, u"2_b: pending"_s};
        QTest::addRow("undone after it was applied")
            << Rows{rolledBack(a, tuesday)} << QStringList{u"1_a: rolled back"_s, u"2_b: pending"_s};
        QTest::addRow("applied again") << Rows{rolledBack(a), finished(a, text)}
                                       << QStringList{u"1_a: applied"_s, u"2_b: pending"_s};
        QTest::addRow("rolled back beside applied")
            << Rows{finished(a, text), rolledBack(a)} << QStringList{u"1_a: applied"_s, u"2_b: pending"_s};
        QTest::addRow("rolled back beside failed")
            << Rows{failed(a), rolledBack(a)} << QStringList{u"1_a: failed"_s, u"2_b: pending"_s};
        QTest::addRow("applied twice, once with today's text")
            << Rows{finished(a, "SELECT 3;"), finished(a, text), finished(a, "SELECT 4;")}
            << QStringList{u"1_a: applied"_s, u"2_b: pending"_s};
        QTest::addRow("rolled back, and a later one applied")
            << Rows{rolledBack(a), finished(b, "B")}
            << QStringList{u"1_a: rolled back, out of order"_s, u"2_b: applied"_s};
        QTest::addRow("one we do not know, in between")
            << Rows{finished(u"1_z"_s, "Z"), finished(a, text)}
            << QStringList{u"1_a: applied"_s, u"1_z: missing here"_s, u"2_b: pending"_s};
        QTest::addRow("one we do not know, later")
            << Rows{finished(u"3_c"_s, "C"), finished(a, text)}
            << QStringList{u"1_a: applied"_s, u"2_b: pending, out of order"_s, u"3_c: missing here"_s};
        QTest::addRow("one we do not know, failed")
            << Rows{failed(u"3_c"_s)} << QStringList{u"1_a: pending"_s, u"2_b: pending"_s, u"3_c: failed"_s};
        QTest::addRow("one we do not know, rolled back")
            << Rows{rolledBack(u"3_c"_s)} << QStringList{u"1_a: pending"_s, u"2_b: pending"_s};
    }

    void tellsTheStateOfEach()
    {
        QFETCH(const QList<LedgerRow>, rows);
        QFETCH(const QStringList, expected);
        const Bundle bundle = test::bundleOf({{u"1_a"_s, text}, {u"2_b"_s, "B"}});

        QStringList told;
        for (const MigrationStep &step : plan(bundle, rows))
            told += word(step);

        QCOMPARE(told, expected);
    }

    void theOldFormatOfTheSampleIsShort() { QVERIFY(oldFormat(text).size() < 64); }

    void carriesTimesAndLogsOfTheRowThatDecides()
    {
        LedgerRow first = rolledBack(u"1_a"_s);
        first.logs = u"first try"_s;
        LedgerRow second = row(u"1_a"_s, "x", {}, tuesday, tuesday);
        second.logs = u"second try"_s;

        const MigrationStep step = plan(test::bundleOf({{u"1_a"_s, "A"}}), {first, second}).constFirst();

        QCOMPARE(step.startedAt, tuesday);
        QVERIFY(step.finishedAt.isNull());
        QCOMPARE(step.logs, u"second try"_s);
        QCOMPARE(step.migration.sql, "A");
    }

    void namesTheObstacle_data()
    {
        QTest::addColumn<Ledger>("ledger");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("part");

        Ledger ledger = usual({failed(u"1_a"_s)});
        QTest::addRow("failed") << ledger << ErrorKind::Schema << u"did not finish"_s;
        ledger = usual({});
        ledger.exists = false;
        ledger.otherTables = QStringList{u"stock"_s, u"till"_s};
        QTest::addRow("somebody's database") << ledger << ErrorKind::Schema << u"“stock”"_s;
        ledger.otherTables = QStringList{u"authors"_s, u"books"_s};
        QTest::addRow("a catalogue made otherwise") << ledger << ErrorKind::Schema << u"Adopt the tables"_s;
        ledger = usual({});
        ledger.missingColumns = QStringList{u"checksum"_s};
        QTest::addRow("another ledger") << ledger << ErrorKind::Schema << u"_prisma_migrations"_s;
        ledger = usual({});
        ledger.mayRead = false;
        QTest::addRow("unreadable") << ledger << ErrorKind::Rights << u"may not read"_s;
        ledger = usual({});
        ledger.mayCreate = false;
        QTest::addRow("no rights") << ledger << ErrorKind::Rights << u"may not change"_s;
        ledger = usual({});
        ledger.mayWrite = false;
        QTest::addRow("no rights on the ledger") << ledger << ErrorKind::Rights << u"may not change"_s;
        ledger = usual({});
        ledger.readOnly = true;
        QTest::addRow("standby") << ledger << ErrorKind::Rights << u"only read"_s;
    }

    void namesTheObstacle()
    {
        QFETCH(const Ledger, ledger);
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, part);
        const Bundle bundle = test::bundleOf({{u"1_a"_s, "CREATE TABLE Books (id integer);\n"}});

        const auto reason = obstacle(ledger, plan(bundle, ledger.rows));

        QVERIFY(reason);
        QCOMPARE(reason->kind, kind);
        QVERIFY2(reason->message.contains(part), qPrintable(reason->message));
    }

    void seesNoObstacleWhereAllIsDone()
    {
        Ledger ledger = usual({finished(u"1_a"_s, text)});
        ledger.otherTables = QStringList{u"authors"_s, u"stock"_s};
        ledger.mayCreate = ledger.mayWrite = false;
        ledger.readOnly = true;

        QVERIFY(!obstacle(ledger, plan(test::bundleOf({{u"1_a"_s, text}}), ledger.rows)));
    }

    void otherTablesBesideALedgerAreNoObstacle()
    {
        Ledger ledger = usual({});
        ledger.otherTables = QStringList{u"stock"_s};

        QVERIFY(!obstacle(ledger, plan(test::bundleOf({{u"1_a"_s, text}}), ledger.rows)));
    }
};

CATALPA_TEST(MigrationPlanTest)
#include "tst_migrationplan.moc"
