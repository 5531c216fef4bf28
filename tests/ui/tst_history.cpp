// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/theme.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A person looks at what was done, and takes it back, with keys only.
class HistoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_librarian.reset(); }
    void showsWhatWasDoneToARecord();
    void givesAFieldBackWhatItHeld();
    void saysThatAFieldHoldsTheValueAlready();
    void whatCannotBeWrittenHereHasNoButton();
    void showsOlderChangesOnRequest();
    void bringsADeletedAuthorBack();
    void saysWhyARecordCannotComeBack();
    void anEmptyTrashSaysWhatItIsFor();
    void takesBackWhatWasDoneTogether();
    void findsOutWhatBecameOfALostAnswer_data();
    void findsOutWhatBecameOfALostAnswer();
    void saysWhatStandsInTheWay();
    void saysThatTheHistoryCannotBeRead();
    void saysAWordWhileReading();
    void aChosenRowLooksAsInTheTable();
    void withoutAHistoryTheCommandsSayWhy();
    void textIsNeverMarkup();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    void openHistory() const
    {
        m_librarian->press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"HistoryDialog/recordedRows"_s));
    }
    void openTrash() const
    {
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(Qt::Key_T);
        EVENTUALLY(m_librarian->sees(u"TrashDialog"_s));
    }
    QStringList rows(const QString &dialog, int column = 2) const
    {
        QStringList texts;
        if (!m_librarian->sees(dialog + "/recordedRows"_L1))
            return texts;
        const auto &list = m_librarian->the<QTreeWidget>(dialog + "/recordedRows"_L1);
        for (int row = 0; row < list.topLevelItemCount(); ++row)
            texts += list.topLevelItem(row)->text(column);
        return texts;
    }
    QString sentence(const QString &dialog) const { return m_librarian->text(dialog + "/sentence"_L1); }
    bool isEnabled(const QString &button) const { return m_librarian->the<QPushButton>(button).isEnabled(); }
    void goTo(const QString &name) const
    {
        EVENTUALLY(m_librarian->hasRows());
        m_librarian->clickCell(int(m_librarian->column().indexOf(name)), 0);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

void HistoryTest::init()
{
    m_address = filledShelves(m_server);
    m_librarian = std::make_unique<Librarian>();
}

void HistoryTest::showsWhatWasDoneToARecord()
{
    one(u"SET application_name = 'a script'; UPDATE authors SET country = 'CZ' WHERE name = 'Karel Čapek'"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);

    openHistory();

    EVENTUALLY_EQUAL(
        rows(u"HistoryDialog"_s),
        (QStringList{u"Country: Austria → Czechia"_s, u"Added"_s, u"From here on, changes are recorded"_s}));
    QCOMPARE(rows(u"HistoryDialog"_s, 1).first(), u"catalpa with a script"_s);
    QVERIFY(m_librarian->the<QWidget>(u"HistoryDialog"_s).windowTitle().contains(u"Karel Čapek"_s));
    m_librarian->press(Qt::Key_Escape);
    EVENTUALLY(!m_librarian->sees(u"HistoryDialog"_s));
    QCOMPARE(m_librarian->window().focusWidget(), &m_librarian->table());
}

void HistoryTest::givesAFieldBackWhatItHeld()
{
    one(u"UPDATE authors SET country = 'CZ' WHERE name = 'Karel Čapek'"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).size(), 3);

    m_librarian->press(Qt::Key_R, Qt::AltModifier);

    EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"It is saved."_s);
    QCOMPARE(one(u"SELECT country FROM authors WHERE name = 'Karel Čapek'"_s), u"AT"_s);
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).value(0), u"Country: Czechia → Austria"_s);
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s, 1).value(0), u"catalpa with Catalpa"_s);
    const auto *undo = m_librarian->window().findChild<QAction *>(u"undoAction"_s);
    EVENTUALLY_EQUAL(undo->text(), u"&Undo: country of Karel Čapek"_s);
}

void HistoryTest::saysThatAFieldHoldsTheValueAlready()
{
    one(u"UPDATE authors SET country = 'CZ' WHERE name = 'Karel Čapek'"_s);
    one(u"UPDATE authors SET country = 'AT' WHERE name = 'Karel Čapek'"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).size(), 4);

    m_librarian->press(Qt::Key_Down);
    m_librarian->press(Qt::Key_R, Qt::AltModifier);

    EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"Country holds this value already."_s);
}

void HistoryTest::whatCannotBeWrittenHereHasNoButton()
{
    one(u"ALTER TABLE authors ADD shelf text; UPDATE authors SET shelf = 'A1' WHERE name = 'Karel Čapek'"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();

    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).value(0), u"shelf: — → A1"_s);
    QVERIFY(!isEnabled(u"restoreValueButton"_s));
    QVERIFY(!isEnabled(u"takeBackButton"_s));
}

