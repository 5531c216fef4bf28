// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/background.h"
#include "db/executor.h"
#include "migrate/pgschemahistory.h"
#include "migrate/runner.h"
#include "models/migrationsmodel.h"
#include "support/testserver.h"
#include "ui/banner.h"
#include "ui/migrationsdialog.h"
#include "ui/prompts.h"
#include "ui/sqlview.h"
#include "ui/theme.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::ui;

namespace {

//! A database as it may be found one day, to be looked at; what is left out is answered with nothing.
class ShownHistory : public SchemaHistory {
public:
    explicit ShownHistory(std::optional<Result<SchemaStatus>> status = {})
        : shown(std::move(status))
    {
        m_silence.start();
    }

    QFuture<Result<SchemaStatus>> status() override { return shown ? answered(*shown) : m_silence.future(); }
    QFuture<Result<QList<MigrationOutlook>>> outlook(bool) override { return answered(outlooks); }
    QFuture<Result<SchemaFindings>> examine() override { return answered(findings); }
    QFuture<Result<MigrationReport>> apply(MigrationSelection, Progress) override
    {
        return answered<MigrationReport>(failure(ErrorKind::Cancelled, {}));
    }
    QFuture<Result<RehearsalReport>> rehearse(MigrationSelection, Progress) override { return answered(rehearsal); }
    QFuture<Result<MigrationReport>> undo(MigrationKey, Progress) override
    {
        return answered<MigrationReport>(failure(ErrorKind::Cancelled, {}));
    }
    QFuture<Result<>> resolve(MigrationKey, Resolution) override { return answered(Result<>()); }
    QFuture<Result<QList<MigrationKey>>> adopt(QList<MigrationKey> seen) override
    {
        return answered(Result<QList<MigrationKey>>(std::move(seen)));
    }

    std::optional<Result<SchemaStatus>> shown; //!< Nothing: it never answers.
    Result<QList<MigrationOutlook>> outlooks;
    Result<SchemaFindings> findings;
    Result<RehearsalReport> rehearsal;

private:
    QPromise<Result<SchemaStatus>> m_silence;
};

//! The real engine with files of the test's own.
class OwnHistory final : public ShownHistory {
public:
    OwnHistory(const ConnectionAddress &address, const QList<Migration> &migrations)
        : m_bundle{u"public"_s, migrations}
        , m_executor(address)
    {
    }

    QFuture<Result<SchemaStatus>> status() override
    {
        return m_executor.read(
            [bundle = m_bundle](db::Session &session) { return migrate::Runner(session, bundle).status(); });
    }

    QFuture<Result<MigrationReport>> apply(MigrationSelection, Progress progress) override
    {
        return m_executor.runOnce([bundle = m_bundle, report = std::move(progress)](db::Session &session) {
            return migrate::Runner(session, bundle).apply(report);
        });
    }

private:
    migrate::Bundle m_bundle;
    db::Executor m_executor;
};

//! Keeps the question until the test answers it.
class HeldPrompts final : public Prompts {
public:
    void ask(QWidget *, const Question &question, std::function<void()> confirmed) override
    {
        asked = question;
        confirm = std::move(confirmed);
    }
    void tell(QWidget *, const QString &, const QString &, const QString &) override { }
    void saveFile(QWidget *, const QString &, const QString &, std::function<void(const QString &)>) override { }

    Question asked;
    std::function<void()> confirm;
};

const QDateTime noon(QDate(2025, 2, 3), QTime(12, 0), Qt::UTC);

MigrationStep step(const QString &name, MigrationState state, const QByteArray &sql = "SELECT 1;\n")
{
    MigrationStep step;
    step.migration = {name, sql};
    step.state = state;
    if (state != MigrationState::Pending)
        step.startedAt = noon;
    if (state != MigrationState::Pending && state != MigrationState::Failed)
        step.finishedAt = noon.addMSecs(1'250);
    return step;
}

//! Saves what a person would see, in light and dark, when CATALPA_SHOTS names a folder.
void shoot(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("CATALPA_SHOTS");
    if (folder.isEmpty())
        return;
    for (const auto appearance : {theme::Appearance::Dark, theme::Appearance::Light}) {
        theme::apply(*qApp, appearance);
        const QString suffix = appearance == theme::Appearance::Dark ? u"dark"_s : u"light"_s;
        QCoreApplication::processEvents(); // Lay out what has changed.
        window.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, suffix));
    }
}

} // namespace

class MigrationsDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Q_INIT_RESOURCE(catalpa);
        theme::apply(*qApp, theme::Appearance::Light);
    }
    void init() { m_address = m_server.createDatabase(); }
    void cleanup()
    {
        m_dialog.reset();
        m_history.reset();
        m_prompts.confirm = {};
    }

    void showsWhatIsPendingOnAnEmptyDatabase()
    {
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
        const QSignalSpy &pending = *m_pending;

        QTRY_COMPARE(rows(), QStringList({u"Init: Pending"_s, u"Add country: Pending"_s}));
        QCOMPARE(pending.size(), 1);
        QCOMPARE(pending.first().first().value<qsizetype>(), 2);
        QVERIFY(list()->hasFocus());
        QVERIFY(sql()->toPlainText().startsWith(u"-- CreateTable\nCREATE TABLE \"authors\""_s));
        QCOMPARE(label("purposeLabel"), u"Creates the tables for authors and books."_s);
        QCOMPARE(button("applyButton")->text(), u"&Apply 2 migrations"_s);
        QCOMPARE(label("safetyLabel"), u"2 to apply · each one whole or not at all"_s);
        QCOMPARE(label("serverLabel"), m_address.display());
        shoot(*m_dialog, u"pending"_s);

        QTest::keyClick(list(), Qt::Key_Down);

        QVERIFY(sql()->toPlainText().contains(u"ADD COLUMN"_s));
        QCOMPARE(label("purposeLabel"), u"Adds the country to authors."_s);
    }

    void appliesByKeyboard()
    {
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
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
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE country IS NULL"_s), u"0"_s);
        QVERIFY(log().contains(u"Applying “Init” (1 of 2)"_s));
        QVERIFY(log().contains(u"Applied “Add country” in "_s));
        shoot(*m_dialog, u"applied"_s);
    }

    void everythingCanBeReachedByTab()
    {
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
        QTRY_VERIFY(button("applyButton")->isEnabled());
        QSet<QString> reached;

        for (int press = 0; press < 12; ++press) {
            reached += m_dialog->focusWidget()->objectName();
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        }

        for (const char *name :
             {"migrationList", "copyButton", "sqlView", "logButton", "refreshButton", "closeButton", "applyButton"})
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    }

    void everyControlTellsItsName()
    {
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
        QTRY_COMPARE(rows().size(), 2);

        for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(m_dialog.get()))
                QVERIFY2(!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty(),
                         widget->metaObject()->className());
        }
    }

    void copiesTheSqlUnchanged()
    {
        open(std::make_unique<OwnHistory>(m_address, QList<Migration>{{u"1_a"_s, "SELECT 1;\r\nSELECT '😀';\r\n"}}));
        QTRY_COMPARE(rows().size(), 1);

        m_dialog->findChild<QToolButton *>(u"copyButton"_s)->click();

        QCOMPARE(QGuiApplication::clipboard()->text(), u"SELECT 1;\r\nSELECT '😀';\r\n"_s);
    }

    void showsFileLineAndColumnOfAFailure()
    {
        const QByteArray broken = "-- 😀 counts as one\nCREATE TABLE shelves (id int);\n"
                                  "CREATE TABLE loans (id intt NOT NULL);\n";
        open(std::make_unique<OwnHistory>(
            m_address, QList<Migration>{{u"1_first"_s, "CREATE TABLE rooms (id int);\n"}, {u"2_loans"_s, broken}}));
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
        QTRY_VERIFY(log().contains(u"Not applied: The database refused “Loans”."_s));
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
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
        QTRY_COMPARE(rows(), QStringList({u"Init: Applied"_s, u"Add country: Pending"_s}));
        QCOMPARE(list()->currentIndex().row(), 1);

        button("applyButton")->click();

        QTRY_COMPARE(sql()->markedLine(), 2);
        QVERIFY(label("placeLabel").startsWith(u"public/20250203204258_add_country/migration.sql, line 2"_s));
        QTRY_COMPARE(rows().last(), u"Add country: Rolled back"_s);
        QVERIFY(m_dialog->findChild<QToolButton *>(u"recordButton"_s)->isVisible());
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

    void asksBeforeItClosesWhileApplying()
    {
        open(slowHistory());
        QSignalSpy applied(m_dialog.get(), &MigrationsDialog::applied);
        QTRY_VERIFY(button("applyButton")->isEnabled());
        button("applyButton")->click();
        QTRY_COMPARE(rows().at(1), u"Slow: Applying…"_s);

        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);

        QCOMPARE(m_prompts.asked.confirm, u"Stop and close"_s);
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
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));
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

        open(std::make_unique<migrate::PgSchemaHistory>(address));

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
        open(std::make_unique<migrate::PgSchemaHistory>(m_address));

        QTRY_VERIFY(!banner()->text().isEmpty());
        QCOMPARE(label("quietLabel"), u"The history could not be read."_s);
        QVERIFY(!button("applyButton")->isEnabled());
        shoot(*m_dialog, u"gone"_s);

        m_server.start();
        banner()->findChild<QPushButton *>(u"actionButton"_s)->click();

        QTRY_COMPARE(rows(), QStringList({u"Init: Pending"_s, u"Add country: Pending"_s}));
        QCOMPARE(banner()->text(), QString());
    }

    void staysQuietWhileReadingIsQuick()
    {
        open(std::make_unique<ShownHistory>());

        QCOMPARE(label("quietLabel"), QString());
        QTRY_COMPARE(label("quietLabel"), u"Reading the history…"_s);
        shoot(*m_dialog, u"reading"_s);
    }

    void showsEveryStateInWords()
    {
        MigrationStep late = step(u"20250301090000_add_loans"_s, MigrationState::Pending);
        late.outOfOrder = true;
        MigrationStep failed = step(u"20250401090000_add_series_and_editions_of_books_with_a_very_long_name"_s,
                                    MigrationState::Failed, "CREATE TABLE series (id int);\n");
        failed.logs = u"Database error 42501: permission denied"_s;
        SchemaStatus status;
        status.steps = {step(u"20250203204157_init"_s, MigrationState::Applied),
                        step(u"20250203204258_add_country"_s, MigrationState::Edited),
                        late,
                        step(u"20250315090000_add_shelves"_s, MigrationState::MissingHere, {}),
                        failed,
                        step(u"20250501090000_add_isbn"_s, MigrationState::RolledBack),
                        step(u"20250601090000_add_covers"_s, MigrationState::Pending)};
        status.obstacles +=
            {u"public"_s, Error{ErrorKind::Schema, u"The migration “add_series” did not finish."_s, failed.logs}};
        status.server = u"catalogue on ep-cool-darkness-123456.eu-central-1.aws.neon.tech as librarian"_s;

        open(std::make_unique<ShownHistory>(status));

        QTRY_COMPARE(rows().size(), 7);
        QCOMPARE(list()->currentIndex().row(), 4);
        QCOMPARE(banner()->text(), status.obstacle()->message);
        shoot(*m_dialog, u"states"_s);
        list()->setCurrentIndex(list()->model()->index(3, 0));
        QVERIFY(label("adviceLabel").contains(u"Update Catalpa"_s));
        QVERIFY(!sql()->isVisible());
        shoot(*m_dialog, u"missing"_s);
    }

