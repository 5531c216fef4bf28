// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What is told of databases that are empty, old, somebody else's, closed to us or not there at all.
class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void anEmptyDatabaseOffersToCreateTheTables()
    {
        m_librarian->start();
        m_librarian->window().open(m_address);
        EVENTUALLY_EQUAL(m_librarian->text(u"emptyStateAction"_s), u"Create the tables"_s);
        QCOMPARE(tables(), u"0"_s);

        m_librarian->click(u"emptyStateAction"_s);
        EVENTUALLY(m_librarian->sees(u"MigrationsDialog/applyButton"_s));
        EVENTUALLY(m_librarian->find(u"applyButton"_s)->isEnabled());
        m_librarian->click(u"applyButton"_s);

        EVENTUALLY(m_librarian->sees(u"authorsView"_s));
        EVENTUALLY(m_librarian->sees(u"authorsView/emptyStateAction"_s));
        QCOMPARE(tables(), u"3"_s);
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void afterTheFirstMigrationThereIsNoCountry()
    {
        openFirstSchema();

        QCOMPARE(headers(), QStringList({u"Name"_s, u"Books"_s, u"Added"_s}));
        QVERIFY(!m_librarian->sees(u"AuthorPane/countryEdit"_s));
        QCOMPARE(m_librarian->column(1), QStringList{u"1"_s});
        EVENTUALLY(m_librarian->banner().contains(u"igrations"_s));
    }

    void theBannerStaysClosedOnceItWasClosed()
    {
        migrate(m_server, m_address);
        fillShelves(m_server, m_address);
        m_server.sql(m_address, u"DELETE FROM catalpa._prisma_migrations WHERE migration_name LIKE '%receipts'"_s);
        m_librarian->open(m_address);
        EVENTUALLY(m_librarian->banner().endsWith(u" pending."_s));

        m_librarian->click(u"Banner/closeButton"_s);
        m_librarian->quit();
        m_librarian->open(m_address);

        EVENTUALLY_EQUAL(m_librarian->text(u"migrationsButton"_s), u"Migrations • 1"_s);
        QVERIFY(m_librarian->banner().isEmpty());

        m_server.sql(m_address, u"DELETE FROM catalpa._prisma_migrations WHERE migration_name LIKE '%keep_history'"_s);
        m_librarian->quit();
        m_librarian->open(m_address);

        EVENTUALLY(m_librarian->banner().endsWith(u" pending."_s));
        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY(m_librarian->sees(u"MigrationsDialog/applyButton"_s));
    }

    //! Such as those that were made by hand, or came without the record of their migrations.
    void tablesThatNobodyRecordedAreToldOf()
    {
        shelves();
        m_server.sql(m_address, u"DROP TABLE public._prisma_migrations; DROP SCHEMA catalpa CASCADE"_s);
        m_librarian->open(m_address);

        EVENTUALLY(m_librarian->banner().contains(u"no record of how they were made"_s));
        m_librarian->click(u"Banner/closeButton"_s);
        m_librarian->quit();
        m_librarian->open(m_address);
        EVENTUALLY(m_librarian->hasRows());
        m_librarian->click(u"migrationsButton"_s);
        EVENTUALLY(m_librarian->text(u"MigrationsDialog/sentence"_s).startsWith(u"This is the catalogue as of"_s));
        QVERIFY(m_librarian->banner().isEmpty()); // It was closed.
        m_librarian->click(u"MigrationsDialog/actionButton"_s);
        EVENTUALLY(m_librarian->text(u"MigrationsDialog/sentence"_s).startsWith(u"Adopted"_s));
    }

    void theCountryAppearsWithItsMigration()
    {
        openFirstSchema();
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));

        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY(m_librarian->sees(u"applyButton"_s) && m_librarian->find(u"applyButton"_s)->isEnabled());
        m_librarian->click(u"applyButton"_s);

        EVENTUALLY(m_librarian->hasRows() && headers().contains(u"Country"_s));
        QVERIFY(m_librarian->sees(u"AuthorPane/countryEdit"_s));
        QVERIFY2(m_librarian->banner().isEmpty(), qPrintable(m_librarian->banner()));
    }

    void aNewBookThatIsHalfTypedOutlivesAMigration()
    {
        openFirstSchema();
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));
        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY(m_librarian->sees(u"applyButton"_s) && m_librarian->find(u"applyButton"_s)->isEnabled());
        m_librarian->window().activateWindow();
        EVENTUALLY(QApplication::activeWindow() == &m_librarian->window());
        m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog/titleEdit"_s));
        m_librarian->writeLine(u"NewBookDialog/titleEdit"_s, u"Utopia"_s);
        m_librarian->writeLine(u"NewBookDialog/authorPicker"_s, u"Thomas Mo"_s);

        m_librarian->click(u"applyButton"_s);

        EVENTUALLY(headers().contains(u"Country"_s) && m_librarian->sees(u"NewBookDialog/titleEdit"_s));
        QCOMPARE(m_librarian->text(u"NewBookDialog/titleEdit"_s), u"Utopia"_s);
        QCOMPARE(m_librarian->text(u"NewBookDialog/authorPicker"_s), u"Thomas Mo"_s);
        m_librarian->find(u"NewBookDialog"_s)->activateWindow();
        EVENTUALLY(QApplication::activeWindow() == m_librarian->find(u"NewBookDialog"_s));
        m_librarian->type(u"re"_s); // Where it was typed before.
        m_librarian->click(u"NewBookDialog/addButton"_s);
        EVENTUALLY_EQUAL(m_server.sql(m_address,
                                      u"SELECT name FROM authors JOIN books ON author_id = authors.id WHERE title = "
                                      "'Utopia'"_s),
                         u"Thomas More"_s);
    }

    void otherPeoplesTablesAreLeftAlone_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("told");
        QTest::addRow("authors of another kind")
            << u"CREATE TABLE authors (id uuid, surname text)"_s << u"These tables are not a catalogue"_s;
        QTest::addRow("one of the two") << u"CREATE TABLE books (isbn text)"_s << u"These tables are not a catalogue"_s;
        QTest::addRow("other tables") << u"CREATE TABLE invoices (id int)"_s << u"No catalogue in this database"_s;
    }
    void otherPeoplesTablesAreLeftAlone()
    {
        QFETCH(QString, sql);
        QFETCH(QString, told);
        m_server.sql(m_address, sql);
        const QStringList before = everything();

        m_librarian->start();
        m_librarian->window().open(m_address);

        EVENTUALLY(m_librarian->everythingToBeRead().contains(told));
        QVERIFY(!m_librarian->sees(u"authorsView"_s));
        QCOMPARE(everything(), before);
    }

    void aReadOnlyRoleIsToldAndChangesNothing()
    {
        shelves();
        m_server.createRole(u"reader"_s);
        m_server.sql(m_address, u"GRANT SELECT ON authors, books TO reader"_s);
        ConnectionAddress reader = m_address;
        reader.user = u"reader"_s;

        m_librarian->open(reader);

        QVERIFY(m_librarian->banner().contains(u"may only read"_s));
        m_librarian->press(Qt::Key_M, Qt::ControlModifier);
        EVENTUALLY(!m_librarian->text(u"MigrationsDialog/banner/sentence"_s).isEmpty());
        QCOMPARE(m_librarian->text(u"migrationsButton"_s), u"Migrations"_s);
        m_librarian->click(u"MigrationsDialog/closeButton"_s);
        m_librarian->window().activateWindow();
        EVENTUALLY(QApplication::activeWindow() == &m_librarian->window());
        for (const char *name : {"newAuthorAction", "newBookAction", "saveAction", "editAction", "removeAction",
                                 "sampleAction", "undoAction"})
            QVERIFY2(!m_librarian->window().findChild<QAction *>(QLatin1String(name))->isEnabled(), name);
        QVERIFY(m_librarian->the<QLineEdit>(u"AuthorPane/nameEdit"_s).isReadOnly());
        m_librarian->writeCell(0, 0, u"Nobody"_s);
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_Delete);
        QVERIFY(m_librarian->answers.asked.isEmpty());
        QVERIFY(!m_librarian->sees(u"RemoveAuthorDialog"_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE name = 'Nobody'"_s), u"0"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void aPastedAddressIsUnderstoodAndRememberedWithoutItsPassword()
    {
        shelves();
        const ConnectionAddress secret = withPassword(u"s3cret-ärger"_s, u"s3cret-ärger"_s);
        QGuiApplication::clipboard()->setText(u"DATABASE_URL=\"%1\"\n"_s.arg(secret.withPassword()));
        m_librarian->start();

        m_librarian->press(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_librarian->sees(u"connectButton"_s));
        QCOMPARE(m_librarian->text(u"ConnectPage/user"_s), u"pw_librarian"_s);
        QCOMPARE(m_librarian->text(u"ConnectPage/database"_s), m_address.database);
        QVERIFY(!m_librarian->everythingToBeRead().contains(u"s3cret"_s));
        m_librarian->click(u"connectButton"_s);

        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(m_librarian->settingsText().contains(u"pw_librarian"_s));
        QVERIFY(!m_librarian->settingsText().contains(u"s3cret"_s));
        QVERIFY(!m_librarian->everythingToBeRead().contains(u"s3cret"_s));
    }

    void aRememberedCatalogueAsksForItsPassword()
    {
        shelves();
        m_librarian->start();
        m_librarian->window().offer(withPassword(u"right"_s, u"right"_s).withPassword());
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->hasRows());
        m_librarian->quit();
        m_librarian->keychain->kept.clear();

        m_librarian->start();
        EVENTUALLY_EQUAL(m_librarian->text(u"ConnectPage/complaint"_s), u"The server asks for a password."_s);
        QVERIFY(m_librarian->find(u"passwordEdit"_s)->hasFocus());
        m_librarian->type(u"right"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->hasRows());
    }

    void theStartPageOffersWhatWasOpenBefore()
    {
        shelves();
        m_librarian->start();
        m_librarian->window().offer(m_address.withPassword());
        m_librarian->writeLine(u"ConnectPage/nameEdit"_s, u"City library"_s);
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(m_librarian->window().windowTitle().startsWith(u"City library"_s));
        m_librarian->press(QKeySequence::Close);

        auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        QCOMPARE(list.count(), 1);
        list.setCurrentRow(0);
        list.setFocus();
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->hasRows());
    }

    void aFailureIsTold_data()
    {
        QTest::addColumn<QString>("address");
        const QString port = QString::number(m_server.overTcp(m_address).port);
        m_server.createRole(u"pw_other"_s, u"right"_s);
        QTest::addRow("wrong password") << u"postgresql://pw_other:topsecret@127.0.0.1:%1/postgres"_s.arg(port);
        QTest::addRow("no such database") << u"postgresql://catalpa:topsecret@127.0.0.1:%1/nothing"_s.arg(port);
        QTest::addRow("no such role") << u"postgresql://nobody:topsecret@127.0.0.1:%1/postgres"_s.arg(port);
        QTest::addRow("unknown host") << u"postgresql://me:topsecret@catalpa.invalid/books"_s;
        QTest::addRow("nobody listens") << u"postgresql://me:topsecret@127.0.0.1:1/books"_s;
    }
    void aFailureIsTold()
    {
        QFETCH(QString, address);
        m_librarian->start();
        m_librarian->click(u"connectCard"_s);

        m_librarian->type(address);
        QVERIFY(!m_librarian->everythingToBeRead().contains(u"topsecret"_s));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(!m_librarian->text(u"ConnectPage/complaint"_s).isEmpty());
        const QString complaint = m_librarian->text(u"ConnectPage/complaint"_s);
        QVERIFY2(complaint.endsWith(u'.'), qPrintable(complaint));
        QVERIFY(m_librarian->find(u"connectButton"_s)->isEnabled());
        QVERIFY(!m_librarian->everythingToBeRead().contains(u"topsecret"_s));
        QVERIFY(!m_librarian->settingsText().contains(u"topsecret"_s));
    }

    void whatIsNoAddressIsToldBeforeAnythingIsTried_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addRow("words") << u"my books"_s;
        QTest::addRow("web page") << u"https://example.org/"_s;
        QTest::addRow("open bracket") << u"postgresql://[::1/books"_s;
        QTest::addRow("port") << u"postgresql://me@host:many/books"_s;
        QTest::addRow("percent") << u"postgresql://me:topsecret%zz@host/books"_s;
    }
    void whatIsNoAddressIsToldBeforeAnythingIsTried()
    {
        QFETCH(QString, typed);
        m_librarian->start();
        m_librarian->click(u"connectCard"_s);

        m_librarian->type(typed);
        m_librarian->press(Qt::Key_Return);

        QVERIFY(m_librarian->text(u"ConnectPage/complaint"_s).endsWith(u'.'));
        QVERIFY(!m_librarian->text(u"ConnectPage/complaint"_s).contains(u"topsecret"_s));
        QVERIFY(m_librarian->sees(u"connectButton"_s));
    }

    void connectingCanBeStopped()
    {
        FaultProxy silence(m_server.overTcp(m_address));
        silence.setSilent(true);
        m_librarian->start();
        m_librarian->window().offer(silence.address().withPassword());
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->sees(u"stopButton"_s));

        m_librarian->click(u"stopButton"_s);

        QVERIFY(m_librarian->sees(u"connectButton"_s));
        QVERIFY(m_librarian->the<QLineEdit>(u"addressEdit"_s).isEnabled());
    }

    void aLocalCatalogueThatDoesNotStartCanBeTriedAgain()
    {
        shelves();
        m_server.crash();
        m_librarian->start();
        m_librarian->click(u"localCard"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"emptyStateAction"_s), u"Try again"_s);

        m_server.start();
        m_librarian->click(u"emptyStateAction"_s);

        EVENTUALLY(m_librarian->hasRows());
    }

