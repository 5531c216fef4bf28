// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What a librarian is told when programs, rules and rights of the database stand in the way of an edit.
class OtherProgramsTest : public QObject {
    Q_OBJECT

    // Rows, by name.
    static constexpr int capek = 0;
    static constexpr int lem = 3;
    static constexpr int country = 2;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void aHeldRecordIsToldAndOthersDoNotWaitForIt()
    {
        m_librarian->open(m_address);
        db::Executor other(m_address);
        const auto run = [&other](const QByteArray &statement) {
            return other.runOnce([statement](db::Session &session) { return session.run(statement); }).result();
        };
        QVERIFY(run("BEGIN") && run("SELECT FROM public.authors WHERE id = 2 FOR UPDATE"));
        m_librarian->writeCell(capek, country, u"CZ"_s);
        QElapsedTimer clock;
        clock.start();
        m_librarian->writeCell(lem, country, u"UA"_s);
        EVENTUALLY_EQUAL(stored(u"country"_s, 3), u"UA"_s);
        QVERIFY2(clock.elapsed() < 6'000, qPrintable(QString::number(clock.elapsed())));
        EVENTUALLY_EQUAL(m_librarian->banner(),
                         u"Country of Karel Čapek: not saved yet, because another program holds the record and has not "
                         "let go of it. It is kept and tried again by itself; other edits do not wait for it."_s);
        QVERIFY(run("ROLLBACK"));

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
        EVENTUALLY_EQUAL(m_librarian->banner(), QString());
    }

    void theTimeOfTheRoleIsToldAsThat()
    {
        m_librarian->open(asRole(u"hasty"_s, u"SELECT, INSERT, UPDATE, DELETE ON authors, books"_s));
        one(u"ALTER ROLE hasty SET statement_timeout = '700ms'"_s);
        m_librarian->quit();
        m_librarian->open(m_reading);
        db::Executor other(m_address);
        const auto run = [&other](const QByteArray &statement) {
            return other.runOnce([statement](db::Session &session) { return session.run(statement); }).result();
        };
        QVERIFY(run("BEGIN") && run("SELECT FROM public.authors WHERE id = 2 FOR UPDATE"));
        m_librarian->writeCell(capek, country, u"CZ"_s);

        EVENTUALLY(m_librarian->banner().contains(u"it took longer than your role is given (statement_timeout)"_s));
        QVERIFY(run("ROLLBACK"));
        m_librarian->click(u"Banner/actionButton"_s); // Try again.
        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
    }

    void whatATriggerSaysIsToldWhateverItsErrorIs_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addRow("none") << u""_s;
        QTest::addRow("rights") << u"USING ERRCODE = '42501'"_s;
        QTest::addRow("nothing") << u"USING ERRCODE = '23502', COLUMN = 'country'"_s;
        QTest::addRow("reading only") << u"USING ERRCODE = '25006'"_s;
        QTest::addRow("a rule") << u"USING ERRCODE = '23514', CONSTRAINT = 'here'"_s;
        QTest::addRow("a lock") << u"USING ERRCODE = '55P03'"_s;
        QTest::addRow("stopped") << u"USING ERRCODE = '57014'"_s;
        QTest::addRow("the link") << u"USING ERRCODE = '08006'"_s;
        QTest::addRow("full") << u"USING ERRCODE = '53100'"_s;
        QTest::addRow("used up") << u"USING ERRCODE = '2200H'"_s;
        QTest::addRow("another try") << u"USING ERRCODE = '40001'"_s;
    }

    void whatATriggerSaysIsToldWhateverItsErrorIs()
    {
        QFETCH(const QString, error);
        addTrigger(u"RAISE EXCEPTION 'Only the registrar may change countries.' %1;"_s.arg(error));
        m_librarian->open(m_address);
        m_librarian->writeCell(capek, country, u"CZ"_s);

        EVENTUALLY(m_librarian->banner().contains(u"not saved. Only the registrar may change countries."_s));
        QCOMPARE(stored(u"country"_s, 2), u"AT"_s);
    }

