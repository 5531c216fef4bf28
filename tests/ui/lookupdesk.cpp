// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lookupdesk.h"

using namespace Qt::StringLiterals;

namespace catalpa::test {

void LookUpDesk::open()
{
    m_address = filledShelves(m_server);
    m_server.sql(m_address,
                 u"INSERT INTO catalpa.book_details (book_id, isbn, place) VALUES (5, '{9780156027601}', 'Kraków')"_s);
    m_sru.emplace(
        QList<StandInSru::Book>{{u"9780306406157"_s, u"The Absolute at Large"_s, u"Čapek, Karel"_s, u"Macmillan"_s},
                                {u"9780804429573"_s, u"Krakatit"_s, u"Čapek, Karel"_s, u"Aventinum"_s},
                                {u"9780151235230"_s, u"Solaris"_s, u"Lem, Stanislav"_s}});
    m_librarian = std::make_unique<Librarian>();
    m_librarian->settings().setValue(u"lookup/target"_s, m_sru->address());
    m_librarian->open(m_address);
}

void LookUpDesk::openLookUp() const
{
    m_librarian->press(Qt::Key_L, Qt::ControlModifier);
    EVENTUALLY(m_librarian->sees(u"lookUpLine"_s) && m_librarian->find(u"LookUpDialog"_s)->isActiveWindow());
    QVERIFY(m_librarian->the<QLineEdit>(u"lookUpLine"_s).hasFocus());
}

void LookUpDesk::askAt(const QString &target) const
{
    m_librarian->press(Qt::Key_T, Qt::AltModifier);
    auto *line = m_librarian->the<QComboBox>(u"targetCombo"_s).lineEdit();
    line->selectAll();
    m_librarian->type(target);
    m_librarian->press(Qt::Key_I, Qt::AltModifier);
    QCOMPARE(line->text(), target);
}

void LookUpDesk::scan(const QStringList &typed) const
{
    for (const QString &each : typed) {
        m_librarian->type(each);
        m_librarian->press(Qt::Key_Return);
    }
}

void LookUpDesk::closeGate(const QString &table) const
{
    m_server.sql(m_address,
                 u"CREATE TABLE catalpa.gate AS SELECT 1; "
                 "CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                 "WHILE EXISTS (SELECT FROM catalpa.gate) LOOP PERFORM pg_sleep(0.02); END LOOP; "
                 "RETURN NULL; END $$; "
                 "CREATE TRIGGER wait_here AFTER INSERT OR UPDATE ON %1 EXECUTE FUNCTION wait_here()"_s.arg(table));
}

void LookUpDesk::close() const
{
    QWidget *dialog = m_librarian->find(u"LookUpDialog"_s);
    dialog->activateWindow(); // From a dialog of its own that has been closed.
    QVERIFY(QTest::qWaitForWindowActive(dialog, 20'000));
    m_librarian->press(Qt::Key_Escape);
    EVENTUALLY(!m_librarian->sees(u"LookUpDialog"_s));
    m_librarian->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
}

QStringList LookUpDesk::column(Column column) const
{
    QStringList cells;
    const auto *table = qobject_cast<QTableView *>(m_librarian->find(u"lookUpTable"_s));
    for (int row = 0; table && row < table->model()->rowCount(); ++row)
        cells += table->model()->index(row, column).data().toString();
    return cells;
}

bool LookUpDesk::isReady(const QString &button) const
{
    const auto *found = qobject_cast<QPushButton *>(m_librarian->find(button));
    return found && found->isEnabled();
}

int LookUpDesk::books() const
{
    return m_server.sql(m_address, u"SELECT count(*) FROM books"_s).toInt();
}

} // namespace catalpa::test
