// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "prismaproject.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/widgets/theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QShortcut>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Every control can be found by those who do not see it, and every key does one thing.
class ControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    //! On every desktop.
    void whatIsMeantStandsLast()
    {
        ui::theme::apply(*qApp, ui::theme::Appearance::Light);
        const QList<std::pair<QString, QString>> buttons{{u"newAuthor"_s, u"NewAuthorDialog"_s},
                                                         {u"newBook"_s, u"NewBookDialog"_s}};
        for (const auto &[place, dialog] : buttons) {
            QVERIFY(go(place));
            const auto left = [this, name = dialog](const QString &button) {
                return m_librarian->find(name + u'/' + button)->mapTo(m_librarian->find(name), QPoint()).x();
            };
            QVERIFY2(left(u"closeButton"_s) < left(u"addButton"_s), qPrintable(dialog));
            m_librarian = std::make_unique<Librarian>(m_address);
        }
    }

    void everyControlHasAName_data()
    {
        QTest::addColumn<QString>("place");
        for (const char *place :
             {"start", "connect", "authors", "books", "newAuthor", "newBook", "removeAuthor", "migrations", "shortcuts",
              "about", "licences", "conflict", "copy", "restore", "move", "newMigration"})
            QTest::addRow("%s", place) << QString::fromLatin1(place);
    }
    void everyControlHasAName()
    {
        QFETCH(QString, place);
        QVERIFY(go(place));

        QStringList nameless;
        for (const QWidget *control : controls()) {
            if (control->objectName().isEmpty() || heard(control).isEmpty()) {
                nameless += u"%1 \"%2\" \"%3\" in %4"_s.arg(QString::fromLatin1(control->metaObject()->className()),
                                                            control->objectName(), heard(control),
                                                            control->parentWidget()->objectName());
            }
        }

        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void everyControlIsReachedByTab_data() { everyControlHasAName_data(); }
    void everyControlIsReachedByTab()
    {
        QFETCH(QString, place);
        QVERIFY(go(place));
        QSet<const QWidget *> reached;
        for (int press = 0; press < 60; ++press) {
            reached += QApplication::focusWidget();
            m_librarian->press(Qt::Key_Tab);
        }

        const QWidget *window = QApplication::activeWindow();
        for (const QWidget *control : controls()) {
            const bool wanted = control->window() == window && control->isEnabled()
                && (control->focusPolicy() & Qt::TabFocus) && !control->focusProxy();
            const auto *button = qobject_cast<const QAbstractButton *>(control);
            // One of several radio buttons takes the focus for all.
            if (wanted && !(button && button->autoExclusive()))
                QVERIFY2(reached.contains(control), qPrintable(control->objectName()));
        }
    }

    void noTwoCommandsShareAKey()
    {
        m_librarian->open(m_address);
        QMap<QString, QString> taken;

        for (const QAction *action : m_librarian->window().findChildren<QAction *>()) {
            // A key of one list, such as Delete, is that list's alone while it has the focus.
            const bool isOfWidget =
                action->parent() != &m_librarian->window() && action->shortcutContext() == Qt::WidgetShortcut;
            const QString place = isOfWidget ? action->parent()->objectName() : QString();
            for (const QKeySequence &keys : action->shortcuts()) {
                const QString key = keys.toString() + place;
                const QString other = taken.value(key);
                QVERIFY2(other.isEmpty() || other == action->objectName(),
                         qPrintable(u"%1: %2 and %3"_s.arg(key, other, action->objectName())));
                taken.insert(key, action->objectName());
            }
        }

        QVERIFY(taken.size() > 10);
    }

    void everyCommandIsInTheMenuBarWithAKeyOfItsOwnInTheMenu()
    {
        m_librarian->open(m_address);
        QStringList menus;

        for (const QAction *menu : m_librarian->window().menuBar()->actions()) {
            QStringList letters;
            for (const QAction *action : menu->menu()->actions()) {
                if (action->isSeparator())
                    continue;
                const QString letter = QKeySequence::mnemonic(action->text()).toString();
                QVERIFY2(!letter.isEmpty() && !letters.contains(letter), qPrintable(action->text()));
                letters += letter;
            }
            menus += QKeySequence::mnemonic(menu->text()).toString();
        }

        QCOMPARE(QSet<QString>(menus.cbegin(), menus.cend()).size(), menus.size());
    }

    void lettersOfLabelsDoNotCollide_data() { everyControlHasAName_data(); }
    void lettersOfLabelsDoNotCollide()
    {
        QFETCH(QString, place);
        QVERIFY(go(place));
        QMap<QString, QString> taken;

        QList<QWidget *> widgets = QApplication::activeWindow()->findChildren<QWidget *>();
        for (const QWidget *widget : std::as_const(widgets)) {
            const QString text = widget->property("text").toString();
            if (!widget->isVisible() || qobject_cast<const QLineEdit *>(widget) || !text.contains(u'&'))
                continue;
            const QString letter = QKeySequence::mnemonic(text).toString();
            QVERIFY2(!taken.contains(letter), qPrintable(u"%1 and %2"_s.arg(taken.value(letter), text)));
            taken.insert(letter, text);
        }
    }

    void thePasswordIsNeverShown()
    {
        m_librarian->start();
        m_librarian->window().offer(m_address.withPassword());

        m_librarian->writeLine(u"passwordEdit"_s, u"topsecret"_s);

        QCOMPARE(m_librarian->the<QLineEdit>(u"passwordEdit"_s).echoMode(), QLineEdit::Password);
        QVERIFY(!m_librarian->everythingToBeRead().contains(u"topsecret"_s));
        const auto *spoken = QAccessible::queryAccessibleInterface(m_librarian->find(u"passwordEdit"_s));
        QVERIFY(!spoken->text(QAccessible::Value).contains(u"topsecret"_s));
    }

private:
    bool go(const QString &place);
    static QString heard(const QWidget *control)
    {
        const auto *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(control));
        return spoken ? spoken->text(QAccessible::Name) : QString();
    }
    //! What a person can touch, without the parts that Qt builds its own controls of.
    QList<QWidget *> controls() const
    {
        QList<QWidget *> found;
        for (QWidget *widget : m_librarian->window().findChildren<QWidget *>()) {
            const bool touched = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                || qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QPlainTextEdit *>(widget);
            const bool ofQt = widget->objectName().startsWith("qt_"_L1) || widget->inherits("QTableCornerButton")
                || qobject_cast<QLineEdit *>(widget->parentWidget()) || qobject_cast<QHeaderView *>(widget);
            if (touched && !ofQt && widget->isVisible())
                found += widget;
        }
        return found;
    }

    TestServer m_server;
    PrismaProject m_project;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