private:
    void shelves()
    {
        migrate(m_server, m_address);
        fillShelves(m_server, m_address);
    }
    //! The guide's first schema, as Prisma's ledger records it.
    void openFirstSchema()
    {
        migrate(m_server, m_address);
        m_server.sql(m_address,
                     u"ALTER TABLE authors DROP COLUMN country; DELETE FROM public._prisma_migrations WHERE "
                     "migration_name LIKE '%add_country'; INSERT INTO authors (name) VALUES ('Lem'); "
                     "INSERT INTO books (title, author_id) VALUES ('Solaris', 1)"_s);
        m_librarian->open(m_address);
    }
    ConnectionAddress withPassword(const QString &right, const QString &typed)
    {
        if (m_server.sql(m_address, u"SELECT count(*) FROM pg_roles WHERE rolname = 'pw_librarian'"_s) == u"0"_s)
            m_server.createRole(u"pw_librarian"_s, right);
        m_server.sql(m_address,
                     u"ALTER ROLE pw_librarian PASSWORD '%1'; GRANT ALL ON ALL TABLES IN SCHEMA public TO "
                     "pw_librarian"_s.arg(right));
        ConnectionAddress address = m_server.overTcp(m_address);
        address.user = u"pw_librarian"_s;
        address.password = typed;
        return address;
    }
    QString tables() const
    {
        return m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s);
    }
    QStringList everything() const
    {
        return m_server.rows(m_address, u"SELECT oid, relname, xmin FROM pg_class ORDER BY 1"_s);
    }
    QStringList headers() const
    {
        QStringList texts;
        const QAbstractItemModel *model = m_librarian->table().model();
        for (int section = 0; section < model->columnCount(); ++section) {
            if (!m_librarian->table().isColumnHidden(section))
                texts += model->headerData(section, Qt::Horizontal).toString();
        }
        return texts;
    }

    TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(OpeningTest)
#include "tst_opening.moc"
