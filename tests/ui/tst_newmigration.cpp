// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "models/migrationsmodel.h"
#include "prismaproject.h"
#include "support/testregistry.h"

#include <QtCore/QCryptographicHash>
#include <QtGui/QAction>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

//! From a changed schema.prisma to a named migration, in the window.
class NewMigrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_project = std::make_unique<PrismaProject>();
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->answers.file = m_project->schema();
        m_librarian->answers.folder = m_project->folder();
    }
    void cleanup() { m_librarian.reset(); }

    void writesAndAppliesTheGuidesFiles()
    {
        start();
        QVERIFY(draft());
        QCOMPARE(m_librarian->text(u"draftNameEdit"_s), u"init"_s);
        QVERIFY(m_librarian->text(u"draftSql"_s).startsWith(u"-- CreateTable\nCREATE TABLE \"authors\""_s));
        QVERIFY(m_project->migrations().isEmpty());

        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(rows(), QStringList{u"Init: Applied"_s});
        m_project->writeSchema(PrismaProject::guide(PrismaProject::country()));
        QVERIFY(draft(u"draftFromProject"_s));
        QCOMPARE(m_librarian->text(u"nameNote"_s), u"It needs a name to be written."_s);
        QVERIFY(!isEnabled(u"writeAndApplyButton"_s));
        m_librarian->writeLine(u"draftNameEdit"_s, u"Add country"_s);
        QCOMPARE(m_librarian->text(u"nameNote"_s), u"The folder is called <time>_add_country."_s);
        m_librarian->click(u"writeAndApplyButton"_s);

        EVENTUALLY_EQUAL(rows(), QStringList({u"Init: Applied"_s, u"Add country: Applied"_s}));
        // What Prisma 7.10.0 and 6.19.3 wrote for the guide, and what the terminal writes.
        const QStringList files = m_project->migrations();
        QCOMPARE(files.size(), 2);
        QCOMPARE(sha256(m_project->sqlOf(files.at(0))),
                 "b8288abb5ac35595f5bf17cbcf6ac67aa12590cbe73e96cf1487128011ac12df");
        QCOMPARE(sha256(m_project->sqlOf(files.at(1))),
                 "20d2837f1030e1070364ea1961262fea5a5788cb441c9b37618af7da4a15bae9");
        QCOMPARE(m_server.rows(m_address, u"SELECT migration_name FROM _prisma_migrations ORDER BY 1"_s), files);
        QVERIFY(m_librarian->find(u"MigrationsDialog"_s)->windowTitle().contains(m_project->migrationsFolder()));
    }

    void onlyWritesOnRequest()
    {
        start();
        QVERIFY(draft());
        m_librarian->click(u"writeButton"_s);

        EVENTUALLY_EQUAL(rows(), QStringList{u"Init: Pending"_s});
        QCOMPARE(m_project->migrations().size(), 1);
        EVENTUALLY(isEnabled(u"applyButton"_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('authors') IS NULL"_s), u"t"_s);
    }

    void appliesWhatWaitsFirst()
    {
        start();
        QVERIFY(draft());
        m_librarian->click(u"writeButton"_s);
        EVENTUALLY_EQUAL(rows(), QStringList{u"Init: Pending"_s});
        m_project->writeSchema(PrismaProject::guide("  country   String\n")); // Required, of a table that is not there.
        QVERIFY(draft());
        QCOMPARE(m_librarian->text(u"besideLabel"_s), u"1 migration of the folder waits, and is applied before it."_s);
        m_librarian->writeLine(u"draftNameEdit"_s, u"country"_s);
        m_librarian->click(u"writeAndApplyButton"_s);

        EVENTUALLY_EQUAL(rows(), QStringList({u"Init: Applied"_s, u"Country: Applied"_s}));
    }

    void saysThatThereIsNothingToDo()
    {
        migrate(m_server, m_address); // With all that Catalpa adds.
        fillShelves(m_server, m_address);
        m_project->takeMigrationsOfTheGuide();
        m_project->writeSchema(PrismaProject::guide(PrismaProject::country()));
        m_librarian->open(m_address);

        QVERIFY(draft());

        QCOMPARE(banner(), u"The migrations make what the schema says; there is nothing to write."_s);
        QVERIFY(!isEnabled(u"writeButton"_s));
        QVERIFY(!isEnabled(u"writeAndApplyButton"_s));
    }

    void wantsATickBeforeValuesAreLost()
    {
        openShelves(PrismaProject::guide()); // Without the country.
        QVERIFY(draft());
        m_librarian->writeLine(u"draftNameEdit"_s, u"no country"_s);
        QVERIFY(m_librarian->text(u"lossLabel"_s).contains(u"drop the column `country` on the `authors` table"_s));
        QVERIFY(!isEnabled(u"writeAndApplyButton"_s));
        QVERIFY(isEnabled(u"writeButton"_s));

        m_librarian->the<QAbstractButton>(u"lossBox"_s).setFocus();
        m_librarian->press(Qt::Key_Space);
        m_librarian->click(u"writeAndApplyButton"_s);

        EVENTUALLY_EQUAL(rows().value(2), u"No country: Applied"_s);
        QVERIFY(m_project->sqlOf(m_project->migrations().last()).startsWith("/*\n  Warnings:\n"));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void appliesNothingThatCannotBeDone()
    {
        openShelves(PrismaProject::guide(PrismaProject::country() + "  born      Int\n"));
        QVERIFY(draft());
        m_librarian->writeLine(u"draftNameEdit"_s, u"born"_s);

        QVERIFY(m_librarian->text(u"lossLabel"_s).contains(u"Added the required column `born`"_s));
        QVERIFY(!m_librarian->sees(u"lossBox"_s));
        QVERIFY(!isEnabled(u"writeAndApplyButton"_s));
        m_librarian->click(u"writeButton"_s);

        EVENTUALLY_EQUAL(rows().value(2), u"Born: Pending"_s);
    }

    void tellsMistakesWithTheirPlaceAndLooksAgain()
    {
        m_project->writeSchema(PrismaProject::guide("  country   Sting?\n"));
        start();
        QVERIFY(draft());
        QVERIFY(m_librarian->text(u"obstacleText"_s).contains(u"schema.prisma:12:3: There is no type “Sting”."_s));
        QVERIFY(!m_librarian->sees(u"draftSql"_s));
        QVERIFY(!banner().isEmpty());
        QVERIFY(!isEnabled(u"writeButton"_s));

        m_project->writeSchema(PrismaProject::guide(PrismaProject::country()));
        m_librarian->click(u"lookButton"_s);

        EVENTUALLY(m_librarian->text(u"draftSql"_s).contains(u"\"country\" TEXT"_s));
        QVERIFY(banner().isEmpty());
    }

    void stopsAtDriftAndAtEditedFilesWithAWayOut()
    {
        openShelves(PrismaProject::guide());
        m_server.sql(m_address, u"ALTER TABLE authors ADD extra int"_s);
        QVERIFY(draft());
        QVERIFY(m_librarian->text(u"obstacleText"_s).contains(u"“extra”"_s));
        QVERIFY(m_librarian->text(u"obstacleText"_s).contains(u"mark it as applied"_s));

        m_server.sql(m_address, u"ALTER TABLE authors DROP extra"_s);
        m_project->writeMigration(m_project->migrations().first(), "SELECT 1;\n");
        m_librarian->click(u"lookButton"_s);
        EVENTUALLY(m_librarian->text(u"obstacleText"_s).contains(u"were changed after they had been applied"_s));

        QVERIFY(!isEnabled(u"writeButton"_s));
        QCOMPARE(m_project->migrations().size(), 2);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void writesNothingIntoAFolderThatHasChanged()
    {
        start();
        QVERIFY(draft());
        m_project->writeMigration(u"20200101000000_other"_s, "SELECT 1;\n");
        m_librarian->click(u"writeAndApplyButton"_s);

        EVENTUALLY(banner().contains(u"have changed meanwhile"_s));
        QCOMPARE(m_project->migrations(), QStringList{u"20200101000000_other"_s});
        EVENTUALLY(isEnabled(u"cancelButton"_s));
    }

    void saysWhereItLookedForASchema()
    {
        QFile::remove(m_project->schema());
        start();
        QVERIFY(draft(u"draftFromProject"_s));

        QVERIFY(banner().contains(u"prisma/schema.prisma, prisma/schema, schema.prisma"_s));
        QVERIFY(!banner().contains(u"--prisma"_s));
    }

    void isGivenUpAtAnyTime()
    {
        start();
        m_librarian->window().openMigrations();
        EVENTUALLY(action(u"draftFromSchema"_s)->isEnabled());
        action(u"draftFromSchema"_s)->trigger();
        EVENTUALLY(m_librarian->sees(u"NewMigrationDialog"_s)); // While it may still read.
        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(!m_librarian->sees(u"NewMigrationDialog"_s));
        QVERIFY(m_librarian->sees(u"MigrationsDialog"_s));
        QVERIFY(m_project->migrations().isEmpty());
    }

    void fitsOnSmallScreens()
    {
        openShelves("datasource db {\n  provider = \"postgresql\"\n}\n"); // Everything is lost.
        QVERIFY(draft());
        QVERIFY(m_librarian->sees(u"lossBox"_s));

        QWidget *dialog = m_librarian->find(u"NewMigrationDialog"_s);
        dialog->resize(780, 480); // Of 800 × 600, and of 1366 × 768 at 150 %, without a frame and a panel.
        QCOMPARE(dialog->size(), QSize(780, 480));
        const auto *button = m_librarian->find(u"writeAndApplyButton"_s);
        QVERIFY(dialog->rect().contains(QRect(button->mapTo(dialog, QPoint()), button->size())));
    }

private:
    void start()
    {
        m_librarian->start();
        m_librarian->window().open(m_address);
        if (!QTest::qWaitFor([this] { return m_librarian->sees(u"emptyStateAction"_s); }, 20'000))
            qFatal("The database is not open: %s", qPrintable(m_librarian->everythingToBeRead()));
    }
    //! A catalogue with books, and a project with its history and with \a schema.
    void openShelves(const QByteArray &schema)
    {
        migrate(m_server, m_address);
        fillShelves(m_server, m_address);
        m_project->takeMigrationsOfTheGuide();
        m_project->writeSchema(schema);
        m_librarian->open(m_address);
    }
    //! Chooses the schema or the project in the list of migrations, and waits for what is said of it.
    bool draft(const QString &command = u"draftFromSchema"_s)
    {
        m_librarian->window().openMigrations();
        const auto isReady = [&] {
            return action(command) && action(command)->isEnabled();
        };
        if (!QTest::qWaitFor(isReady, 20'000))
            return false;
        action(command)->trigger();
        return QTest::qWaitFor(
            [this] {
                const QWidget *dialog = m_librarian->find(u"NewMigrationDialog"_s);
                return dialog && dialog->isActiveWindow() && isEnabled(u"lookButton"_s);
            },
            20'000);
    }
    QAction *action(const QString &name) const
    {
        const QWidget *dialog = m_librarian->find(u"MigrationsDialog"_s);
        return dialog ? dialog->findChild<QAction *>(name) : nullptr;
    }
    bool isEnabled(const QString &name) const
    {
        const QWidget *widget = m_librarian->find(name);
        return widget && widget->isEnabled();
    }
    QString banner() const { return m_librarian->text(u"NewMigrationDialog/banner/sentence"_s); }
    //! "Init: Pending"
    QStringList rows() const
    {
        QStringList rows;
        const auto *list = qobject_cast<QListView *>(m_librarian->find(u"migrationList"_s));
        for (int row = 0; list && row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            rows += u"%1: %2"_s.arg(index.data().toString(), index.data(MigrationsModel::WordRole).toString());
        }
        return rows;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<PrismaProject> m_project;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(NewMigrationTest)
#include "tst_newmigration.moc"