    void usedUpNumbersAreToldAndNobodyWaits()
    {
        one(u"ALTER SEQUENCE authors_id_seq MAXVALUE 5 NO CYCLE"_s);
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s)
                   && m_librarian->find(u"NewAuthorDialog"_s)->isActiveWindow());
        m_librarian->type(u"Philip K. Dick"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->text(u"NewAuthorDialog/complaint"_s).contains(u"numbers"_s));
        QVERIFY(m_librarian->text(u"NewAuthorDialog/complaint"_s).contains(u"are used up"_s));
        QVERIFY(!m_librarian->text(u"NewAuthorDialog/progress"_s).contains(u"kept"_s));
        QCOMPARE(m_librarian->text(u"NewAuthorDialog/nameEdit"_s), u"Philip K. Dick"_s);
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"NewAuthorDialog"_s));
        m_librarian->window().activateWindow(); // There is no window manager here to do it.
        EVENTUALLY(m_librarian->window().isActiveWindow());
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
    }

    void whatARuleOfTheDatabaseChangesIsNoColleagues()
    {
        addTrigger(u"NEW.bio := 'Seen.'; RETURN NEW;"_s);
        m_librarian->open(m_address);
        m_librarian->writeCell(capek, country, u"CZ"_s);

        EVENTUALLY_EQUAL(m_librarian->status(),
                         u"Saved: country of Karel Čapek. By a rule of its own, the database has changed the biography "
                         "with it."_s);
        one(u"DROP TRIGGER watching ON authors; UPDATE authors SET bio = 'A colleague' WHERE id = 2"_s);
        m_librarian->writeCell(capek, country, u"SK"_s);
        EVENTUALLY(m_librarian->status().contains(u"Somebody else has changed the biography meanwhile"_s));
    }

    void whatARoleMayItCan()
    {
        m_librarian->open(asRole(u"clerk"_s, u"SELECT ON authors, books; GRANT UPDATE (country, bio) ON authors"_s));
        QVERIFY2(m_librarian->banner().startsWith(u"Your role may not do everything here. It may not add authors"_s),
                 qPrintable(m_librarian->banner()));
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);

        const auto mayWrite = [this](int column) {
            return m_librarian->table().model()->index(capek, column).flags().testFlag(Qt::ItemIsEditable);
        };
        QVERIFY(mayWrite(country));
        QVERIFY(!mayWrite(0));
        QVERIFY(m_librarian->the<QLineEdit>(u"AuthorPane/nameEdit"_s).isReadOnly());
        QVERIFY(!m_librarian->the<QLineEdit>(u"AuthorPane/countryEdit"_s).isReadOnly());
        const auto *remove = m_librarian->window().findChild<QAction *>(u"removeAction"_s);
        QVERIFY(!remove->isEnabled());
        QCOMPARE(remove->statusTip(), u"Your role may not delete authors."_s);
        QVERIFY(!m_librarian->window().findChild<QAction *>(u"newBookAction"_s)->isEnabled());
    }

private:
    //! The address with which a role comes that has been granted this.
    ConnectionAddress asRole(const QString &role, const QString &grants)
    {
        m_server.createRole(role);
        for (const QString &grant : grants.split(u"; GRANT "_s))
            one(u"GRANT %1 TO %2"_s.arg(grant, role));
        one(u"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %1"_s.arg(role));
        m_reading = m_address;
        m_reading.user = role;
        return m_reading;
    }
    void addTrigger(const QString &body) const
    {
        one(u"CREATE FUNCTION public.watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %1 END $$;"
            "CREATE TRIGGER watching BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION public.watch()"_s.arg(
                body));
    }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString stored(const QString &field, int author) const
    {
        return one(u"SELECT %1 FROM authors WHERE id = %2"_s.arg(field).arg(author));
    }

    TestServer m_server;
    ConnectionAddress m_address;
    ConnectionAddress m_reading;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(OtherProgramsTest)
#include "tst_otherprograms.moc"
