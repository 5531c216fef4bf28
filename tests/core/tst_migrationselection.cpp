// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/migrationselection.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

using Extent = MigrationSelection::Extent;

class MigrationSelectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansWhatCanBeApplied_data();
    void meansWhatCanBeApplied();
    void namesWhatHasToBeSettledFirst();
    void leavesOutWhatIsHeldUp();
    void knowsWhyThereIsNoWayBack();

private:
    static MigrationStep step(const QString &name, MigrationState state, const QString &schema = u"public"_s)
    {
        MigrationStep step;
        step.migration = {name, "SELECT 1;\n", schema, "SELECT 2;\n"};
        step.state = state;
        return step;
    }
    //! Of each schema the third one has stopped half-way.
    static SchemaStatus history()
    {
        SchemaStatus status;
        for (const QString &schema : {u"public"_s, u"catalpa"_s}) {
            status.steps +=
                {step(u"1_done"_s, MigrationState::Applied, schema),
                 step(u"2_early"_s, MigrationState::Pending, schema), step(u"3_half"_s, MigrationState::Failed, schema),
                 step(u"4_late"_s, MigrationState::RolledBack, schema)};
            status.steps[status.steps.size() - 2].resumable = true;
        }
        return status;
    }
    static QStringList names(const QList<MigrationStep> &steps)
    {
        QStringList names;
        for (const MigrationStep &step : steps)
            names += step.migration.schema.left(1) + step.migration.name.left(1);
        return names;
    }
};

void MigrationSelectionTest::meansWhatCanBeApplied_data()
{
    QTest::addColumn<int>("extent");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("chosen");

    QTest::newRow("all") << int(Extent::All) << QString()
                         << QStringList{u"p3"_s, u"p2"_s, u"p4"_s, u"c3"_s, u"c2"_s, u"c4"_s};
    QTest::newRow("up to the last") << int(Extent::UpTo) << u"4_late"_s << QStringList{u"c3"_s, u"c2"_s, u"c4"_s};
    QTest::newRow("up to what is half-way") << int(Extent::UpTo) << u"3_half"_s << QStringList{u"c3"_s, u"c2"_s};
    QTest::newRow("up to one before it") << int(Extent::UpTo) << u"2_early"_s << QStringList();
    QTest::newRow("only what is half-way") << int(Extent::Only) << u"3_half"_s << QStringList{u"c3"_s};
    QTest::newRow("only another one") << int(Extent::Only) << u"4_late"_s << QStringList();
}

void MigrationSelectionTest::meansWhatCanBeApplied()
{
    QFETCH(const int, extent);
    QFETCH(const QString, name);
    QFETCH(const QStringList, chosen);

    QCOMPARE(names(selectedBy(history(), {Extent(extent), {u"catalpa"_s, name}})), chosen);
}

void MigrationSelectionTest::namesWhatHasToBeSettledFirst()
{
    const SchemaStatus status = history();

    const MigrationStep *first = halfWayBeside(status, {Extent::Only, {u"catalpa"_s, u"2_early"_s}});

    QVERIFY(first);
    QCOMPARE(first->key(), (MigrationKey{u"catalpa"_s, u"3_half"_s}));
    QVERIFY(!halfWayBeside(status, {}));
    QVERIFY(!halfWayBeside(status, {Extent::UpTo, {u"catalpa"_s, u"4_late"_s}}));
}

void MigrationSelectionTest::leavesOutWhatIsHeldUp()
{
    SchemaStatus status = history();
    status.obstacles += SchemaObstacle{u"public"_s, Error{ErrorKind::Rights, u"No rights."_s, {}}};

    QCOMPARE(names(selectedBy(status, {})), QStringList({u"c3"_s, u"c2"_s, u"c4"_s}));
    QCOMPARE(selectedBy(status, {}).size(), status.applicable());
}

void MigrationSelectionTest::knowsWhyThereIsNoWayBack()
{
    MigrationStep without = step(u"1_a"_s, MigrationState::Applied);
    without.migration.downSql = {};

    QVERIFY(!noWayBack(step(u"1_a"_s, MigrationState::Applied)));
    QVERIFY(noWayBack(step(u"1_a"_s, MigrationState::MissingHere)) == NoWayBack::UnknownHere);
    QVERIFY(noWayBack(step(u"1_a"_s, MigrationState::Edited)) == NoWayBack::OtherText);
    QVERIFY(noWayBack(without) == NoWayBack::NoDownFile);
}

CATALPA_TEST(MigrationSelectionTest)
#include "tst_migrationselection.moc"
