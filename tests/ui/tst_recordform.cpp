// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What is recorded beside a title and a name, in the panes, with real keys.
class RecordFormTest : public QObject {
    Q_OBJECT

    // Rows by title: 0 The Dispossessed, 1 R.U.R., 2 Solaris, 3 War with the Newts, 4 A Wizard of Earthsea.
    static constexpr int dispossessed = 0;
    static constexpr int rur = 1;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void onlyWhatIsFilledIsShown();
    void aFieldIsFoundByTyping();
    void theMenuGoesWithoutAField();
    void aFieldIsSavedWhenItIsLeft();
    void aTextThatIsTypedNextReplacesTheNextField();
    void revertTakesBackWhatIsTyped();
    void severalValuesStandInALineEach();
    void aRoleIsOffered();
    void aLanguageIsRecordedByItsCode();
    void aWrongNumberIsMarkedAndKept();
    void whatIsNoNumberStaysUntilItIsMended();
    void aConflictNamesTheField();
    void whatOthersChangeIsReadAgainAroundWhatIsTyped();
    void editsAreCollectedForReview();
    void theNextEntryHasTheSameFieldOpen();
    void anAnswerLeavesABlankThatWasJustTyped();
    void anAnswerLeavesALineThatWasJustBegun();
    void aComplaintStaysUntilItsCauseIsMended();
    void aFieldIsAddedAsSoonAsTheRecordIsThere();
    void fieldsAreOfferedBesideTheirButtonInANarrowWindow();
    void theHistoryNamesTheField();
    void anAuthorHasDetailsToo();
    void whoMayOnlyReadAddsNothing();
    void aCatalogueWithoutDetailsIsAsItWas();

private:
    void openBook(int row, const QString &values = {});
    void fill(const QString &values, int book = 3);
    QString stored(const QString &column, int book = 3);
    void addField(const QString &typed);
    QString field(const QString &key) const { return m_librarian->text(u"BookPane/%1Edit"_s.arg(key)); }
    QString note(const QString &key) const { return m_librarian->text(u"BookPane/%1Note"_s.arg(key)); }
    QString focus() const { return m_librarian->window().focusWidget()->objectName(); }
    QString undoText() const { return m_librarian->window().findChild<QAction *>(u"undoAction"_s)->text(); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

void RecordFormTest::fill(const QString &values, int book)
{
    const QString columns = values.section(u" = "_s, 0, 0);
    m_server.sql(m_address,
                 u"INSERT INTO catalpa.book_details (book_id, %1) VALUES (%2, %3)"_s.arg(columns, QString::number(book),
                                                                                         values.section(u" = "_s, 1)));
}

QString RecordFormTest::stored(const QString &column, int book)
{
    return m_server.sql(m_address,
                        u"SELECT %1 FROM catalpa.book_details WHERE book_id = %2"_s.arg(column, QString::number(book)));
}

void RecordFormTest::openBook(int row, const QString &values)
{
    if (!values.isEmpty())
        fill(values);
    m_librarian->open(m_address);
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(m_librarian->column().size(), 5);
    m_librarian->clickCell(row, 0);
    QTRY_COMPARE(m_librarian->text(u"BookPane/heading"_s), m_librarian->column().value(row));
    QTRY_VERIFY(m_librarian->find(u"BookPane/addFieldButton"_s) != nullptr);
    QTRY_VERIFY(m_librarian->find(u"BookPane/addFieldButton"_s)->isEnabled());
}

//! With the keyboard alone.
void RecordFormTest::addField(const QString &typed)
{
    m_librarian->find(u"BookPane/addFieldButton"_s)->setFocus();
    m_librarian->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    m_librarian->type(typed);
    m_librarian->press(Qt::Key_Return);
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    m_librarian->window().activateWindow(); // Without a display nobody does it when a popup has gone.
    QTRY_VERIFY(m_librarian->window().isActiveWindow());
}

void RecordFormTest::onlyWhatIsFilledIsShown()
{
    openBook(rur, u"publisher, published, isbn = 'Aventinum', 'c1920', ARRAY['80-7181-156-4', '9788071811565']"_s);

    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    QCOMPARE(field(u"published"_s), u"c1920"_s);
    QCOMPARE(field(u"isbn"_s), u"80-7181-156-4\n9788071811565"_s);
    QVERIFY(!m_librarian->sees(u"BookPane/placeEdit"_s));
    QStringList groups;
    for (QLabel *label : m_librarian->the<QWidget>(u"BookPane"_s).findChildren<QLabel *>(u"detailGroup"_s)) {
        if (label->isVisible())
            groups += label->text();
    }
    QCOMPARE(groups, QStringList({u"Publication"_s, u"Identifiers"_s}));

    m_librarian->clickCell(dispossessed, 0);
    EVENTUALLY(!m_librarian->sees(u"BookPane/publisherEdit"_s));
    QVERIFY(!m_librarian->sees(u"BookPane/isbnEdit"_s));
}

void RecordFormTest::aFieldIsFoundByTyping()
{
    openBook(rur);
    m_librarian->press(Qt::Key_Return);
    EVENTUALLY_EQUAL(focus(), u"titleEdit"_s);
    for (int field = 0; field < 3; ++field)
        m_librarian->press(Qt::Key_Tab);
    QCOMPARE(focus(), u"addFieldButton"_s);

    m_librarian->press(Qt::Key_Return);
    EVENTUALLY(QApplication::activePopupWidget() != nullptr);
    auto *fields = QApplication::activePopupWidget()->findChild<QTreeWidget *>();
    m_librarian->type(u"pub"_s);
    QStringList offered;
    for (int row = 0; row < fields->topLevelItemCount(); ++row) {
        if (!fields->topLevelItem(row)->isHidden())
            offered += fields->topLevelItem(row)->data(0, Qt::AccessibleTextRole).toString();
    }
    QCOMPARE(offered.first(2), QStringList({u"Publication date"_s, u"Publisher"_s}));
    m_librarian->press(Qt::Key_Down);
    m_librarian->press(Qt::Key_Return);

    EVENTUALLY_EQUAL(focus(), u"publisherEdit"_s);
    QVERIFY(m_librarian->sees(u"BookPane/publisherEdit"_s));
}

void RecordFormTest::theMenuGoesWithoutAField()
{
    openBook(rur);
    m_librarian->find(u"BookPane/addFieldButton"_s)->setFocus();
    m_librarian->press(Qt::Key_Space);
    EVENTUALLY(QApplication::activePopupWidget() != nullptr);
    m_librarian->type(u"no such field"_s);
    m_librarian->press(Qt::Key_Return); // There is nothing to take.
    QVERIFY(QApplication::activePopupWidget() != nullptr);
    m_librarian->press(Qt::Key_Escape);

    QVERIFY(QApplication::activePopupWidget() == nullptr);
    QCOMPARE(focus(), u"addFieldButton"_s);
}

void RecordFormTest::aFieldIsSavedWhenItIsLeft()
{
    openBook(rur);
    addField(u"publisher"_s);
    m_librarian->type(u"  Aventinum "_s);
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Aventinum"_s);
    QCOMPARE(undoText(), u"&Undo: publisher of R.U.R."_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    m_librarian->table().setFocus();
    m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
    EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: publisher of R.U.R."_s);
    QCOMPARE(stored(u"publisher"_s), QString());
    EVENTUALLY_EQUAL(field(u"publisher"_s), QString());
    m_librarian->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Aventinum"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
}

void RecordFormTest::aTextThatIsTypedNextReplacesTheNextField()
{
    openBook(rur, u"publisher, place = 'Old', 'Brno'"_s);
    m_librarian->writeLine(u"BookPane/publisherEdit"_s, u"Aventinum"_s);
    m_librarian->press(Qt::Key_Tab);
    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Aventinum"_s);
    EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
    QCOMPARE(focus(), u"placeEdit"_s);

    m_librarian->type(u"Praha"_s); // Over what stands there: the answer of the database has left it selected.
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY_EQUAL(stored(u"place"_s), u"Praha"_s);
}

void RecordFormTest::revertTakesBackWhatIsTyped()
{
    openBook(rur, u"publisher = 'Aventinum'"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    m_librarian->writeLine(u"BookPane/publisherEdit"_s, u"Somebody else"_s);

    m_librarian->click(u"BookPane/revertButton"_s);

    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    QCOMPARE(undoText(), u"&Undo"_s);
    QCOMPARE(stored(u"publisher"_s), u"Aventinum"_s);
}

void RecordFormTest::severalValuesStandInALineEach()
{
    openBook(rur);
    addField(u"subjects"_s);
    m_librarian->type(u"Robots"_s);
    m_librarian->press(Qt::Key_Return);
    m_librarian->press(Qt::Key_Return);
    m_librarian->type(u"Drama, Czech "_s);
    m_librarian->press(Qt::Key_Return);
    m_librarian->type(u"Robots"_s);
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY_EQUAL(stored(u"subjects"_s), u"{Robots,\"Drama, Czech\"}"_s);
    EVENTUALLY_EQUAL(field(u"subjects"_s), u"Robots\nDrama, Czech"_s);
    QCOMPARE(undoText(), u"&Undo: subjects of R.U.R."_s);
}

void RecordFormTest::aRoleIsOffered()
{
    openBook(rur);
    addField(u"people"_s);
    m_librarian->type(u"Selver, Paul [trans"_s);
    auto *roles = m_librarian->the<QWidget>(u"BookPane/peopleEdit"_s).findChild<QTreeWidget *>(u"roleMatches"_s);
    EVENTUALLY(roles->isVisible());
    QCOMPARE(roles->topLevelItem(0)->text(0), u"translator"_s);
    m_librarian->press(Qt::Key_Tab);
    QCOMPARE(field(u"people"_s), u"Selver, Paul [translator]"_s);
    QCOMPARE(focus(), u"peopleEdit"_s);
    QVERIFY(!roles->isVisible());
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY_EQUAL(stored(u"people->0->>'name'"_s), u"Selver, Paul"_s);
    QCOMPARE(stored(u"people->0->>'role'"_s), u"trl"_s);
    EVENTUALLY_EQUAL(field(u"people"_s), u"Selver, Paul [translator]"_s);
}

void RecordFormTest::aLanguageIsRecordedByItsCode()
{
    openBook(rur);
    addField(u"language"_s);
    m_librarian->type(u"čeština"_s);
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY_EQUAL(stored(u"language"_s), u"cs"_s);
    QCOMPARE(field(u"language"_s), u"cs"_s);
    QCOMPARE(note(u"language"_s), u"Czech"_s);
}

void RecordFormTest::aWrongNumberIsMarkedAndKept()
{
    openBook(rur);
    addField(u"isbn"_s);
    m_librarian->type(u"80-7181-156-4"_s);
    m_librarian->press(Qt::Key_Tab);
    EVENTUALLY_EQUAL(stored(u"isbn"_s), u"{80-7181-156-4}"_s);
    QCOMPARE(note(u"isbn"_s), QString());

    m_librarian->press(Qt::Key_Backtab, Qt::ShiftModifier);
    m_librarian->press(Qt::Key_End, Qt::ControlModifier);
    m_librarian->press(Qt::Key_Backspace);
    m_librarian->type(u"5"_s);
    QCOMPARE(note(u"isbn"_s), QString()); // Nobody is marked while he types.
    m_librarian->press(Qt::Key_Tab);
    EVENTUALLY_EQUAL(stored(u"isbn"_s), u"{80-7181-156-5}"_s);

    QCOMPARE(note(u"isbn"_s), u"“80-7181-156-5” is no ISBN: its check digit is wrong."_s);
    QVERIFY(m_librarian->the<QWidget>(u"BookPane/isbnNote"_s).toolTip().contains(u"It is kept as it is typed."_s));
    QCOMPARE(m_librarian->the<QWidget>(u"BookPane/isbnEdit"_s).accessibleDescription(), note(u"isbn"_s));
    QCOMPARE(m_librarian->text(u"BookPane/complaint"_s), QString());
}

void RecordFormTest::whatIsNoNumberStaysUntilItIsMended()
{
    openBook(rur);
    addField(u"copies"_s);
    m_librarian->type(u"three"_s);
    m_librarian->press(Qt::Key_Tab);
    QCOMPARE(m_librarian->text(u"BookPane/complaint"_s), u"“three” is no number of 0 to 1,000,000."_s);

    m_librarian->clickCell(dispossessed, 0);
    EVENTUALLY(m_librarian->banner().endsWith(u" of R.U.R.: not saved. “three” is no number of 0 to 1,000,000."_s));
    QCOMPARE(m_librarian->text(u"BookPane/heading"_s), u"R.U.R."_s);
    QCOMPARE(field(u"copies"_s), u"three"_s);
    m_librarian->writeLine(u"BookPane/copiesEdit"_s, u"3"_s);
    m_librarian->press(Qt::Key_Return);

    EVENTUALLY_EQUAL(stored(u"copies"_s), u"3"_s);
}

void RecordFormTest::aConflictNamesTheField()
{
    openBook(rur, u"publisher = 'Aventinum'"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    m_server.sql(m_address, u"UPDATE catalpa.book_details SET publisher = 'Borový' WHERE book_id = 3"_s);
    m_librarian->writeLine(u"BookPane/publisherEdit"_s, u"Topič"_s);
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
    QCOMPARE(m_librarian->text(u"ConflictPane/conflictSentence"_s),
             u"The publisher of R.U.R. has been changed by somebody else too. Theirs stands in the catalogue."_s);
    m_librarian->press(Qt::Key_K, Qt::AltModifier);

    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Topič"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Topič"_s);
}

void RecordFormTest::whatOthersChangeIsReadAgainAroundWhatIsTyped()
{
    openBook(rur, u"publisher, place = 'Aventinum', 'Praha'"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    m_librarian->writeLine(u"BookPane/placeEdit"_s, u"Brno"_s);
    m_server.sql(m_address,
                 u"UPDATE catalpa.book_details SET publisher = 'Borový', place = 'Plzeň' WHERE book_id = 3"_s);

    m_librarian->press(Qt::Key_F5);

    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Borový"_s);
    QCOMPARE(field(u"place"_s), u"Brno"_s);
    m_librarian->press(Qt::Key_Tab);
    EVENTUALLY(m_librarian->sees(u"ConflictPane"_s)); // What was not seen is not written over.
    QCOMPARE(stored(u"place"_s), u"Plzeň"_s);
}

void RecordFormTest::editsAreCollectedForReview()
{
    openBook(rur, u"publisher = 'Aventinum'"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    m_librarian->window().findChild<QAction *>(u"collectAction"_s)->trigger();
    m_librarian->writeLine(u"BookPane/publisherEdit"_s, u"Topič"_s);
    m_librarian->press(Qt::Key_Tab);
    EVENTUALLY(m_librarian->sees(u"unsavedButton"_s));
    QCOMPARE(field(u"publisher"_s), u"Topič"_s);
    QCOMPARE(stored(u"publisher"_s), u"Aventinum"_s);

    m_librarian->press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY(m_librarian->sees(u"ReviewDialog"_s));
    const QAbstractItemModel *edits = m_librarian->the<QWidget>(u"ReviewDialog"_s).findChild<QTreeView *>()->model();
    QCOMPARE(edits->index(0, 0).data().toString(), u"Publisher of R.U.R.: Aventinum → Topič"_s);
}

void RecordFormTest::theNextEntryHasTheSameFieldOpen()
{
    openBook(rur, u"publisher = 'Aventinum'"_s);
    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    m_librarian->writeLine(u"BookPane/publisherEdit"_s, u"Topič"_s);
    m_librarian->press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_librarian->text(u"BookPane/heading"_s), u"Solaris"_s);
    QCOMPARE(focus(), u"publisherEdit"_s);
    QCOMPARE(field(u"publisher"_s), QString());
    m_librarian->type(u"MON"_s);
    m_librarian->press(Qt::Key_PageUp, Qt::ControlModifier);

    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Topič"_s);
    QCOMPARE(focus(), u"publisherEdit"_s);
    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Topič"_s);
    EVENTUALLY_EQUAL(stored(u"publisher"_s, 5), u"MON"_s);
}

void RecordFormTest::anAnswerLeavesABlankThatWasJustTyped()
{
    openBook(rur, u"publisher, place = 'Aventinum', 'Praha'"_s);
    EVENTUALLY_EQUAL(field(u"place"_s), u"Praha"_s);
    FaultProxy line(m_server.overTcp(m_address));
    m_librarian->quit();
    m_librarian->open(line.address());
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    EVENTUALLY(m_librarian->column().size() == 5);
    m_librarian->clickCell(rur, 0);
    EVENTUALLY_EQUAL(field(u"place"_s), u"Praha"_s);
    m_librarian->writeLine(u"BookPane/publisherEdit"_s, u"Borový"_s);
    line.setSilent(true);
    m_librarian->press(Qt::Key_Tab);
    QCOMPARE(focus(), u"placeEdit"_s);
    m_librarian->press(Qt::Key_End);
    m_librarian->type(u" "_s);

    line.setSilent(false);
    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Borový"_s);
    EVENTUALLY_EQUAL(undoText().contains(u"publisher"_s), true);
    m_librarian->type(u"8"_s);

    QCOMPARE(field(u"place"_s), u"Praha 8"_s);
}

void RecordFormTest::anAnswerLeavesALineThatWasJustBegun()
{
    openBook(rur, u"subjects = ARRAY['Robots']"_s);
    EVENTUALLY_EQUAL(field(u"subjects"_s), u"Robots"_s);
    m_librarian->find(u"BookPane/subjectsEdit"_s)->setFocus();
    m_librarian->press(Qt::Key_End, Qt::ControlModifier);
    m_librarian->press(Qt::Key_Return);
    m_server.sql(m_address, u"UPDATE books SET title = 'Rossum' WHERE id = 3"_s);
    m_librarian->press(Qt::Key_F5);
    EVENTUALLY(m_librarian->column().contains(u"Rossum"_s));

    m_librarian->type(u"Plays"_s);

    QCOMPARE(field(u"subjects"_s), u"Robots\nPlays"_s);
}

void RecordFormTest::aComplaintStaysUntilItsCauseIsMended()
{
    openBook(rur, u"copies = 1"_s);
    EVENTUALLY_EQUAL(field(u"copies"_s), u"1"_s);
    m_librarian->writeLine(u"BookPane/copiesEdit"_s, u"three"_s);
    m_librarian->press(Qt::Key_Return);
    const QString complaint = m_librarian->text(u"BookPane/complaint"_s);
    QVERIFY(!complaint.isEmpty());
    m_server.sql(m_address, u"UPDATE catalpa.book_details SET place = 'Brno' WHERE book_id = 3"_s);

    m_librarian->press(Qt::Key_F5);

    EVENTUALLY_EQUAL(field(u"place"_s), u"Brno"_s);
    QCOMPARE(m_librarian->text(u"BookPane/complaint"_s), complaint);
    m_librarian->writeLine(u"BookPane/copiesEdit"_s, u"3"_s);
    QVERIFY(!m_librarian->sees(u"BookPane/complaint"_s));
    m_librarian->press(Qt::Key_Return);
    EVENTUALLY_EQUAL(stored(u"copies"_s), u"3"_s);
}

void RecordFormTest::aFieldIsAddedAsSoonAsTheRecordIsThere()
{
    fill(u"publisher = 'Aventinum'"_s);
    FaultProxy line(m_server.overTcp(m_address));
    m_librarian->open(line.address());
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    EVENTUALLY(m_librarian->column().size() == 5);
    line.setSilent(true);
    m_librarian->clickCell(rur, 0);
    EVENTUALLY_EQUAL(m_librarian->text(u"BookPane/heading"_s), u"R.U.R."_s);
    m_librarian->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    m_librarian->type(u"x"_s);
    QCOMPARE(m_librarian->text(u"BookPane/titleEdit"_s), u"R.U.R."_s);
    QVERIFY(!QApplication::activePopupWidget());

    line.setSilent(false);

    EVENTUALLY(QApplication::activePopupWidget() != nullptr);
    m_librarian->press(Qt::Key_Escape);
}

void RecordFormTest::fieldsAreOfferedBesideTheirButtonInANarrowWindow()
{
    m_librarian->open(m_address);
    m_librarian->window().resize(800, 600);
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    EVENTUALLY(m_librarian->column().size() == 5);
    m_librarian->clickCell(rur, 0);

    m_librarian->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);

    EVENTUALLY(QApplication::activePopupWidget() != nullptr);
    const QWidget *button = m_librarian->find(u"BookPane/addFieldButton"_s);
    const QPoint away = QApplication::activePopupWidget()->pos() - button->mapToGlobal(QPoint(0, button->height()));
    QVERIFY2(away.manhattanLength() < button->height(), qPrintable(u"%1, %2"_s.arg(away.x()).arg(away.y())));
    m_librarian->press(Qt::Key_Escape);
}

void RecordFormTest::theHistoryNamesTheField()
{
    openBook(rur);
    addField(u"publisher"_s);
    m_librarian->type(u"Aventinum"_s);
    m_librarian->press(Qt::Key_Tab);
    EVENTUALLY_EQUAL(stored(u"publisher"_s), u"Aventinum"_s);
    m_librarian->table().setFocus();

    m_librarian->press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);

    EVENTUALLY(m_librarian->sees(u"HistoryDialog"_s));
    const auto *entries = m_librarian->the<QWidget>(u"HistoryDialog"_s).findChild<QTreeWidget *>();
    EVENTUALLY(entries->topLevelItemCount() > 0);
    QCOMPARE(entries->topLevelItem(0)->text(2), u"Publisher: — → Aventinum"_s);
}

void RecordFormTest::anAuthorHasDetailsToo()
{
    m_librarian->open(m_address);
    m_librarian->clickCell(0, 0);
    EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Karel Čapek"_s);
    EVENTUALLY(m_librarian->sees(u"AuthorPane/addFieldButton"_s));
    EVENTUALLY(m_librarian->find(u"AuthorPane/addFieldButton"_s)->isEnabled());
    m_librarian->click(u"AuthorPane/addFieldButton"_s);
    EVENTUALLY(QApplication::activePopupWidget() != nullptr);
    m_librarian->type(u"isni"_s);
    m_librarian->press(Qt::Key_Return);
    m_librarian->type(u"0000 0001 2144 2481"_s);
    m_librarian->press(Qt::Key_Tab);

    EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT isni FROM catalpa.author_details WHERE author_id = 2"_s),
                     u"0000 0001 2144 2481"_s);
    QCOMPARE(m_librarian->text(u"AuthorPane/isniNote"_s),
             u"0000 0001 2144 2481 has a wrong check digit, or is no ISNI."_s);
    QCOMPARE(undoText(), u"&Undo: ISNI of Karel Čapek"_s);
}

void RecordFormTest::whoMayOnlyReadAddsNothing()
{
    fill(u"publisher = 'Aventinum'"_s);
    ConnectionAddress address = m_address;
    m_server.createRole(u"details_reader"_s);
    m_server.sql(m_address, u"GRANT SELECT ON authors, books TO details_reader"_s);
    address.user = u"details_reader"_s;
    m_librarian->open(address);
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
    m_librarian->clickCell(rur, 0);

    EVENTUALLY_EQUAL(field(u"publisher"_s), u"Aventinum"_s);
    QVERIFY(m_librarian->the<QLineEdit>(u"BookPane/publisherEdit"_s).isReadOnly());
    QVERIFY(!m_librarian->sees(u"BookPane/addFieldButton"_s));
}

void RecordFormTest::aCatalogueWithoutDetailsIsAsItWas()
{
    m_server.sql(m_address, u"DROP TABLE catalpa.book_details, catalpa.author_details CASCADE"_s);
    m_librarian->open(m_address);
    m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
    m_librarian->clickCell(rur, 0);
    EVENTUALLY_EQUAL(m_librarian->text(u"BookPane/heading"_s), u"R.U.R."_s);

    QVERIFY(!m_librarian->sees(u"BookPane/addFieldButton"_s));
}

CATALPA_TEST(RecordFormTest)
#include "tst_recordform.moc"
