// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A person looks for doubles and decides about them, with keys only.
class DoublesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_librarian.reset(); }
    void twoAuthorsAreMergedByAKeyAndTakenApart();
    void aMergeIsUndoneAndDoneAgainInTheWindow();
    void whatIsDecidedIsAStepAlsoWhenItsAnswerIsLost_data();
    void whatIsDecidedIsAStepAlsoWhenItsAnswerIsLost();
    void whatIsDifferentIsNotProposedAgain();
    void whatIsLeftForLaterIsProposedTheNextTime();
    void bothStandSideBySideWithTheirDifferences();
    void fieldsAreChosenByKeys();
    void theOtherOneStays();
    void booksAreMergedToo();
    void aChainBecomesOneAuthor();
    void nothingIsMergedThatSomebodyHasChanged();
    void whatSomebodyHasDeletedIsNotProposedAnyMore();
    void whoMayNotChangeMayLook();
    void sayWhenThereAreNone();
    void sayThatTheyCannotBeLookedFor();
    void textIsNeverMarkup();
    void withoutAPlaceForThemTheCommandSaysWhy();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    //! "Karel Čapek: 2, …", in the order of their names.
    QString shelves() const
    {
        return one(u"SELECT string_agg(name || ': ' || (SELECT count(*) FROM books WHERE author_id = a.id), ', ' "
                   "ORDER BY name COLLATE \"C\") FROM authors a WHERE name ~ 'apek'"_s);
    }
    void openDoubles() const
    {
        EVENTUALLY(m_librarian->hasRows());
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(Qt::Key_N);
        EVENTUALLY(m_librarian->sees(u"DoublesDialog"_s));
    }
    void open() const
    {
        m_librarian->open(m_address);
        openDoubles();
    }
    void closeDoubles() const
    {
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"DoublesDialog"_s));
        m_librarian->window().activateWindow(); // There is no window manager here to do it.
        EVENTUALLY(QApplication::focusWidget());
    }
    QStringList column(const QString &list, int column) const
    {
        QStringList texts;
        if (!m_librarian->sees(u"DoublesDialog/"_s + list))
            return texts;
        const auto &rows = m_librarian->the<QTreeWidget>(u"DoublesDialog/"_s + list);
        for (int row = 0; row < rows.topLevelItemCount(); ++row)
            texts += rows.topLevelItem(row)->text(column);
        return texts;
    }
    QStringList reasons() const { return column(u"recordedRows"_s, 2); }
    QString sentence() const { return m_librarian->text(u"DoublesDialog/sentence"_s); }
    bool isEnabled(const QString &button) const
    {
        return m_librarian->the<QPushButton>(u"DoublesDialog/"_s + button).isEnabled();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

void DoublesTest::init()
{
    m_address = filledShelves(m_server);
    one(u"INSERT INTO authors (name, bio) VALUES ('Capek, Karel', 'Of robots.');"
        "INSERT INTO books (title, author_id) SELECT 'Hordubal', id FROM authors WHERE name = 'Capek, Karel'"_s);
    m_librarian = std::make_unique<Librarian>();
}

void DoublesTest::twoAuthorsAreMergedByAKeyAndTakenApart()
{
    const QString before = shelves();
    open();
    EVENTUALLY_EQUAL(reasons(), QStringList{u"The same name"_s});
    EVENTUALLY(isEnabled(u"sameButton"_s));

    m_librarian->press(Qt::Key_S);

    EVENTUALLY_EQUAL(sentence(), u"Capek, Karel is merged into Karel Čapek. 1 book went over."_s);
    QCOMPARE(one(u"SELECT other_names::text FROM catalpa.author_details"_s), u"{\"Capek, Karel\"}"_s);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Capek, Karel'"_s), u"0"_s);
    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"No doubles"_s));
    m_librarian->press(QKeySequence::Undo);

    EVENTUALLY_EQUAL(sentence(), u"Undone: merge of Capek, Karel into Karel Čapek."_s);
    QCOMPARE(shelves(), before);
    EVENTUALLY_EQUAL(reasons(), QStringList{u"The same name"_s});
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_details"_s), u"0"_s);
}