void HistoryTest::showsOlderChangesOnRequest()
{
    for (int time = 1; time <= 60; ++time)
        one(u"UPDATE authors SET bio = 'Biography %1' WHERE name = 'Karel Čapek'"_s.arg(time));
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).size(), 50);

    m_librarian->press(Qt::Key_O, Qt::AltModifier);

    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).size(), 62);
    QCOMPARE(rows(u"HistoryDialog"_s)[50], u"Biography: Biography 9 → Biography 10"_s);
    QVERIFY(!m_librarian->sees(u"olderButton"_s));
}

void HistoryTest::bringsADeletedAuthorBack()
{
    const QString books = u"SELECT count(*) FROM books JOIN authors a ON a.id = author_id WHERE name = 'Karel Čapek'"_s;
    const QString before = one(books);
    one(u"BEGIN; DELETE FROM books USING authors a WHERE a.id = author_id AND name = 'Karel Čapek';"
        "DELETE FROM authors WHERE name = 'Karel Čapek'; COMMIT"_s);
    m_librarian->open(m_address);
    EVENTUALLY(m_librarian->hasRows());
    QVERIFY(!m_librarian->column().contains(u"Karel Čapek"_s));

    openTrash();
    EVENTUALLY_EQUAL(rows(u"TrashDialog"_s).size(), 1);
    m_librarian->press(Qt::Key_R, Qt::AltModifier);

    EVENTUALLY(sentence(u"TrashDialog"_s).startsWith(u"Karel Čapek is in the catalogue again"_s));
    QCOMPARE(one(books), before);
    EVENTUALLY_EQUAL(rows(u"TrashDialog"_s), QStringList());
    m_librarian->press(Qt::Key_Escape);
    EVENTUALLY(m_librarian->column().contains(u"Karel Čapek"_s));
}

void HistoryTest::saysWhyARecordCannotComeBack()
{
    one(u"INSERT INTO authors (id, name) VALUES (77, 'First'); DELETE FROM authors WHERE id = 77;"
        "INSERT INTO authors (id, name) VALUES (77, 'Second')"_s);
    m_librarian->open(m_address);
    openTrash();
    EVENTUALLY_EQUAL(rows(u"TrashDialog"_s), QStringList{u"First"_s});

    m_librarian->press(Qt::Key_R, Qt::AltModifier);

    EVENTUALLY(sentence(u"TrashDialog"_s).startsWith(u"Under number 77 the catalogue has “Second” now"_s));
    QCOMPARE(rows(u"TrashDialog"_s), QStringList{u"First"_s});
    QVERIFY(isEnabled(u"restoreRecordButton"_s));
}

void HistoryTest::anEmptyTrashSaysWhatItIsFor()
{
    m_librarian->open(m_address);
    openTrash();

    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"The trash is empty"_s));
    QVERIFY(!isEnabled(u"restoreRecordButton"_s));
}

void HistoryTest::takesBackWhatWasDoneTogether()
{
    const QString countries = u"SELECT string_agg(coalesce(country, '-'), ',' ORDER BY id) FROM authors"_s;
    const QString before = one(countries);
    one(u"BEGIN; SELECT set_config('catalpa.batch', gen_random_uuid()::text, true); UPDATE authors SET country = 'DE';"
        "COMMIT"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).size(), 3);

    m_librarian->press(Qt::Key_U, Qt::AltModifier);

    EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"It is undone."_s);
    QCOMPARE(m_librarian->answers.asked.size(), 1);
    QCOMPARE(one(countries), before);
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).value(0), u"Country: Germany → Austria"_s);
}

void HistoryTest::findsOutWhatBecameOfALostAnswer_data()
{
    QTest::addColumn<QString>("dialog");
    QTest::addColumn<bool>("isClosed"); // Before it is known.
    QTest::addColumn<QString>("told");
    for (const bool isClosed : {false, true}) {
        const char *how = isClosed ? "closed" : "open";
        QTest::addRow("history, %s", how) << u"HistoryDialog"_s << isClosed << u"It is undone."_s;
        QTest::addRow("trash, %s", how) << u"TrashDialog"_s << isClosed << u"Gone is in the catalogue again."_s;
    }
}

void HistoryTest::findsOutWhatBecameOfALostAnswer()
{
    QFETCH(const QString, dialog);
    QFETCH(const bool, isClosed);
    QFETCH(const QString, told);
    const bool isTrash = dialog == u"TrashDialog"_s;
    const QString state = u"SELECT string_agg(name || coalesce(country, '-'), ',' ORDER BY id) FROM authors"_s;
    one(u"INSERT INTO authors (name) VALUES ('Gone'); DELETE FROM authors WHERE name = 'Gone';"
        "BEGIN; SELECT set_config('catalpa.batch', gen_random_uuid()::text, true); UPDATE authors SET country = 'DE'"
        " WHERE name <> 'Zadie Smith'; COMMIT"_s);
    const QString before = one(state);
    FaultProxy line(m_server.overTcp(m_address));
    m_librarian->open(line.address());
    goTo(u"Karel Čapek"_s);
    m_librarian->writeCell(int(m_librarian->column().indexOf(u"Zadie Smith"_s)), 2, u"GB"_s); // Opens the link.
    EVENTUALLY(one(state) != before);
    const QString now = one(state);
    goTo(u"Karel Čapek"_s);
    isTrash ? openTrash() : openHistory();
    EVENTUALLY(!rows(dialog).isEmpty());
    line.loseAnswers(isTrash ? "restore_deleted" : "take_back", 1);
    line.refuse(true);

    m_librarian->press(isTrash ? Qt::Key_R : Qt::Key_U, Qt::AltModifier);
    EVENTUALLY(one(state) != now);
    if (isClosed) {
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(dialog));
    }
    line.refuse(false);

    if (isClosed)
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/sentence"_s), told);
    else
        EVENTUALLY_EQUAL(sentence(dialog), told);
}