private:
    void open(std::unique_ptr<SchemaHistory> history)
    {
        m_history = std::move(history);
        m_dialog = std::make_unique<MigrationsDialog>(*m_history, m_prompts, u"City library"_s);
        m_pending = std::make_unique<QSignalSpy>(m_dialog.get(), &MigrationsDialog::pendingChanged);
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    std::unique_ptr<SchemaHistory> slowHistory() const
    {
        return std::make_unique<OwnHistory>(
            m_address,
            QList<Migration>{{u"1_quick"_s, "CREATE TABLE quick (id int);\n"},
                             {u"2_slow"_s, "CREATE TABLE slow (id int);\nSELECT pg_sleep(60);\n"},
                             {u"3_last"_s, "CREATE TABLE last (id int);\n"}});
    }

    QListView *list() const { return m_dialog->findChild<QListView *>(u"migrationList"_s); }
    SqlView *sql() const { return m_dialog->findChild<SqlView *>(u"sqlView"_s); }
    Banner *banner() const { return m_dialog->findChild<Banner *>(u"banner"_s); }
    QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    QString label(const char *name) const { return m_dialog->findChild<QLabel *>(QString::fromLatin1(name))->text(); }
    QString log() const { return m_dialog->findChild<QPlainTextEdit *>(u"logText"_s)->toPlainText(); }
    QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            rows += u"%1: %2"_s.arg(index.data().toString(), index.data(MigrationsModel::WordRole).toString());
        }
        return rows;
    }

    test::TestServer m_server;
    ConnectionAddress m_address;
    HeldPrompts m_prompts;
    std::unique_ptr<SchemaHistory> m_history;
    std::unique_ptr<MigrationsDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_pending; //!< From before the dialog is shown.
};

QTEST_MAIN(MigrationsDialogTest)
#include "tst_migrationsdialog.moc"