void DoublesTest::aMergeIsUndoneAndDoneAgainInTheWindow()
{
    const QString before = shelves();
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));
    m_librarian->press(Qt::Key_S);
    EVENTUALLY(sentence().contains(u"is merged into"_s));
    const QString after = shelves();
    closeDoubles();
    EVENTUALLY(!m_librarian->column().contains(u"Capek, Karel"_s) && m_librarian->hasRows());

    m_librarian->press(QKeySequence::Undo);
    EVENTUALLY_EQUAL(shelves(), before);
    EVENTUALLY(m_librarian->column().contains(u"Capek, Karel"_s));
    m_librarian->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY_EQUAL(shelves(), after);
    EVENTUALLY(!m_librarian->column().contains(u"Capek, Karel"_s));
    m_librarian->press(QKeySequence::Undo);
    EVENTUALLY_EQUAL(shelves(), before);
}

void DoublesTest::whatIsDecidedIsAStepAlsoWhenItsAnswerIsLost_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QByteArray>("lost");
    QTest::addColumn<QString>("state"); // Of the database.
    QTest::addColumn<QString>("step");
    QTest::addRow("the same") << Qt::Key_S << QByteArray("COMMIT")
                              << u"SELECT string_agg(name, ',' ORDER BY id) FROM authors"_s
                              << u"merge of Capek, Karel into Karel Čapek"_s;
    QTest::addRow("different") << Qt::Key_D << QByteArray("different_authors")
                               << u"SELECT count(*)::text FROM catalpa.different_authors WHERE one_added < 'infinity'"_s
                               << u"decision about Karel Čapek and Capek, Karel"_s;
}

//! Also when the dialog is closed before it is known that it was done.
void DoublesTest::whatIsDecidedIsAStepAlsoWhenItsAnswerIsLost()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const QByteArray, lost);
    QFETCH(const QString, state);
    QFETCH(const QString, step);
    FaultProxy line(m_server.overTcp(m_address));
    const QString before = one(state);
    m_librarian->open(line.address());
    m_librarian->writeCell(5, 2, u"GB"_s); // Opens the link.
    EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE country = 'GB'"_s), u"1"_s);
    openDoubles();
    EVENTUALLY(isEnabled(u"sameButton"_s));
    line.loseAnswers(lost, 1);
    line.refuse(true);

    m_librarian->press(key);
    EVENTUALLY(one(state) != before);
    closeDoubles();
    line.refuse(false);

    const auto *undo = m_librarian->window().findChild<QAction *>(u"undoAction"_s);
    EVENTUALLY_EQUAL(undo->text(), u"&Undo: "_s + step);
    m_librarian->table().setFocus();
    m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
    EVENTUALLY_EQUAL(one(state), before);
}

void DoublesTest::whatIsDifferentIsNotProposedAgain()
{
    open();
    EVENTUALLY_EQUAL(reasons().size(), 1);

    m_librarian->press(Qt::Key_D);

    EVENTUALLY_EQUAL(sentence(), u"It is remembered that they are not the same."_s);
    closeDoubles();
    openDoubles();
    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"No doubles"_s));
    closeDoubles();
    m_librarian->press(QKeySequence::Undo);
    EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM catalpa.different_authors WHERE one_added < 'infinity'"_s), u"0"_s);
    openDoubles();
    EVENTUALLY_EQUAL(reasons().size(), 1);
}

void DoublesTest::whatIsLeftForLaterIsProposedTheNextTime()
{
    open();
    EVENTUALLY_EQUAL(reasons().size(), 1);

    m_librarian->press(Qt::Key_L);

    EVENTUALLY_EQUAL(sentence(), u"They are proposed again the next time."_s);
    QCOMPARE(reasons(), QStringList());
    closeDoubles();
    openDoubles();
    EVENTUALLY_EQUAL(reasons().size(), 1);
}