void HistoryTest::saysWhatStandsInTheWay()
{
    one(u"BEGIN; SELECT set_config('catalpa.batch', gen_random_uuid()::text, true); UPDATE authors SET country = 'DE';"
        "COMMIT; UPDATE authors SET country = 'FR' WHERE name = 'Karel Čapek'"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();
    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).size(), 4);
    QVERIFY(!isEnabled(u"takeBackButton"_s));

    m_librarian->press(Qt::Key_Down);
    m_librarian->press(Qt::Key_U, Qt::AltModifier);

    EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"Nothing was undone, because something has been changed since."_s);
    QCOMPARE(m_librarian->answers.told.size(), 1);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'DE'"_s).toInt(),
             one(u"SELECT count(*) - 1 FROM authors"_s).toInt());
}

void HistoryTest::saysThatTheHistoryCannotBeRead()
{
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    one(u"ALTER TABLE catalpa.history RENAME TO elsewhere"_s);

    m_librarian->press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"The history cannot be read"_s));
    one(u"ALTER TABLE catalpa.elsewhere RENAME TO history"_s);
    m_librarian->click(u"HistoryDialog/emptyStateAction"_s);

    EVENTUALLY(rows(u"HistoryDialog"_s).size() == 2);
}

void HistoryTest::saysAWordWhileReading()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    m_librarian->open(proxy.address());
    goTo(u"Karel Čapek"_s);
    proxy.setSilent(true);

    openHistory();

    EVENTUALLY(m_librarian->everythingToBeRead().contains(u"Reading the history…"_s));
    proxy.setSilent(false);
}

void HistoryTest::aChosenRowLooksAsInTheTable()
{
    const auto pictureOf = [](const QAbstractItemView &view) {
        return view.viewport()->grab(view.visualRect(view.currentIndex())).toImage();
    };
    const auto barOf = [&](const QAbstractItemView &view) {
        const QRect row = view.visualRect(view.currentIndex());
        return view.viewport()->grab().toImage().pixelColor(1, row.center().y());
    };
    const auto groundOf = [&](const QAbstractItemView &view) { // What most of a row is painted in; texts are not.
        const QImage picture = pictureOf(view);
        QHash<QRgb, int> pixels;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                ++pixels[picture.pixel(x, y)];
        }
        return QColor(std::max_element(pixels.cbegin(), pixels.cend()).key());
    };
    ui::theme::apply(*qApp, ui::theme::Appearance::Light);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    const QColor bar = barOf(m_librarian->table());
    QVERIFY(bar != ui::theme::selection());

    openHistory();
    EVENTUALLY(rows(u"HistoryDialog"_s).size() > 0);

    auto &list = m_librarian->the<QTreeWidget>(u"HistoryDialog/recordedRows"_s);
    const auto distance = [](const QColor &one, const QColor &other) { // A line of the focus may lie on it.
        return std::abs(one.red() - other.red()) + std::abs(one.green() - other.green())
            + std::abs(one.blue() - other.blue());
    };
    QVERIFY2(distance(barOf(list), bar) < 8, qPrintable(barOf(list).name()));
    // The ring of the focus darkens it a little; the accent would be far away.
    QVERIFY2(distance(groundOf(list), ui::theme::selection()) < 64, qPrintable(groundOf(list).name()));
}

void HistoryTest::withoutAHistoryTheCommandsSayWhy()
{
    one(u"DROP TRIGGER catalpa_author_history_changed ON authors"_s);
    m_librarian->open(m_address);

    for (const QString &name : {u"historyAction"_s, u"trashAction"_s}) {
        const auto *action = m_librarian->window().findChild<QAction *>(name);
        QVERIFY(!action->isEnabled());
        QVERIFY(action->statusTip().startsWith(u"This catalogue does not record what is changed."_s));
    }
}

void HistoryTest::textIsNeverMarkup()
{
    one(u"UPDATE authors SET bio = '<b>bold</b>' WHERE name = 'Karel Čapek'"_s);
    m_librarian->open(m_address);
    goTo(u"Karel Čapek"_s);
    openHistory();

    EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s).value(0).section(u'→', 1), u" <b>bold</b>"_s);
}

CATALPA_TEST(HistoryTest)
#include "tst_history.moc"
