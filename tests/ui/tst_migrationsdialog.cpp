// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/pgschemahistory.h"
#include "migrationsfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text/sqlview.h"
#include "ui/widgets/theme.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::ui;
using namespace catalpa::test;

namespace {

//! The real engine with files of the test's own.
std::unique_ptr<SchemaHistory> historyOf(const ConnectionAddress &address, const QList<Migration> &migrations)
{
    return std::make_unique<migrate::PgSchemaHistory>(address, [migrations] {
        return Result<QList<migrate::Bundle>>({migrate::Bundle{u"public"_s, migrations}});
    });
}

//! With the part of the bundled history that Prisma shares, because it is short.
std::unique_ptr<SchemaHistory> sharedHistory(const ConnectionAddress &address)
{
    return std::make_unique<migrate::PgSchemaHistory>(address, [] {
        return migrate::bundledMigrations().map([](QList<migrate::Bundle> bundles) { return bundles.mid(0, 1); });
    });
}

} // namespace

class MigrationsDialogTest : public QObject, private OpenedMigrations {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Q_INIT_RESOURCE(catalpa);
        theme::apply(*qApp, theme::Appearance::Light);
    }
    void init() { m_address = m_server.createDatabase(); }
    void cleanup() { close(); }

    void showsWhatIsPendingOnAnEmptyDatabase()
    {
        open(sharedHistory(m_address));
        const QSignalSpy &pending = *m_pending;

        QTRY_COMPARE(rows(), QStringList({u"Init: Pending"_s, u"Add country: Pending"_s}));
        QCOMPARE(pending.size(), 1);
        QCOMPARE(pending.first().first().value<qsizetype>(), 2);
        QVERIFY(list()->hasFocus());
        QVERIFY(sql()->toPlainText().startsWith(u"-- CreateTable\nCREATE TABLE \"authors\""_s));
        QCOMPARE(label("purposeLabel"), u"Creates the tables for authors and books."_s);
        QCOMPARE(button("applyButton")->text(), u"&Apply 2 migrations"_s);
        QTRY_VERIFY(label("safetyLabel").startsWith(u"2 to apply"_s));
        QCOMPARE(label("serverLabel"), m_address.display());
        shoot(*m_dialog, u"pending"_s);

        QTest::keyClick(list(), Qt::Key_Down);

        QVERIFY(sql()->toPlainText().contains(u"ADD COLUMN"_s));
        QCOMPARE(label("purposeLabel"), u"Adds the country to authors."_s);
    }

    void appliesByKeyboard()
    {
        open(sharedHistory(m_address));
        QSignalSpy applied(m_dialog.get(), &MigrationsDialog::applied);
        QSignalSpy pending(m_dialog.get(), &MigrationsDialog::pendingChanged);
        QTRY_VERIFY(button("applyButton")->isEnabled());

        QTest::keyClick(list(), Qt::Key_Return);

        QTRY_COMPARE(rows(), QStringList({u"Init: Applied"_s, u"Add country: Applied"_s}));
        QTRY_COMPARE(label("safetyLabel"), u"The schema is up to date."_s);
        QCOMPARE(applied.size(), 1);
        QCOMPARE(pending.last().first().value<qsizetype>(), 0);
        QVERIFY(!button("applyButton")->isEnabled());
        QVERIFY(banner()->text().startsWith(u"2 migrations were applied in "_s));
        QTRY_VERIFY(banner()->text().endsWith(u"compared with what the migrations produce: no difference."_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE country IS NULL"_s), u"0"_s);
        QVERIFY(log().contains(u"Applying “Init” (1 of 2)"_s));
        QVERIFY(log().contains(u"Applied “Add country” in "_s));
        shoot(*m_dialog, u"applied"_s);
    }

    void everythingCanBeReachedByTab()
    {
        open(sharedHistory(m_address));
        QTRY_VERIFY(button("applyButton")->isEnabled());
        QSet<QString> reached;

        for (int press = 0; press < 20; ++press) {
            reached += m_dialog->focusWidget()->objectName();
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        }

        for (const char *name : {"migrationList", "qt_tabwidget_tabbar", "planText", "logButton", "moreButton",
                                 "refreshButton", "closeButton", "rehearseButton", "applyButton", "applyMenuButton"})
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    }

    void everyControlTellsItsName()
    {
        open(sharedHistory(m_address));
        QTRY_COMPARE(rows().size(), 2);

        for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(m_dialog.get()))
                QVERIFY2(!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty(),
                         widget->metaObject()->className());
        }
    }

    void copiesTheSqlUnchanged()
    {
        open(historyOf(m_address, QList<Migration>{{u"1_a"_s, "SELECT 1;\r\nSELECT '😀';\r\n"}}));
        QTRY_COMPARE(rows().size(), 1);

        m_dialog->findChild<QToolButton *>(u"copyButton"_s)->click();

        QCOMPARE(QGuiApplication::clipboard()->text(), u"SELECT 1;\r\nSELECT '😀';\r\n"_s);
    }

    void showsFileLineAndColumnOfAFailure()
    {
        const QByteArray broken = "-- 😀 counts as one\nCREATE TABLE shelves (id int);\n"
                                  "CREATE TABLE loans (id intt NOT NULL);\n";
        open(historyOf(m_address,
                       QList<Migration>{{u"1_first"_s, "CREATE TABLE rooms (id int);\n"}, {u"2_loans"_s, broken}}));
        QSignalSpy applied(m_dialog.get(), &MigrationsDialog::applied);
        QTRY_VERIFY(button("applyButton")->isEnabled());

        button("applyButton")->click();

        QTRY_COMPARE(rows(), QStringList({u"First: Applied"_s, u"Loans: Rolled back"_s}));
        QCOMPARE(list()->currentIndex().row(), 1);
        QCOMPARE(label("placeLabel"), u"public/2_loans/migration.sql, line 3, column 24"_s);
        QCOMPARE(sql()->markedLine(), 3);
        QVERIFY(banner()->text().contains(u"intt"_s));
        QVERIFY(banner()->text().startsWith(u"1 migration was applied and stays. The database refused “Loans”."_s));
        QVERIFY(banner()
                    ->findChild<QLabel *>(u"detail"_s)
                    ->text()
                    .startsWith(u"public/2_loans/migration.sql, line 3, column 24"_s));
        QTRY_VERIFY(log().contains(u"Not done: The database refused “Loans”."_s));
        QCOMPARE(applied.size(), 1);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('shelves') IS NULL"_s), u"t"_s);
        QCOMPARE(button("applyButton")->text(), u"&Apply 1 migration"_s);
        shoot(*m_dialog, u"failure"_s);

        list()->setCurrentIndex(list()->model()->index(0, 0));
        QCOMPARE(sql()->markedLine(), 0);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QCOMPARE(sql()->markedLine(), 3);
    }

    void marksTheBundledFileThatTheDatabaseRefuses()
    {
        m_server.sql(m_address,
                     u"CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT "
                     "NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, "
                     "rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), "
                     "applied_steps_count integer NOT NULL DEFAULT 0); INSERT INTO _prisma_migrations VALUES "
                     "('a', 'b8288abb5ac35595f5bf17cbcf6ac67aa12590cbe73e96cf1487128011ac12df', now(), "
                     "'20250203204157_init', NULL, NULL, now(), 1); CREATE TABLE authors (country text)"_s);
        open(sharedHistory(m_address));
        QTRY_COMPARE(rows(), QStringList({u"Init: Applied"_s, u"Add country: Pending"_s}));
        QCOMPARE(list()->currentIndex().row(), 1);

        button("applyButton")->click();

        QTRY_COMPARE(sql()->markedLine(), 2);
        QVERIFY(label("placeLabel").startsWith(u"public/20250203204258_add_country/migration.sql, line 2"_s));
        QTRY_COMPARE(rows().last(), u"Add country: Rolled back"_s);
        QVERIFY(tabs().contains(u"What was recorded"_s));
    }

    void stopTakesBackWhatIsRunning()
    {
        open(slowHistory());
        QSignalSpy applied(m_dialog.get(), &MigrationsDialog::applied);
        QTRY_VERIFY(button("applyButton")->isEnabled());

        button("applyButton")->click();
        QTRY_COMPARE(rows(), QStringList({u"Quick: Applied"_s, u"Slow: Applying…"_s, u"Last: Pending"_s}));
        QVERIFY(button("stopButton")->isVisible());
        QVERIFY(label("safetyLabel").startsWith(u"Applying 2 of 3: “Slow”"_s));
        shoot(*m_dialog, u"applying"_s);
        button("stopButton")->click();

        QTRY_COMPARE(rows(), QStringList({u"Quick: Applied"_s, u"Slow: Pending"_s, u"Last: Pending"_s}));
        QCOMPARE(banner()->text(), u"Stopped. 1 migration had been applied and stays."_s);
        QCOMPARE(applied.size(), 1);
        QVERIFY(!button("stopButton")->isVisible());
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('slow') IS NULL"_s), u"t"_s);
    }

    void stopNamesWhatIsHalfWay()
    {
        open(historyOf(m_address,
                       {{u"1_half"_s,
                         "CREATE TABLE half (id int);\nCREATE INDEX CONCURRENTLY half_id ON public.half (id);\n"
                         "SELECT pg_sleep(60);\n"}}));
        QTRY_VERIFY(button("applyButton")->isEnabled());
        button("applyButton")->click();
        QTRY_VERIFY(label("safetyLabel").contains(u"statement 2 of 3 is done"_s));

        button("stopButton")->click();

        QTRY_COMPARE(rows(), QStringList{u"Half: Half-way"_s});
        QCOMPARE(banner()->text(), u"Stopped. “Half” stopped half-way. Apply continues it where it stopped."_s);
    }

    void asksBeforeItClosesWhileApplying()
    {
        open(slowHistory());
        QSignalSpy applied(m_dialog.get(), &MigrationsDialog::applied);
        QTRY_VERIFY(button("applyButton")->isEnabled());
        button("applyButton")->click();
        QTRY_COMPARE(rows().at(1), u"Slow: Applying…"_s);

        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);

        QCOMPARE(m_prompts.asked.confirm, u"Stop and close"_s);
        QVERIFY(m_prompts.asked.consequences.contains(u"or marked where it stopped if that cannot be"_s));
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(rows().at(1), u"Slow: Applying…"_s);
        m_prompts.confirm();
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(applied.size(), 1);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('slow') IS NULL"_s), u"t"_s);
    }

    void takesBackWhatIsRunningWhenItIsDestroyed()
    {
        open(slowHistory());
        QTRY_VERIFY(button("applyButton")->isEnabled());
        button("applyButton")->click();
        QTRY_COMPARE(rows().at(1), u"Slow: Applying…"_s);

        m_dialog.reset();

        QTRY_COMPARE(m_server.sql(m_address,
                                  u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                  "AND query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid()"_s),
                     u"0"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('slow') IS NULL"_s), u"t"_s);
    }

    void escapeClosesWhenNothingIsRunning()
    {
        open(sharedHistory(m_address));
        QTRY_COMPARE(rows().size(), 2);

        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);

        QVERIFY(!m_dialog->isVisible());
        QVERIFY(!m_prompts.confirm);
    }

    void saysThatTheRoleMayNotApply()
    {
        m_server.createRole(u"reader"_s);
        ConnectionAddress address = m_address;
        address.user = u"reader"_s;

        open(sharedHistory(address));

        QTRY_COMPARE(rows().size(), 2);
        QVERIFY(banner()->text().contains(u"may not change its tables"_s));
        QVERIFY(!button("applyButton")->isEnabled());
        QVERIFY(button("applyButton")->toolTip().contains(u"may not change its tables"_s));
        QVERIFY(label("safetyLabel").startsWith(u"2 to apply, but not as things stand"_s));
        shoot(*m_dialog, u"rights"_s);
    }

    void offersToTryAgainWhenTheServerIsGone()
    {
        m_server.crash();
        open(sharedHistory(m_address));

        QTRY_VERIFY(!banner()->text().isEmpty());
        QCOMPARE(label("quietLabel"), u"The history could not be read."_s);
        QVERIFY(!button("applyButton")->isEnabled());
        shoot(*m_dialog, u"gone"_s);

        m_server.start();
        banner()->findChild<QPushButton *>(u"actionButton"_s)->click();

        QTRY_COMPARE(rows(), QStringList({u"Init: Pending"_s, u"Add country: Pending"_s}));
        QCOMPARE(banner()->text(), QString());
    }

    void appliesOnlyWhatWasChosen()
    {
        open(threeRooms());
        QTRY_VERIFY(button("applyMenuButton")->isEnabled());
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QCOMPARE(action("applyUpTo")->text(), u"Apply &up to “Two”"_s);

        action("applyUpTo")->trigger();

        QTRY_COMPARE(rows(), QStringList({u"One: Applied"_s, u"Two: Applied"_s, u"Three: Pending"_s}));
        QTRY_COMPARE(button("applyButton")->text(), u"&Apply 1 migration"_s);
        list()->setCurrentIndex(list()->model()->index(2, 0));
        QTRY_VERIFY(action("applyOnly")->isEnabled());
        action("applyOnly")->trigger();
        QTRY_COMPARE(rows().last(), u"Three: Applied"_s);
    }

    void takesBackDownToTheSelectedOne()
    {
        open(threeRooms());
        QTRY_VERIFY(button("applyButton")->isEnabled());
        button("applyButton")->click();
        QTRY_VERIFY(banner()->text().endsWith(u"no difference."_s));
        QSignalSpy changed(m_dialog.get(), &MigrationsDialog::applied);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTRY_VERIFY(action("undoMigration")->isEnabled());

        action("undoMigration")->trigger();
        QVERIFY(m_prompts.asked.consequences.contains(u"• Three\n• Two"_s));
        QVERIFY(m_prompts.asked.mustType.isEmpty());
        m_prompts.confirm();

        QTRY_VERIFY(banner()->text().startsWith(u"2 migrations were undone in "_s));
        QTRY_VERIFY(banner()->text().endsWith(u"no difference."_s));
        QVERIFY(rows().first() == u"One: Applied"_s && !rows().at(1).endsWith(u"Applied"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('two') IS NULL AND to_regclass('one') IS NOT NULL"_s),
                 u"t"_s);
        QVERIFY(log().contains(u"Took back “Three” in "_s));
    }

    void rehearsesAndLeavesNothing()
    {
        open(threeRooms());
        QTRY_VERIFY(button("rehearseButton")->isEnabled());

        button("rehearseButton")->click();

        QTRY_VERIFY(report());
        QVERIFY(reportText().startsWith(u"The rehearsal went well"_s));
        QVERIFY(reportText().contains(u"“Two” took "_s));
        QVERIFY(reportText().contains(u"public.three"_s));
        QTRY_COMPARE(rows(), QStringList({u"One: Pending"_s, u"Two: Pending"_s, u"Three: Pending"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('one') IS NULL"_s), u"t"_s);
        shoot(*report(), u"realrehearsal"_s);
    }

    void marksAsAppliedWithoutRunning()
    {
        open(threeRooms());
        QTRY_VERIFY(action("markApplied")->isEnabled());

        action("markApplied")->trigger();
        QVERIFY(m_prompts.asked.text.contains(u"“One”"_s));
        m_prompts.confirm();

        QTRY_COMPARE(rows().first(), u"One: Applied"_s);
        QVERIFY(banner()->text().startsWith(u"The record of “One” was changed."_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('one') IS NULL"_s), u"t"_s);
        action("checkTables")->trigger();
        QTRY_VERIFY(report());
        QVERIFY(reportText().contains(u"one"_s));
        shoot(*report(), u"realdrift"_s);
    }

    void adoptsTablesThatNobodyRecorded()
    {
        m_server.sql(m_address, QString::fromUtf8(sharedSql()));
        open(sharedHistory(m_address));
        QTRY_VERIFY(banner()->text().startsWith(u"This is the catalogue as of “Add country”"_s));

        banner()->findChild<QPushButton *>(u"actionButton"_s)->click();
        m_prompts.confirm();

        QTRY_COMPARE(rows(), QStringList({u"Init: Applied"_s, u"Add country: Applied"_s}));
        QVERIFY(banner()->text().startsWith(u"Adopted: “Init” and “Add country”"_s));
        QTRY_COMPARE(label("safetyLabel"), u"The schema is up to date."_s);
    }

    void savesTheSqlForAnAdministrator()
    {
        m_server.createRole(u"visitor"_s);
        ConnectionAddress address = m_address;
        address.user = u"visitor"_s;
        open(sharedHistory(address));
        QTRY_VERIFY(banner()->text().contains(u"may not change its tables"_s));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"pending.sql"_s);

        banner()->findChild<QPushButton *>(u"actionButton"_s)->click();
        QCOMPARE(m_prompts.suggested, u"catalpa-migrations.sql"_s);
        m_prompts.choose(path);

        QTRY_VERIFY(banner()->text().startsWith(u"Saved in "_s));
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        m_server.sql(m_address, QString::fromUtf8(file.readAll()));
        m_dialog->findChild<QPushButton *>(u"refreshButton"_s)->click();
        QTRY_COMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"2"_s);
    }

    void saysWhenTheFileCannotBeWritten()
    {
        open(threeRooms());
        QTRY_VERIFY(action("saveSql")->isEnabled());

        action("saveSql")->trigger();
        m_prompts.choose(u"/nowhere/at/all.sql"_s);

        QTRY_VERIFY(banner()->text().startsWith(u"The file /nowhere/at/all.sql could not be written"_s));
    }

    void showsTheWholeBundledHistory()
    {
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
        QTRY_VERIFY(label("safetyLabel").contains(u"a new database: "_s));
        shoot(*m_dialog, u"bundled"_s);

        button("applyButton")->click();

        QTRY_VERIFY_WITH_TIMEOUT(banner()->text().contains(u"were applied in"_s), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(banner()->text().endsWith(u"no difference."_s), 20'000);
        shoot(*m_dialog, u"bundledapplied"_s);
    }

private:
    std::unique_ptr<SchemaHistory> slowHistory() const
    {
        return historyOf(m_address,
                         QList<Migration>{{u"1_quick"_s, "CREATE TABLE quick (id int);\n"},
                                          {u"2_slow"_s, "CREATE TABLE slow (id int);\nSELECT pg_sleep(60);\n"},
                                          {u"3_last"_s, "CREATE TABLE last (id int);\n"}});
    }

    std::unique_ptr<SchemaHistory> threeRooms() const
    {
        return historyOf(m_address,
                         {{u"1_one"_s, "CREATE TABLE one (id int);\n", u"public"_s, "DROP TABLE one;\n"},
                          {u"2_two"_s, "CREATE TABLE two (id int);\n", u"public"_s, "DROP TABLE two;\n"},
                          {u"3_three"_s, "CREATE TABLE three (id int);\n", u"public"_s, "DROP TABLE three;\n"}});
    }

    //! What the shared migrations make, without their record.
    static QByteArray sharedSql()
    {
        QByteArray sql;
        const auto bundles = migrate::bundledMigrations();
        if (bundles) {
            for (const Migration &migration : bundles->first().migrations)
                sql += migration.sql + '\n';
        }
        return sql;
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(MigrationsDialogTest)
#include "tst_migrationsdialog.moc"