void DoublesTest::bothStandSideBySideWithTheirDifferences()
{
    one(u"UPDATE authors SET bio = NULL WHERE name = 'Karel Čapek'"_s);
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));

    QCOMPARE(column(u"comparison"_s, 0),
             (QStringList{u"Number"_s, u"Added"_s, u"Books"_s, u"Name"_s, u"Country"_s, u"Biography"_s}));
    QCOMPARE(column(u"comparison"_s, 1).mid(3), (QStringList{u"Karel Čapek"_s, u"Austria"_s, u"—"_s}));
    QCOMPARE(column(u"comparison"_s, 2).mid(3), (QStringList{u"Capek, Karel"_s, u"—"_s, u"Of robots."_s}));
    QCOMPARE(column(u"comparison"_s, 3).mid(3), (QStringList{u"Karel Čapek"_s, u"Austria"_s, u"Of robots."_s}));
}

void DoublesTest::fieldsAreChosenByKeys()
{
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));

    m_librarian->press(Qt::Key_Tab); // To the comparison, whose first difference is the name.
    m_librarian->press(Qt::Key_Space);
    QCOMPARE(column(u"comparison"_s, 3).value(3), u"Capek, Karel"_s);
    m_librarian->press(Qt::Key_S);

    EVENTUALLY(sentence().contains(u"is merged into"_s));
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Capek, Karel'"_s), u"1"_s);
    QCOMPARE(one(u"SELECT other_names::text FROM catalpa.author_details"_s), u"{\"Karel Čapek\"}"_s);
}

void DoublesTest::theOtherOneStays()
{
    const QString number = one(u"SELECT id FROM authors WHERE name = 'Capek, Karel'"_s);
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));

    m_librarian->press(Qt::Key_X);
    QCOMPARE(column(u"comparison"_s, 1).value(0), number);
    m_librarian->press(Qt::Key_S);

    EVENTUALLY(sentence().startsWith(u"Karel Čapek is merged into Capek, Karel."_s));
    QCOMPARE(one(u"SELECT id FROM authors WHERE name ~ 'apek'"_s), number);
}

void DoublesTest::booksAreMergedToo()
{
    one(u"INSERT INTO books (title, author_id) SELECT 'Hordubal!', author_id FROM books WHERE title = 'Hordubal'"_s);
    m_librarian->open(m_address);
    EVENTUALLY(m_librarian->hasRows());
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    openDoubles();
    EVENTUALLY_EQUAL(reasons(), QStringList{u"The same title by the same author"_s});
    EVENTUALLY(isEnabled(u"sameButton"_s));

    m_librarian->press(Qt::Key_S);

    EVENTUALLY_EQUAL(sentence(), u"Hordubal! is merged into Hordubal."_s);
    QCOMPARE(one(u"SELECT count(*) FROM books WHERE title ~ 'Hordubal'"_s), u"1"_s);
    m_librarian->press(QKeySequence::Undo);
    EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title ~ 'Hordubal'"_s), u"2"_s);
}

void DoublesTest::aChainBecomesOneAuthor()
{
    one(u"INSERT INTO authors (name) VALUES ('karel capek')"_s);
    open();
    EVENTUALLY_EQUAL(reasons().size(), 3);

    for (int left = 2; left > 0; --left) {
        EVENTUALLY(isEnabled(u"sameButton"_s));
        m_librarian->press(Qt::Key_S);
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE name ~ 'apek'"_s).toInt(), left);
    }

    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"No doubles"_s));
    QCOMPARE(one(u"SELECT array_length(other_names, 1) FROM catalpa.author_details"_s), u"2"_s);
}

