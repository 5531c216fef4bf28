// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/stallmeter.h"
#include "support/testregistry.h"
#include "ui/edits/diffview.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QClipboard>
#include <QtGui/QTextBlock>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Two people and one field; and a database with rules of its own.
class ConflictsTest : public QObject {
    Q_OBJECT

    // Rows by name: 0 Karel Čapek, 1 Åsa Larsson, 2 Ursula K. Le Guin, 3 Stanisław Lem, 4 Zadie Smith.
    static constexpr int capek = 0;
    static constexpr int lem = 3;
    static constexpr int country = 2;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void namesTheRecordTheFieldAndAllThreeValues()
    {
        colleague(u"country = 'SK'"_s, 2);
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));

        QCOMPARE(sentence(),
                 u"The country of Karel Čapek has been changed by somebody else too. Theirs stands in the "
                 "catalogue."_s);
        QCOMPARE(value(u"wasView"_s), u"AT (Austria)"_s);
        QVERIFY(value(u"theirsView"_s).contains(u"SK"_s));
        QVERIFY(value(u"theirsView"_s).contains(u'\u2009')); // Between what goes and what comes in its place.
        QVERIFY(value(u"mineView"_s).contains(u"CZ"_s));
        QCOMPARE(m_librarian->text(u"ConflictPane/mineLine"_s), u"CZ"_s);
        QCOMPARE(m_librarian->text(u"ConflictPane/conflictPlace"_s), QString());
        QCOMPARE(state(capek, country), int(CatalogueTableModel::Refused));
    }

    void mineWinsWhenIKeepIt()
    {
        colleague(u"name = 'Theirs', bio = 'By a colleague.'"_s, 2);
        m_librarian->writeCell(capek, 0, u"Mine"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        m_librarian->writeCell(lem, 0, u"Lem, meanwhile"_s);
        EVENTUALLY_EQUAL(stored(u"name"_s, 3), u"Lem, meanwhile"_s);

        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY_EQUAL(stored(u"name"_s, 2), u"Mine"_s);
        EVENTUALLY_EQUAL(state(capek, 0), int(CatalogueTableModel::Saved));
        QCOMPARE(stored(u"bio"_s, 2), u"By a colleague."_s);
        EVENTUALLY(!m_librarian->sees(u"ConflictPane"_s));
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void theirsWinsWhenITakeIt()
    {
        colleague(u"name = 'Theirs'"_s, 2);
        m_librarian->writeCell(capek, 0, u"Mine"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));

        m_librarian->press(Qt::Key_U, Qt::AltModifier);

        EVENTUALLY(m_librarian->column().contains(u"Theirs"_s));
        QVERIFY(!m_librarian->column().contains(u"Mine"_s));
        QCOMPARE(stored(u"name"_s, 2), u"Theirs"_s);
        QVERIFY(!m_librarian->sees(u"ConflictPane"_s));
        QVERIFY(!m_librarian->sees(u"unsavedButton"_s));
    }

    void aThirdValueCanBeTyped()
    {
        colleague(u"country = 'SK'"_s, 2);
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));

        m_librarian->writeLine(u"ConflictPane/mineLine"_s, u"PL"_s);
        QCOMPARE(m_librarian->text(u"ConflictPane/mineButton"_s), u"&Keep this"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"PL"_s);
        EVENTUALLY_EQUAL(m_librarian->column(country).at(capek), u"PL"_s);
    }

    void aThirdValueThatCannotBeRecordedIsRefusedThere()
    {
        colleague(u"name = 'Theirs'"_s, 2);
        m_librarian->writeCell(capek, 0, u"Mine"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));

        m_librarian->writeLine(u"ConflictPane/mineLine"_s, QString());
        m_librarian->press(Qt::Key_Return);

        QCOMPARE(m_librarian->text(u"ConflictPane/conflictComplaint"_s), u"An author needs a name."_s);
        QCOMPARE(stored(u"name"_s, 2), u"Theirs"_s);
    }

    void severalAreCountedAndToldApart()
    {
        colleague(u"country = 'XX'"_s, 2);
        colleague(u"country = 'XX'"_s, 3);
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        m_librarian->writeCell(lem, country, u"UA"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"ConflictPane/conflictPlace"_s), u"1 of 2"_s);

        m_librarian->press(Qt::Key_L, Qt::AltModifier);
        EVENTUALLY_EQUAL(m_librarian->text(u"ConflictPane/conflictPlace"_s), u"2 of 2"_s);
        QVERIFY(sentence().contains(u"Stanisław Lem"_s));
        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY_EQUAL(stored(u"country"_s, 3), u"UA"_s);
        QCOMPARE(stored(u"country"_s, 2), u"XX"_s);
        QVERIFY(!m_librarian->sees(u"ConflictPane"_s)); // The first was left for later.
        EVENTUALLY(m_librarian->text(u"unsavedButton"_s).startsWith(u'1'));
    }

    void twoFieldsOfOneFormAreTwoQuestions()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Mine"_s);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);
        m_librarian->click(u"AuthorPane/bioEdit"_s);
        m_librarian->type(u"Robots."_s);
        colleague(u"name = 'Theirs', country = 'SK'"_s, 2);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->text(u"ConflictPane/conflictPlace"_s), u"1 of 2"_s);
        QVERIFY(sentence().startsWith(u"The name"_s));

        m_librarian->press(Qt::Key_U, Qt::AltModifier);
        EVENTUALLY(sentence().startsWith(u"The country"_s));
        QCOMPARE(stored(u"country"_s, 2), u"SK"_s); // Nothing is sent before all is decided.
        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY_EQUAL(m_server.rows(m_address, u"SELECT name, country, bio FROM authors WHERE id = 2"_s),
                         QStringList{u"Theirs|CZ|Robots."_s});
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
    }

    void sortNamesAndTitlesEndAfterOneDecision()
    {
        m_server.sql(m_address, u"SELECT catalpa.file_author(2, 'Čapek, Karel', 'Theirs')"_s);
        m_librarian->writeCell(capek, 1, u"Mine"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        QVERIFY(sentence().startsWith(u"The sort name of Karel Čapek"_s));

        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
        QVERIFY(!m_librarian->sees(u"ConflictPane"_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT sort_name FROM catalpa.author_sort WHERE author_id = 2"_s),
                 u"Mine"_s);

        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"The Dispossessed"_s);
        m_server.sql(m_address, u"SELECT catalpa.file_book(2, 'Dispossessed', 'Theirs')"_s);
        m_librarian->clickCell(0, 0);
        m_librarian->writeLine(u"BookPane/sortTitleEdit"_s, u"Mine"_s);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT sort_title FROM catalpa.book_sort WHERE book_id = 2"_s), u"Mine"_s);
    }

    void differencesInALongTextAreMarkedWithoutColourToo()
    {
        const QString text = u"He wrote of robots. "_s.repeated(40);
        m_server.sql(m_address, u"UPDATE authors SET bio = '%1' WHERE id = 2"_s.arg(text));
        m_librarian->press(Qt::Key_F5);
        m_librarian->clickCell(capek, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/bioEdit"_s), text);
        colleague(u"bio = bio || 'Theirs.'"_s, 2);
        m_librarian->click(u"AuthorPane/bioEdit"_s);
        m_librarian->press(Qt::Key_End, Qt::ControlModifier);
        m_librarian->type(u"Mine."_s);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));

        QVERIFY(value(u"theirsView"_s).size() < 300); // What is equal is left out.
        QCOMPARE(underlined(u"theirsView"_s), u"Theirs."_s);
        QCOMPARE(underlined(u"mineView"_s), u"Mine."_s);
        m_librarian->click(u"ConflictPane/mineText"_s);
        m_librarian->press(Qt::Key_End, Qt::ControlModifier);
        m_librarian->type(u" Theirs."_s);
        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY_EQUAL(stored(u"bio"_s, 2), (text + u"Mine. Theirs."_s).trimmed());
    }

    //! A line of nine hundred thousand letters. 250 ms allow for a busy computer.
    void aVeryLongTextHoldsNothingUp()
    {
        const QString text = u"He wrote of robots. "_s.repeated(45'000) + u"End."_s;
        m_server.sql(m_address,
                     u"UPDATE authors SET bio = repeat('He wrote of robots. ', 45000) || 'End.' WHERE id = 2"_s);
        m_librarian->press(Qt::Key_F5);
        m_librarian->clickCell(capek, 0);
        EVENTUALLY(m_librarian->text(u"AuthorPane/bioEdit"_s).size() >= text.size());
        colleague(u"bio = bio || ' Theirs.'"_s, 2);
        m_librarian->click(u"AuthorPane/bioEdit"_s);
        m_librarian->press(Qt::Key_Home, Qt::ControlModifier);
        m_librarian->type(u"Mine. "_s);
        StallMeter meter;

        m_librarian->press(Qt::Key_S, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        EVENTUALLY_EQUAL(underlined(u"theirsView"_s).trimmed(), u"Theirs."_s);
        EVENTUALLY_EQUAL(underlined(u"mineView"_s).trimmed(), u"Mine."_s);
        m_librarian->click(u"ConflictPane/mineText"_s);
        m_librarian->press(Qt::Key_Home, Qt::ControlModifier);
        m_librarian->type(u"A"_s);
        EVENTUALLY_EQUAL(underlined(u"mineView"_s).trimmed(), u"AMine."_s);
        m_librarian->press(Qt::Key_K, Qt::AltModifier);

        EVENTUALLY_EQUAL(stored(u"bio"_s, 2), u"AMine. "_s + text);
        QVERIFY2(meter.longest() < 250, qPrintable(QString::number(meter.longest())));
    }

    void theFocusStaysWhereItWas()
    {
        colleague(u"country = 'SK'"_s, 2);
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        QVERIFY(m_librarian->table().hasFocus());
        const int row = m_librarian->table().currentIndex().row();

        m_librarian->click(u"ConflictPane/mineButton"_s);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
        EVENTUALLY(m_librarian->table().hasFocus());
        m_librarian->press(Qt::Key_Down);
        QCOMPARE(m_librarian->table().currentIndex().row(), row + 1);
        QVERIFY(m_librarian->table().hasFocus());
    }

    void escapeLeavesTheQuestionForLater()
    {
        colleague(u"country = 'SK'"_s, 2);
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        m_librarian->click(u"ConflictPane/mineLine"_s);
        EVENTUALLY(m_librarian->the<QWidget>(u"ConflictPane/mineLine"_s).hasFocus());

        m_librarian->press(Qt::Key_Escape);

        QVERIFY(!m_librarian->sees(u"ConflictPane"_s));
        QVERIFY(m_librarian->table().hasFocus());
        QCOMPARE(stored(u"country"_s, 2), u"SK"_s);
    }

    void showGoesToARowThatIsOutOfSight()
    {
        colleague(u"country = 'SK'"_s, 2);
        m_librarian->writeCell(capek, country, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->column().contains(u"Solaris"_s));

        m_librarian->press(Qt::Key_W, Qt::AltModifier);

        EVENTUALLY_EQUAL(m_librarian->table().currentIndex().siblingAtColumn(0).data().toString(), u"Karel Čapek"_s);
        QVERIFY(m_librarian->sees(u"ConflictPane"_s));
    }

    void whatTheDatabaseKeepsOutIsNoColleague()
    {
        m_server.sql(m_address,
                     u"CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                     "CREATE TRIGGER quiet BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION quiet()"_s);
        m_librarian->writeCell(capek, country, u"CZ"_s);

        EVENTUALLY(!m_librarian->banner().isEmpty());
        QVERIFY(
            m_librarian->banner().startsWith(u"Country of Karel Čapek: not saved. The database did not take this"_s));
        QVERIFY(!m_librarian->sees(u"ConflictPane"_s));
        QCOMPARE(m_librarian->text(u"Banner/otherButton"_s), u"Discard my edit"_s);
    }

    void rulesOfTheDatabaseAreToldWithFieldAndSentence_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("told");
        QTest::newRow("trigger with a hint")
            << u"CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'Countries are "
               u"frozen'"
               " USING HINT = 'Ask Eva'; END$$;"
               "CREATE TRIGGER no BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION no()"_s
            << u"Country of Karel Čapek: not saved. Countries are frozen. Ask Eva."_s;
        QTest::newRow("check") << u"ALTER TABLE authors ADD CONSTRAINT known_country CHECK (country <> 'CZ')"_s
                               << u"Country of Karel Čapek: not saved. The database refuses this value: the rule "
                                  "“known_country” is broken."_s;
        QTest::newRow("unique")
            << u"UPDATE authors SET country = 'CZ' WHERE id = 3; CREATE UNIQUE INDEX one_each ON authors (country)"_s
            << u"Country of Karel Čapek: not saved. There is already a record with the same value in “country”."_s;
        QTest::newRow("not null in a column of another program")
            << u"ALTER TABLE authors ADD shelf text DEFAULT 'A' NOT NULL;"
               "CREATE FUNCTION off() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.shelf = NULL; RETURN NEW; END';"
               "CREATE TRIGGER off BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION off()"_s
            << u"Country of Karel Čapek: not saved. The database wants a value in the column “shelf”."_s;
    }
    void rulesOfTheDatabaseAreToldWithFieldAndSentence()
    {
        QFETCH(QString, rule);
        QFETCH(QString, told);
        m_server.sql(m_address, rule);

        m_librarian->writeCell(capek, country, u"CZ"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), told);
        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY_EQUAL(m_librarian->column(country).value(capek), u"AT"_s);
    }

    void aValueThatTheDatabaseChangesIsTold()
    {
        m_server.sql(m_address,
                     u"CREATE FUNCTION up() RETURNS trigger LANGUAGE plpgsql AS"
                     " 'BEGIN NEW.name = upper(NEW.name); RETURN NEW; END';"
                     "CREATE TRIGGER up BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION up()"_s);
        m_librarian->writeCell(capek, 0, u"K. Čapek"_s);

        EVENTUALLY_EQUAL(m_librarian->status(),
                         u"The database has made “K. ČAPEK” of “K. Čapek” (name of Karel Čapek)."_s);
        QCOMPARE(m_librarian->column().at(capek), u"K. ČAPEK"_s);
    }

    void whatWasTypedForADeletedAuthorCanBeCopied()
    {
        m_server.sql(m_address, u"DELETE FROM books WHERE author_id = 2; DELETE FROM authors WHERE id = 2"_s);
        m_librarian->writeCell(capek, 0, u"Karel Matěj Čapek"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/otherButton"_s), u"Copy my text"_s);

        m_librarian->click(u"Banner/otherButton"_s);

        QCOMPARE(QGuiApplication::clipboard()->text(), u"Karel Matěj Čapek"_s);
        QVERIFY(m_librarian->sees(u"unsavedButton"_s));
    }

private:
    void colleague(const QString &change, int author) const
    {
        m_server.sql(m_address, u"UPDATE authors SET %1 WHERE id = %2"_s.arg(change).arg(author));
    }
    QString stored(const QString &field, int author) const
    {
        return m_server.rows(m_address, u"SELECT %1 FROM authors WHERE id = %2"_s.arg(field).arg(author)).value(0);
    }
    int state(int row, int column) const
    {
        return m_librarian->table().model()->index(row, column).data(CatalogueTableModel::EditStateRole).toInt();
    }
    QString sentence() const { return m_librarian->text(u"ConflictPane/conflictSentence"_s); }
    QString value(const QString &name) const
    {
        return m_librarian->the<QTextEdit>(u"ConflictPane/"_s + name).toPlainText();
    }
    QString underlined(const QString &name) const
    {
        QString text;
        const QTextDocument *document = m_librarian->the<QTextEdit>(u"ConflictPane/"_s + name).document();
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
                if (piece.fragment().charFormat().fontUnderline())
                    text += piece.fragment().text();
            }
        }
        return text;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ConflictsTest)
#include "tst_conflicts.moc"
