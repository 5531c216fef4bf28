// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationsfixture.h"
#include "migrationstatesfixture.h"
#include "models/migrationsmodel.h"
#include "support/testregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text/sqlview.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/windows/windowkeeper.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::ui;
using namespace catalpa::test;

//! What the dialog shows of databases in states that none can be in at once.
class MigrationsDialogStatesTest : public QObject, private OpenedMigrations {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance::Light); }
    void cleanup()
    {
        close();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void staysQuietWhileReadingIsQuick()
    {
        open(std::make_unique<ShownHistory>());

        QCOMPARE(label("quietLabel"), QString());
        QTRY_COMPARE(label("quietLabel"), u"Reading the history…"_s);
        shoot(*m_dialog, u"reading"_s);
    }

    void saysThatThereIsNothing()
    {
        open(std::make_unique<ShownHistory>(SchemaStatus()), {.name = u"City library"_s, .folder = u"/home/a/b"_s});

        QTRY_COMPARE(label("quietLabel"), u"There are no migrations in this folder."_s);
        QVERIFY(m_dialog->windowTitle().contains(u"/home/a/b"_s));
        shoot(*m_dialog, u"empty"_s);
    }

    void showsEveryStateInWords()
    {
        const SchemaStatus status = everyState();

        open(std::make_unique<ShownHistory>(status));

        QTRY_COMPARE(rows().size(), 10);
        QCOMPARE(list()->currentIndex().row(), 5);
        QCOMPARE(banner()->text(), status.obstacle()->message);
        shoot(*m_dialog, u"states"_s);
        QVERIFY(tabs().contains(u"What was recorded"_s));
        list()->setCurrentIndex(list()->model()->index(4, 0));
        QVERIFY(label("adviceLabel").contains(u"Update Catalpa"_s));
        QVERIFY(!sql()->isVisible());
        shoot(*m_dialog, u"missing"_s);
        list()->setCurrentIndex(list()->model()->index(7, 0));
        QCOMPARE(label("adviceLabel"), status.obstacle()->message);
        list()->setCurrentIndex(list()->model()->index(8, 0));
        QVERIFY(label("adviceLabel").contains(u"continues it where it stopped"_s));
    }

    void readsFromTheRightToo()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);

        open(std::make_unique<ShownHistory>(everyState()));

        QTRY_COMPARE(rows().size(), 10);
        shoot(*m_dialog, u"righttoleft"_s);
    }

    void saysWhatAMigrationDoesAndItsDangers()
    {
        open(dangerous());

        QTRY_VERIFY(label("safetyLabel").startsWith(u"3 to apply · about "_s));
        QVERIFY(label("safetyLabel").contains(u"1 cannot be undone"_s));
        QVERIFY(label("safetyLabel").contains(u"readers and writers wait"_s));
        QVERIFY(plan().contains(u"Makes an index on “books”"_s));
        QVERIFY(plan().contains(u"Can be undone"_s));
        QCOMPARE(tabs(), QStringList({u"What it does"_s, u"SQL"_s, u"SQL to undo"_s}));
        QVERIFY(label("purposeLabel").startsWith(u"Every list of an author’s books"_s));
        shoot(*m_dialog, u"plan"_s);

        list()->setCurrentIndex(list()->model()->index(4, 0));

        QVERIFY(plan().contains(u"Danger: Programs that still read the column will fail."_s));
        QVERIFY(plan().contains(u"Safer: Remove the column"_s));
        QVERIFY(plan().contains(u"Data is lost"_s));
        QVERIFY(plan().contains(u"Cannot be undone: there is no down.sql."_s));
        QCOMPARE(tabs(), QStringList({u"What it does"_s, u"SQL"_s}));
        shoot(*m_dialog, u"plandanger"_s);
    }

    void tellsHowFarItIs()
    {
        auto history = dangerous();
        const MigrationKey key{u"catalpa"_s, u"20261122100300_search_key"_s};
        history->events = {
            {.kind = MigrationEvent::Kind::Started, .key = key, .index = 1, .count = 3},
            {.kind = MigrationEvent::Kind::Notice, .key = key, .index = 1, .count = 3, .text = u"hello"_s},
            {.kind = MigrationEvent::Kind::Statement,
             .key = key,
             .index = 1,
             .count = 3,
             .statement = 1,
             .statements = 4}};
        open(std::move(history));
        QTRY_VERIFY(label("safetyLabel").contains(u"danger"_s)); // What they do is known.

        button("applyButton")->click();

        QTRY_VERIFY(
            label("safetyLabel").startsWith(u"Applying 2 of 3: “Search without accents” · statement 1 of 4 is done"_s));
        QCOMPARE(list()->currentIndex().data(MigrationsModel::HistoryRole).toString(), u"Statement 1 of 4 is done"_s);
        QTRY_VERIFY(label("safetyLabel").endsWith(u" · 1.0 s · A few seconds left"_s));
        QVERIFY(log().contains(u"“Search without accents”: hello"_s));
        QVERIFY(!button("moreButton")->isEnabled());
        shoot(*m_dialog, u"running"_s);
    }

    //! The server tells of several at once, when the last of them is done.
    void namesNoStatementBeforeOneIsDone()
    {
        auto history = dangerous();
        const MigrationKey key{u"catalpa"_s, u"20261122100300_search_key"_s};
        history->events = {
            {.kind = MigrationEvent::Kind::Started, .key = key, .index = 1, .count = 3, .statements = 4}};
        open(std::move(history));
        QTRY_VERIFY(button("applyButton")->isEnabled());

        button("applyButton")->click();

        QTRY_VERIFY(label("safetyLabel").startsWith(u"Applying 2 of 3: “Search without accents”"_s));
        QVERIFY2(!label("safetyLabel").contains(u"statement"_s), qPrintable(label("safetyLabel")));
        QCOMPARE(list()->currentIndex().data(MigrationsModel::HistoryRole).toString(), u"Being applied now"_s);
    }

    void whatFailedIsSeenInASmallWindow()
    {
        SchemaStatus status = everyState();
        status.obstacles.clear();
        QByteArray sql;
        for (int line = 1; line <= 60; ++line)
            sql += "SELECT " + QByteArray::number(line) + ";\n";
        status.steps.last().migration.sql = sql;
        const MigrationKey key = status.steps.last().key();
        auto history = std::make_unique<ShownHistory>(status);
        MigrationFailure failure;
        failure.key = key;
        failure.path = u"catalpa/20260102090000_search/migration.sql"_s;
        failure.line = 40;
        failure.column = 8;
        failure.error = {ErrorKind::Unexpected, u"The database refused “Search”."_s, {}};
        history->report = MigrationReport{{}, failure};
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        const WindowKeeper keeper(settings, nullptr);
        open(std::move(history));
        m_dialog->resize(816, 455);
        m_dialog->setMaximumHeight(455); // The screen has no more room.
        QTRY_VERIFY(button("applyButton")->isEnabled());

        button("applyButton")->click();

        QTRY_COMPARE(list()->currentIndex().row(), 9);
        QTRY_VERIFY(list()->viewport()->rect().contains(list()->visualRect(list()->currentIndex())));
        auto *view = m_dialog->findChild<SqlView *>(u"sqlView"_s);
        QTRY_COMPARE(view->markedLine(), 40);
        QTRY_VERIFY(view->viewport()->rect().contains(view->cursorRect()));
        // The sentence and what can be done come first; the log, which says the same, can be unfolded again.
        QVERIFY(!m_dialog->findChild<QWidget *>(u"logText"_s)->isVisible());
        for (const char *name : {"sentence", "titleLabel", "adviceLabel", "safetyLabel", "logButton", "closeButton"}) {
            const auto *part = m_dialog->findChild<QWidget *>(QString::fromLatin1(name));
            QVERIFY2(part->visibleRegion().boundingRect() == part->rect(), name);
            QVERIFY2(part->height() >= part->heightForWidth(part->width()), name);
        }
        shoot(*m_dialog, u"failedinasmallwindow"_s);
        QTest::keyClick(list(), Qt::Key_L, Qt::AltModifier);
        QTRY_VERIFY(m_dialog->findChild<QWidget *>(u"logText"_s)->isVisible());
    }

    void asksForTheNameBeforeProductionIsChanged()
    {
        open(dangerous(), {.name = u"City library"_s, .mustType = u"City library"_s});
        QTRY_VERIFY(label("safetyLabel").contains(u"dangers"_s) || label("safetyLabel").contains(u"danger"_s));
        QCOMPARE(button("applyButton")->text(), u"&Apply 3 migrations…"_s);

        button("applyButton")->click();

        QCOMPARE(m_prompts.asked.mustType, u"City library"_s);
        QCOMPARE(m_prompts.asked.confirm, u"Apply 3 migrations"_s);
        QVERIFY(m_prompts.asked.dangerous);
        QVERIFY(m_prompts.asked.consequences.contains(u"While the table is written anew"_s));
        QVERIFY(label("safetyLabel").startsWith(u"3 to apply"_s));
        m_prompts.confirm();
        QVERIFY(button("stopButton")->isVisible());
    }

    void theTypedConfirmationWantsTheName()
    {
        BoxPrompts boxes;
        open(dangerous(), {.name = u"City library"_s, .mustType = u"City library"_s}, &boxes);
        QTRY_VERIFY(label("safetyLabel").contains(u"danger"_s));

        QTest::keyClick(list(), Qt::Key_Return);

        auto *box = m_dialog->findChild<QDialog *>(u"TypedConfirmation"_s);
        QVERIFY(box);
        auto *confirm = box->findChild<QPushButton *>(u"confirmButton"_s);
        auto *name = box->findChild<QLineEdit *>(u"nameEdit"_s);
        QVERIFY(QTest::qWaitForWindowExposed(box));
        shoot(*box, u"production"_s);
        QVERIFY(name->hasFocus() || box->focusWidget() == name);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(name, u"city library"_s);
        QVERIFY(!confirm->isEnabled());
        name->clear();
        QTest::keyClicks(name, u"City library"_s);
        QVERIFY(confirm->isEnabled());
        shoot(*box, u"productiontyped"_s);
        QVERIFY(!button("stopButton")->isVisible());
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(button("stopButton")->isVisible());
    }

    void offersToAdoptWhatIsThere()
    {
        SchemaStatus status = twoSchemas();
        for (MigrationStep &each : status.steps)
            each = step(each.migration.name, MigrationState::Pending, each.migration.sql, each.migration.schema);
        status.obstacles = {{u"public"_s, {ErrorKind::Schema, u"There are tables that nobody recorded."_s, {}}}};
        auto history = std::make_unique<ShownHistory>(status);
        auto *shown = history.get();
        shown->findings.reset();
        open(std::move(history));
        QTRY_VERIFY(label("safetyLabel").contains(u"held up"_s));
        QCOMPARE(banner()->text(), QString()); // No alarm about what may be adopted.
        shown->find({.drift = {},
                     .adoptable = {status.steps[0].key(), status.steps[1].key()},
                     .nearest = {},
                     .distance = {},
                     .notCompared = {}});

        QTRY_VERIFY(banner()->text().startsWith(u"This is the catalogue as of “Add country”"_s));
        shoot(*m_dialog, u"adopt"_s);
        QVERIFY(action("adopt")->isEnabled());
        banner()->findChild<QPushButton *>(u"actionButton"_s)->click();
        QVERIFY(m_prompts.asked.consequences.contains(u"“Init” and “Add country”"_s));
        m_prompts.confirm();

        QTRY_COMPARE(shown->adopted.size(), 2);
        QTRY_VERIFY(banner()->text().startsWith(u"Adopted: “Init” and “Add country”"_s));
    }

    void listsWhatDiffers()
    {
        SchemaStatus status = twoSchemas();
        for (MigrationStep &each : status.steps)
            each = step(each.migration.name, MigrationState::Applied, each.migration.sql, each.migration.schema);
        auto history = std::make_unique<ShownHistory>(status);
        history->findings = someDrift();
        open(std::move(history));
        QTRY_VERIFY(action("checkTables")->isEnabled());
        QTRY_COMPARE(label("safetyLabel"), u"The schema is up to date."_s);

        action("checkTables")->trigger();

        QTRY_VERIFY(report());
        QVERIFY(reportText().contains(u"The column “country” of “authors” is missing."_s));
        QVERIFY(reportText().contains(u"is: varchar(200)"_s));
        QCOMPARE(label("safetyLabel"),
                 u"No migration is pending, but the tables differ from what the migrations produce."_s);
        shoot(*report(), u"drift"_s);
        report()->findChild<QPushButton *>(u"copyReportButton"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"should be: text NOT NULL"_s));
    }

    void showsWhatARehearsalBrought()
    {
        auto history = dangerous();
        history->rehearsal = goodRehearsal();
        open(std::move(history));
        QTRY_VERIFY(button("rehearseButton")->isEnabled());

        button("rehearseButton")->click();

        QTRY_VERIFY(report());
        QVERIFY(reportText().contains(u"1,204,433"_s) || reportText().contains(u"1204433"_s));
        QVERIFY(reportText().contains(u"AccessExclusiveLock on public.books"_s));
        QVERIFY(reportText().contains(u"“Find the books of an author at once” cannot run in a transaction"_s));
        // That not all of it was tried is no small print.
        QVERIFY(banner()->text().endsWith(u"1 could not be rehearsed."_s));
        QVERIFY(reportText().indexOf(u"cannot run in a transaction"_s) < reportText().indexOf(u"What ran"_s));
        shoot(*report(), u"rehearsal"_s);
    }

    void showsWhereARehearsalFailed()
    {
        auto history = dangerous();
        history->rehearsal = failedRehearsal();
        open(std::move(history));
        QTRY_VERIFY(button("rehearseButton")->isEnabled());

        button("rehearseButton")->click();

        QTRY_VERIFY(report());
        QVERIFY(reportText().contains(u"catalpa/20261122100400_drop_notes/migration.sql, line 1, column 39"_s));
        QVERIFY(banner()->text().startsWith(u"The rehearsal failed."_s));
        shoot(*report(), u"rehearsalfailed"_s);
    }

    void asksBeforeItRehearsesWithLocksOnProduction()
    {
        open(dangerous(), {.name = u"City library"_s, .mustType = u"City library"_s});
        QTRY_VERIFY(label("safetyLabel").contains(u"danger"_s));

        button("rehearseButton")->click();

        QVERIFY(m_prompts.asked.consequences.contains(u"readers and writers wait"_s));
        QVERIFY(m_prompts.asked.mustType.isEmpty());
    }

    void tellsOfThePoolerAndOfWhoeverHoldsTheLock()
    {
        SchemaStatus status = twoSchemas();
        status.pooled = true;
        status.holder = u"“Prisma” (process 123, user karel)"_s;
        status.warnings = {u"Prisma before 6.6 would apply “1_b” before “10_a”."_s};

        open(std::make_unique<ShownHistory>(status));

        QTRY_COMPARE(rows().size(), 5);
        QVERIFY(label("noticeLabel").contains(u"“Prisma” (process 123, user karel) is changing the tables"_s));
        QVERIFY(label("noticeLabel").contains(u"Only the pooler can be reached"_s));
        QVERIFY(label("noticeLabel").contains(status.warnings.first()));
        shoot(*m_dialog, u"notices"_s);
    }

    void appliesTheOtherSchemaWhenOneIsHeldUp()
    {
        SchemaStatus status = twoSchemas();
        status.steps[1].state = MigrationState::Pending;
        status.obstacles = {{u"public"_s, {ErrorKind::Schema, u"Somebody else’s tables are here."_s, {}}}};

        open(std::make_unique<ShownHistory>(status));

        QTRY_COMPARE(rows().value(1), u"Add country: Held up"_s);
        QCOMPARE(button("applyButton")->text(), u"&Apply 3 migrations"_s);
        QCOMPARE(label("safetyLabel"), u"3 to apply · 1 held up"_s);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QVERIFY(!action("applyOnly")->isEnabled());
        QVERIFY(action("applyOnly")->text().endsWith(u"it is held up"_s));
    }

    void appliesNothingBesideOneThatStoppedHalfWay()
    {
        SchemaStatus status = everyState();
        status.obstacles.clear();
        open(std::make_unique<ShownHistory>(status), {.name = u"City library"_s, .mustType = u"City library"_s});
        QTRY_COMPARE(rows().size(), 10);

        list()->setCurrentIndex(list()->model()->index(9, 0));

        QVERIFY(!action("applyOnly")->isEnabled());
        QVERIFY2(action("applyOnly")->text().endsWith(u"“Books by author” stopped half-way"_s),
                 qPrintable(action("applyOnly")->text()));
        QVERIFY(action("applyUpTo")->isEnabled());
        action("applyUpTo")->trigger();
        QCOMPARE(m_prompts.asked.confirm, u"Apply 2 migrations"_s);
        QVERIFY2(m_prompts.asked.consequences.contains(u"“Books by author” and “Search”"_s),
                 qPrintable(m_prompts.asked.consequences));
        list()->setCurrentIndex(list()->model()->index(8, 0));
        QVERIFY(action("applyOnly")->isEnabled());
    }

    void undoesAgainWhatIsNotTakenBackCompletely()
    {
        SchemaStatus status = everyState();
        MigrationStep &half = status.steps[8];
        half.resumable = false;
        half.takingBack = true;
        half.migration.downSql = "DROP INDEX CONCURRENTLY a;\n";
        status.steps[9].migration.downSql = "SELECT 1;\n";
        open(std::make_unique<ShownHistory>(status));
        QTRY_COMPARE(rows().size(), 10);

        list()->setCurrentIndex(list()->model()->index(8, 0));

        QCOMPARE(rows().at(8), u"Books by author: Half-way"_s);
        QVERIFY2(label("adviceLabel").startsWith(u"Not taken back completely. "_s), qPrintable(label("adviceLabel")));
        QVERIFY(action("undoMigration")->isEnabled());
        QVERIFY(!action("applyOnly")->isEnabled());
        QVERIFY(action("applyOnly")->text().endsWith(u"it is not taken back completely"_s));
    }

    void stopNamesWhatIsNotTakenBackCompletely()
    {
        SchemaStatus status = twoSchemas();
        for (MigrationStep &each : status.steps)
            each.migration.downSql = "SELECT 1;\n";
        auto history = std::make_unique<ShownHistory>(status);
        ShownHistory *shown = history.get();
        open(std::move(history));
        QTRY_COMPARE(rows().size(), 5);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        action("undoMigration")->trigger();
        m_prompts.confirm();
        QTRY_VERIFY(button("stopButton")->isVisible());
        status.steps[1].state = MigrationState::Failed;
        status.steps[1].takingBack = true;
        shown->shown = status;

        button("stopButton")->click();

        QTRY_COMPARE(banner()->text(), u"Stopped. “Add country” is not taken back completely. Undo it again."_s);
    }

    void saysWhyOneCannotBeUndone()
    {
        open(std::make_unique<ShownHistory>(twoSchemas()));
        QTRY_COMPARE(rows().size(), 5);

        list()->setCurrentIndex(list()->model()->index(1, 0));
        QVERIFY(!action("undoMigration")->isEnabled());
        QVERIFY(action("undoMigration")->text().endsWith(u"there is no down.sql"_s));
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QVERIFY(action("undoMigration")->text().contains(u"there is no down.sql"_s));
        list()->setCurrentIndex(list()->model()->index(2, 0));
        QVERIFY(action("undoMigration")->text().endsWith(u"it is not applied"_s));
    }

    void everyActionHasALetterOfItsOwn()
    {
        open(std::make_unique<ShownHistory>(twoSchemas()));
        QTRY_COMPARE(rows().size(), 5);

        for (const char *menu : {"moreMenu", "applyMenu"}) {
            QStringList letters;
            const auto *shown = m_dialog->findChild<QWidget *>(QString::fromLatin1(menu));
            for (const QAction *each : shown->actions()) {
                if (!each->isSeparator())
                    letters += each->text().section(u'&', 1, 1).left(1).toLower();
            }
            QVERIFY2(!letters.contains(QString()), menu);
            QCOMPARE(letters.removeDuplicates(), 0);
        }
    }

    void whatWasJustWrittenIsAppliedAfterTheUsualQuestion()
    {
        open(std::make_unique<ShownHistory>(twoSchemas()),
             {.name = u"City library"_s, .mustType = u"City"_s, .folder = u"/home/a/b"_s, .isAppliedAtOnce = true});

        QTRY_COMPARE(m_prompts.asked.mustType, u"City"_s);
        QVERIFY(!button("stopButton")->isVisible());
        m_prompts.confirm();

        QTRY_VERIFY(button("stopButton")->isVisible());
    }

    void asksTheMainWindowForASchema()
    {
        open(std::make_unique<ShownHistory>(twoSchemas()));
        QTRY_COMPARE(rows().size(), 5);
        const QSignalSpy chosen(m_dialog.get(), &MigrationsDialog::schemaChosen);

        action("draftFromProject")->trigger();
        m_prompts.choose(u"/home/karel/library"_s);

        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"/home/karel/library"_s);
    }

    void asksTheMainWindowForAnotherFolder()
    {
        open(std::make_unique<ShownHistory>(twoSchemas()));
        QTRY_COMPARE(rows().size(), 5);
        const QSignalSpy chosen(m_dialog.get(), &MigrationsDialog::folderChosen);

        action("openFolder")->trigger();
        m_prompts.choose(u"/home/karel/migrations"_s);

        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"/home/karel/migrations"_s);
    }

    void menusLookWell()
    {
        open(std::make_unique<ShownHistory>(twoSchemas()));
        QTRY_COMPARE(rows().size(), 5);

        auto *menu = m_dialog->findChild<QWidget *>(u"moreMenu"_s);
        menu->show();
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        shoot(*menu, u"more"_s);
        menu->hide();
    }

private:
    static std::unique_ptr<ShownHistory> dangerous()
    {
        auto history = std::make_unique<ShownHistory>(twoSchemas());
        history->impacts = dangerousOutlooks();
        return history;
    }
};

CATALPA_TEST(MigrationsDialogStatesTest)
#include "tst_migrationsdialogstates.moc"
