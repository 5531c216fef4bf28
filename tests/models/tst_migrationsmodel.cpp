// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/bundle.h"
#include "models/migrationsmodel.h"
#include "support/testregistry.h"
#include "wording/celltext.h"

#include <QtCore/QLocale>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

const QDateTime noon(QDate(2025, 2, 3), QTime(12, 0), Qt::UTC);

MigrationStep step(const QString &name, MigrationState state, const QDateTime &startedAt = {},
                   const QDateTime &finishedAt = {})
{
    MigrationStep step;
    step.migration = {name, "SELECT 1;\n"};
    step.state = state;
    step.startedAt = startedAt;
    step.finishedAt = finishedAt;
    return step;
}

SchemaStatus statusOf(const QList<MigrationStep> &steps)
{
    SchemaStatus status;
    status.steps = steps;
    return status;
}

QString text(const MigrationsModel &model, int row, int role)
{
    return model.index(row).data(role).toString();
}

} // namespace

class MigrationsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void listsTheBundledMigrationsWithWhatTheyDo()
    {
        const auto bundles = migrate::bundledMigrations();
        QVERIFY(bundles);
        SchemaStatus status;
        for (const migrate::Bundle &bundle : *bundles) {
            for (const Migration &migration : bundle.migrations) {
                MigrationStep step;
                step.migration = migration;
                status.steps += step;
            }
        }
        MigrationsModel model;
        const QAbstractItemModelTester tester(&model);

        model.show(status);

        QCOMPARE(model.rowCount(), int(status.steps.size()));
        QCOMPARE(text(model, 0, Qt::DisplayRole), u"Init"_s);
        QCOMPARE(text(model, 0, MigrationsModel::NameRole), u"20250203204157_init"_s);
        QCOMPARE(text(model, 0, MigrationsModel::PurposeRole), u"Creates the tables for authors and books."_s);
        QCOMPARE(text(model, 1, Qt::DisplayRole), u"Add country"_s);
        QCOMPARE(text(model, 1, MigrationsModel::PurposeRole), u"Adds the country to authors."_s);
        QCOMPARE(text(model, 1, MigrationsModel::SqlRole).toUtf8(), status.steps.at(1).migration.sql);
        QCOMPARE(text(model, 1, MigrationsModel::WordRole), u"Pending"_s);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY2(!text(model, row, MigrationsModel::PurposeRole).isEmpty(),
                     qPrintable(text(model, row, MigrationsModel::NameRole)));
    }

    void namesEachSchemaAboveItsFirstRow()
    {
        MigrationStep own = step(u"1_c"_s, MigrationState::Pending);
        own.migration.schema = u"catalpa"_s;
        MigrationsModel model;
        const QAbstractItemModelTester tester(&model);

        model.show(statusOf({step(u"1_a"_s, MigrationState::Applied), step(u"2_b"_s, MigrationState::Pending), own}));

        QCOMPARE(text(model, 0, MigrationsModel::HeadingRole), u"Shared with Prisma (public)"_s);
        QCOMPARE(text(model, 1, MigrationsModel::HeadingRole), QString());
        QCOMPARE(text(model, 2, MigrationsModel::HeadingRole), u"Catalpa’s own (catalpa)"_s);
        QVERIFY(text(model, 1, Qt::AccessibleTextRole).endsWith(u"Shared with Prisma (public)"_s));

        model.show(statusOf({step(u"1_a"_s, MigrationState::Applied)}));
        QCOMPARE(text(model, 0, MigrationsModel::HeadingRole), QString());
    }

    void holdsUpWhatHasAnObstacle()
    {
        SchemaStatus status =
            statusOf({step(u"1_a"_s, MigrationState::Applied), step(u"2_b"_s, MigrationState::Pending)});
        status.obstacles += {u"public"_s, Error{ErrorKind::Rights, u"Your role may not change its tables."_s, {}}};
        MigrationsModel model;

        model.show(status);

        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Applied"_s);
        QCOMPARE(text(model, 1, MigrationsModel::WordRole), u"Held up"_s);
        QCOMPARE(text(model, 1, MigrationsModel::AdviceRole), u"Your role may not change its tables."_s);
    }

    void saysWhoAppliedItAndUnderWhichName()
    {
        MigrationStep applied = step(u"1_a"_s, MigrationState::Applied, noon, noon.addMSecs(48));
        applied.appliedBy = u"karel"_s;
        applied.recordedAs = u"0_other"_s;
        MigrationsModel model;

        model.show(statusOf({applied}));

        QVERIFY(text(model, 0, MigrationsModel::HistoryRole).endsWith(u" · 48 ms · by karel"_s));
        QVERIFY(text(model, 0, MigrationsModel::AdviceRole).contains(u"by karel, in 48 ms"_s));
        QVERIFY(text(model, 0, MigrationsModel::AdviceRole).contains(u"under the name 0_other"_s));
    }

    void tellsHowFarOneCameThatStoppedHalfWay()
    {
        MigrationStep stopped = step(u"1_a"_s, MigrationState::Failed, noon);
        stopped.resumable = true;
        stopped.statementsDone = 2;
        ImpactReport impact;
        impact.key = stopped.key();
        impact.statements.resize(4);
        MigrationsModel model;
        model.show(statusOf({stopped}));

        model.setOutlooks({impact});

        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Half-way"_s);
        QCOMPARE(text(model, 0, MigrationsModel::HistoryRole), u"Stopped half-way, 2 of 4 statements done"_s);
    }

    void marksThePendingOnesThatAreDangerous()
    {
        ImpactReport impact;
        impact.key = {u"public"_s, u"1_a"_s};
        impact.statements.resize(2);
        impact.statements[1].danger = u"The table is written anew."_s;
        MigrationsModel model;
        model.show(statusOf({step(u"1_a"_s, MigrationState::Pending)}));

        model.setOutlooks({impact});

        QCOMPARE(text(model, 0, MigrationsModel::HistoryRole), u"Not applied yet · 1 danger"_s);
        model.show(statusOf({step(u"1_a"_s, MigrationState::Applied, noon, noon)}));
        QVERIFY(!text(model, 0, MigrationsModel::HistoryRole).contains(u"danger"_s));
    }

    void doesNotDescribeAnotherTextOfTheSameName()
    {
        MigrationsModel model;

        model.show(statusOf({step(u"20250203204157_init"_s, MigrationState::Pending)}));

        QCOMPARE(text(model, 0, MigrationsModel::PurposeRole), QString());
    }

    void saysWhenAndHowLong()
    {
        MigrationsModel model;

        model.show(statusOf({step(u"1_a"_s, MigrationState::Applied, noon, noon.addMSecs(1'200))}));

        const QString when = QLocale().toString(noon.addMSecs(1'200).toLocalTime(), QLocale::ShortFormat);
        QCOMPARE(text(model, 0, MigrationsModel::HistoryRole), when + u" · 1.2 s"_s);
        QCOMPARE(text(model, 0, Qt::ToolTipRole), fullInstant(noon.addMSecs(1'200)));
    }

    void tellsDurations_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("said");

        QTest::addRow("nothing") << qint64(0) << u"under 1 ms"_s;
        QTest::addRow("clock turned back") << qint64(-5) << u"under 1 ms"_s;
        QTest::addRow("milliseconds") << qint64(999) << u"999 ms"_s;
        QTest::addRow("seconds") << qint64(59'900) << u"59.9 s"_s;
        QTest::addRow("minutes") << qint64(185'000) << u"3 min 5 s"_s;
    }

    void tellsDurations()
    {
        QFETCH(const qint64, milliseconds);

        QTEST(durationText(milliseconds), "said");
    }

    void usesTheDecimalSeparatorOfTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::Greek, QLocale::Greece));

        QCOMPARE(durationText(2'400), u"2,4 s"_s);
    }

    void everyStateHasAWordAndAdvice_data()
    {
        QTest::addColumn<MigrationStep>("given");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("advice");

        MigrationStep late = step(u"1_a"_s, MigrationState::Pending);
        late.outOfOrder = true;
        QTest::addRow("pending") << step(u"1_a"_s, MigrationState::Pending) << u"Pending"_s
                                 << u"does not have this yet"_s;
        QTest::addRow("out of order") << late << u"Out of order"_s << u"A later migration is applied already"_s;
        QTest::addRow("applied") << step(u"1_a"_s, MigrationState::Applied, noon, noon) << u"Applied"_s
                                 << u"Applied on"_s;
        QTest::addRow("failed") << step(u"1_a"_s, MigrationState::Failed, noon) << u"Failed"_s << u"did not finish"_s;
        QTest::addRow("rolled back") << step(u"1_a"_s, MigrationState::RolledBack, noon) << u"Rolled back"_s
                                     << u"tried again"_s;
        QTest::addRow("taken back") << step(u"1_a"_s, MigrationState::RolledBack, noon, noon) << u"Rolled back"_s
                                    << u"undone. The next Apply"_s;
        QTest::addRow("edited") << step(u"1_a"_s, MigrationState::Edited, noon, noon) << u"Edited"_s
                                << u"another text"_s;
        QTest::addRow("missing") << step(u"1_a"_s, MigrationState::MissingHere, noon, noon) << u"Missing here"_s
                                 << u"Update Catalpa"_s;
    }

    void everyStateHasAWordAndAdvice()
    {
        QFETCH(const MigrationStep, given);
        QFETCH(const QString, advice);
        MigrationsModel model;

        model.show(statusOf({given}));

        QTEST(text(model, 0, MigrationsModel::WordRole), "word");
        QVERIFY2(text(model, 0, MigrationsModel::AdviceRole).contains(advice), "the advice says something else");
        QVERIFY(!text(model, 0, MigrationsModel::HistoryRole).isEmpty());
        QVERIFY(text(model, 0, Qt::AccessibleTextRole).contains(text(model, 0, MigrationsModel::WordRole)));
    }

    void followsWhatHappensWhileApplying()
    {
        MigrationsModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(statusOf({step(u"1_a"_s, MigrationState::Pending), step(u"2_b"_s, MigrationState::Pending)}));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

        model.note(RunKind::Apply, {.kind = MigrationEvent::Kind::Started, .key = {u"public"_s, u"1_a"_s}});
        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Applying…"_s);
        model.note(RunKind::Apply,
                   {.kind = MigrationEvent::Kind::Applied, .key = {u"public"_s, u"1_a"_s}, .milliseconds = 48});
        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Applied"_s);
        QVERIFY(text(model, 0, MigrationsModel::HistoryRole).endsWith(u"48 ms"_s));
        model.note(RunKind::Apply, {.kind = MigrationEvent::Kind::Failed, .key = {u"public"_s, u"2_b"_s}});
        QCOMPARE(text(model, 1, MigrationsModel::WordRole), u"Failed"_s);

        QCOMPARE(changed.size(), 3);
        model.note(RunKind::Apply, {.kind = MigrationEvent::Kind::Started, .key = {u"public"_s, u"3_unknown"_s}});
        QCOMPARE(changed.size(), 3);
    }

    void aRehearsalLeavesEverythingAsItIs()
    {
        MigrationsModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(statusOf({step(u"1_a"_s, MigrationState::Pending)}));
        const MigrationKey key{u"public"_s, u"1_a"_s};

        model.note(RunKind::Rehearse,
                   {.kind = MigrationEvent::Kind::Statement, .key = key, .statement = 1, .statements = 3});
        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Rehearsing…"_s);
        QCOMPARE(text(model, 0, MigrationsModel::HistoryRole), u"Statement 1 of 3 is done"_s);
        model.note(RunKind::Rehearse, {.kind = MigrationEvent::Kind::Applied, .key = key, .milliseconds = 4});

        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Pending"_s);
        QCOMPARE(text(model, 0, MigrationsModel::HistoryRole), u"Not applied yet"_s);
    }

    void keepsItsRowsWhenTheNamesAreTheSame()
    {
        MigrationsModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(statusOf({step(u"1_a"_s, MigrationState::Pending)}));
        const QPersistentModelIndex row = model.index(0);

        model.show(statusOf({step(u"1_a"_s, MigrationState::Applied, noon, noon)}));

        QVERIFY(row.isValid());
        QCOMPARE(row.data(MigrationsModel::WordRole).toString(), u"Applied"_s);

        model.show(statusOf({}));
        QCOMPARE(model.rowCount(), 0);
    }

    void looksFirstAtWhatFailedThenAtWhatIsNext()
    {
        MigrationsModel model;
        QCOMPARE(model.firstOfInterest(), -1);

        model.show(statusOf({step(u"1_a"_s, MigrationState::Applied), step(u"2_b"_s, MigrationState::Applied)}));
        QCOMPARE(model.firstOfInterest(), 1);
        model.show(statusOf({step(u"1_a"_s, MigrationState::RolledBack), step(u"2_b"_s, MigrationState::Pending)}));
        QCOMPARE(model.firstOfInterest(), 0);
        model.show(statusOf({step(u"1_a"_s, MigrationState::Pending), step(u"2_b"_s, MigrationState::Failed)}));
        QCOMPARE(model.firstOfInterest(), 1);
    }
};

CATALPA_TEST(MigrationsModelTest)
#include "tst_migrationsmodel.moc"