bool ControlsTest::go(const QString &place)
{
    if (place == "start"_L1 || place == "connect"_L1) {
        m_librarian->start();
        if (place == "connect"_L1)
            m_librarian->window().offer(m_address.withPassword());
        return true;
    }
    m_librarian->open(m_address);
    const auto appears = [this](const QString &dialog) {
        return QTest::qWaitFor([&] { return m_librarian->sees(dialog) && m_librarian->find(dialog)->isActiveWindow(); },
                               20'000);
    };
    m_librarian->clickCell(0, 0);
    if (place == "books"_L1)
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
    if (place == "newAuthor"_L1)
        return m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier), appears(u"NewAuthorDialog"_s);
    if (place == "newBook"_L1)
        return m_librarian->press(Qt::Key_N, Qt::ControlModifier), appears(u"NewBookDialog"_s);
    if (place == "removeAuthor"_L1)
        return m_librarian->press(Qt::Key_Delete), appears(u"RemoveAuthorDialog"_s);
    if (place == "migrations"_L1)
        return m_librarian->press(Qt::Key_M, Qt::ControlModifier), appears(u"MigrationsDialog"_s);
    if (place == "newMigration"_L1) {
        m_project.takeMigrationsOfTheGuide();
        m_project.writeSchema("datasource db {\n  provider = \"postgresql\"\n}\n"); // With all that it can show.
        m_librarian->answers.file = m_project.schema();
        m_librarian->window().openMigrations();
        const auto *dialog = m_librarian->find(u"MigrationsDialog"_s);
        auto *action = dialog->findChild<QAction *>(u"draftFromSchema"_s);
        if (!QTest::qWaitFor([action] { return action->isEnabled(); }, 20'000))
            return false;
        action->trigger();
        return appears(u"NewMigrationDialog"_s)
            && QTest::qWaitFor([this] { return m_librarian->sees(u"lossBox"_s); }, 20'000);
    }
    if (place == "copy"_L1 || place == "restore"_L1) {
        m_librarian->answers.file = u"/proc/copy.catalpa"_s;
        m_librarian->window()
            .findChild<QAction *>(place == "copy"_L1 ? u"saveCopyAction"_s : u"restoreCopyAction"_s)
            ->trigger();
        return appears(u"CopyDialog"_s);
    }
    if (place == "move"_L1) {
        m_librarian->window().findChild<QAction *>(u"moveAction"_s)->trigger();
        return appears(u"MoveDialog"_s);
    }
    if (place == "shortcuts"_L1)
        return m_librarian->press(Qt::Key_Question, Qt::ControlModifier), appears(u"shortcutsDialog"_s);
    if (place == "about"_L1 || place == "licences"_L1) {
        m_librarian->window().findChild<QAction *>(u"aboutAction"_s)->trigger();
        if (!appears(u"AboutDialog"_s) || place == "about"_L1)
            return m_librarian->sees(u"AboutDialog"_s);
        return m_librarian->click(u"licencesButton"_s), appears(u"LicencesDialog"_s);
    }
    if (place == "conflict"_L1) {
        m_server.sql(m_address, u"UPDATE authors SET name = 'Theirs' WHERE id = 2"_s);
        m_librarian->writeCell(0, 0, u"Mine"_s);
        return QTest::qWaitFor([this] { return m_librarian->sees(u"ConflictPane/mineButton"_s); }, 20'000);
    }
    return QTest::qWaitFor([this] { return m_librarian->hasRows(); }, 20'000);
}

CATALPA_TEST(ControlsTest)
#include "tst_controls.moc"
