// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/bundle.h"
#include "models/celltext.h"
#include "models/migrationsmodel.h"

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
        const auto bundle = migrate::bundledMigrations();
        QVERIFY(bundle);
        SchemaStatus status;
        for (const Migration &migration : bundle->migrations)
            status.steps +=
                {.migration = migration, .state = {}, .outOfOrder = {}, .startedAt = {}, .finishedAt = {}, .logs = {}};
        MigrationsModel model;
        const QAbstractItemModelTester tester(&model);

        model.show(status);

        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, Qt::DisplayRole), u"Init"_s);
        QCOMPARE(text(model, 0, MigrationsModel::NameRole), u"20250203204157_init"_s);
        QCOMPARE(text(model, 0, MigrationsModel::PurposeRole), u"Creates the tables for authors and books."_s);
        QCOMPARE(text(model, 1, Qt::DisplayRole), u"Add country"_s);
        QCOMPARE(text(model, 1, MigrationsModel::PurposeRole), u"Adds the country to authors."_s);
        QCOMPARE(text(model, 1, MigrationsModel::SqlRole).toUtf8(), bundle->migrations.at(1).sql);
        QCOMPARE(text(model, 1, MigrationsModel::WordRole), u"Pending"_s);
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

        model.note({.kind = MigrationEvent::Kind::Started, .key = {u"public"_s, u"1_a"_s}});
        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Applying…"_s);
        model.note({.kind = MigrationEvent::Kind::Applied, .key = {u"public"_s, u"1_a"_s}, .milliseconds = 48});
        QCOMPARE(text(model, 0, MigrationsModel::WordRole), u"Applied"_s);
        QVERIFY(text(model, 0, MigrationsModel::HistoryRole).endsWith(u"48 ms"_s));
        model.note({.kind = MigrationEvent::Kind::Failed, .key = {u"public"_s, u"2_b"_s}});
        QCOMPARE(text(model, 1, MigrationsModel::WordRole), u"Failed"_s);

        QCOMPARE(changed.size(), 3);
        model.note({.kind = MigrationEvent::Kind::Started, .key = {u"public"_s, u"3_unknown"_s}});
        QCOMPARE(changed.size(), 3);
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

    void saysWhatIsWaiting()
    {
        const MigrationStep pending = step(u"1_a"_s, MigrationState::Pending);
        SchemaStatus held = statusOf({pending});
        held.obstacles += {u"public"_s, Error{ErrorKind::Rights, u"No."_s, {}}};

        QCOMPARE(waitingText(statusOf({pending, pending})), u"2 to apply · each one whole or not at all"_s);
        QCOMPARE(waitingText(held), u"1 to apply, but not as things stand"_s);
        QCOMPARE(waitingText(statusOf({step(u"1_a"_s, MigrationState::Applied)})), u"The schema is up to date."_s);
        QVERIFY(waitingText(statusOf({step(u"1_a"_s, MigrationState::Edited)})).contains(u"look at the marked"_s));
    }
};

QTEST_GUILESS_MAIN(MigrationsModelTest)
#include "tst_migrationsmodel.moc"