void DoublesTest::nothingIsMergedThatSomebodyHasChanged()
{
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));
    one(u"UPDATE authors SET bio = 'Of newts.' WHERE name = 'Capek, Karel'"_s);
    const QString before = shelves();

    m_librarian->press(Qt::Key_S);

    EVENTUALLY(sentence().startsWith(u"Somebody else has changed “Capek, Karel” since it was shown here."_s));
    QCOMPARE(shelves(), before);
    EVENTUALLY(column(u"comparison"_s, 2).contains(u"Of newts."_s));
    EVENTUALLY(isEnabled(u"sameButton"_s));
    m_librarian->press(Qt::Key_S);
    EVENTUALLY(sentence().contains(u"is merged into"_s));
}

void DoublesTest::whatSomebodyHasDeletedIsNotProposedAnyMore()
{
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));
    one(u"DELETE FROM books WHERE title = 'Hordubal'; DELETE FROM authors WHERE name = 'Capek, Karel'"_s);
    const QString before = shelves();

    m_librarian->press(Qt::Key_S);

    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"No doubles"_s));
    QCOMPARE(sentence(), u"Somebody else has deleted “Capek, Karel” meanwhile. Nothing was merged."_s);
    QCOMPARE(shelves(), before);
}

void DoublesTest::whoMayNotChangeMayLook()
{
    one(u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(m_address.database));
    open();
    EVENTUALLY_EQUAL(reasons().size(), 1);

    QVERIFY(sentence().startsWith(u"You may look at them."_s));
    EVENTUALLY(!column(u"comparison"_s, 0).isEmpty());
    for (const QString &button : {u"sameButton"_s, u"differentButton"_s, u"exchangeButton"_s, u"undoButton"_s})
        QVERIFY(!isEnabled(button));
    m_librarian->press(Qt::Key_S);
    m_librarian->press(Qt::Key_D);
    QCOMPARE(reasons().size(), 1);
}

void DoublesTest::sayWhenThereAreNone()
{
    one(u"DELETE FROM books WHERE title = 'Hordubal'; DELETE FROM authors WHERE name = 'Capek, Karel'"_s);
    open();

    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"Nothing that is probably the same is left to decide."_s));
    QVERIFY(!isEnabled(u"sameButton"_s) && !isEnabled(u"laterButton"_s));
}

void DoublesTest::sayThatTheyCannotBeLookedFor()
{
    m_librarian->open(m_address);
    EVENTUALLY(m_librarian->hasRows());
    one(u"ALTER TABLE catalpa.different_authors RENAME TO elsewhere"_s);
    openDoubles();

    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"The doubles cannot be looked for"_s));
    one(u"ALTER TABLE catalpa.elsewhere RENAME TO different_authors"_s);
    m_librarian->click(u"DoublesDialog/emptyStateAction"_s);
    EVENTUALLY_EQUAL(reasons().size(), 1);
}

void DoublesTest::textIsNeverMarkup()
{
    one(u"UPDATE authors SET name = '<b>Capek</b>, Karel' WHERE name = 'Capek, Karel';"
        "INSERT INTO authors (name) VALUES ('<b>CAPEK</b>, Karel')"_s);
    open();
    EVENTUALLY(isEnabled(u"sameButton"_s));

    m_librarian->press(Qt::Key_S);

    EVENTUALLY(sentence().contains(u"<b>CAPEK</b>, Karel is merged into <b>Capek</b>, Karel."_s));
    QCOMPARE(m_librarian->the<QLabel>(u"DoublesDialog/sentence"_s).textFormat(), Qt::PlainText);
}

void DoublesTest::withoutAPlaceForThemTheCommandSaysWhy()
{
    one(u"DROP TABLE catalpa.merges"_s);
    m_librarian->open(m_address);

    const auto *action = m_librarian->window().findChild<QAction *>(u"doublesAction"_s);
    EVENTUALLY(m_librarian->hasRows());
    QVERIFY(!action->isEnabled());
    QVERIFY(action->statusTip().startsWith(u"This catalogue has no place for what is decided of doubles."_s));
}

CATALPA_TEST(DoublesTest)
#include "tst_doubles.moc"
