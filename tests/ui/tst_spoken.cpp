// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QApplication>

#include <functional>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

QStringList heardSentences; //!< What is said by itself: alerts, and sentences that change.

void hear(QAccessibleEvent *event)
{
    const QAccessible::Event kind = event->type();
    if (kind != QAccessible::ObjectShow && kind != QAccessible::Alert && kind != QAccessible::NameChanged)
        return;
    const QAccessibleInterface *part = event->accessibleInterface();
    const bool isAlert = part && part->role() == QAccessible::AlertMessage;
    if (part && (isAlert || kind == QAccessible::NameChanged))
        heardSentences += part->text(QAccessible::Name);
}

} // namespace

//! A day's work by somebody who sees nothing: everything is found by its role and its name, and what happens is heard.
class SpokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        heardSentences.clear();
        QAccessible::setActive(true);
        m_before = QAccessible::installUpdateHandler(&hear);
        m_address = m_server.createDatabase();
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup()
    {
        m_librarian.reset();
        QAccessible::installUpdateHandler(m_before);
    }

    void theFirstRun()
    {
        m_librarian->start();
        press(QAccessible::Button, u"Start on this computer"_s);

        EVENTUALLY(find(QAccessible::Table, u"Authors"_s));
        EVENTUALLY(find(QAccessible::StaticText, u"0 authors"_s));
        EVENTUALLY(
            find(QAccessible::Table, u"Authors"_s)->text(QAccessible::Description).startsWith(u"No authors yet"));
        EVENTUALLY_EQUAL(focused(), u"Authors"_s);
        QVERIFY(find(QAccessible::Table, u"Authors"_s)
                    ->text(QAccessible::Description)
                    .endsWith(u"Tab leads to “Add sample books”."));
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(focused(), u"Add sample books"_s);
        QVERIFY(find(QAccessible::Button, u"Add sample books"_s)); // From the window down,
        QVERIFY(isInTree(QAccessible::queryAccessibleInterface(QApplication::focusWidget()))); // and up again.
        m_librarian->press(Qt::Key_Space);

        EVENTUALLY(find(QAccessible::StaticText, u"400 authors"_s));
        QVERIFY(find(QAccessible::Table, u"Authors"_s)->text(QAccessible::Description).isEmpty());
    }

    void browsingAndSearching()
    {
        fillAndOpen();
        const auto *table = find(QAccessible::Table, u"Authors"_s);
        QVERIFY(table);
        QCOMPARE(cell(0, 0), u"Karel Čapek"_s);
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_Down);
        QCOMPARE(focused(), u"Åsa Larsson"_s);

        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(focused(), u"Search"_s);
        m_librarian->type(u"lem"_s);
        EVENTUALLY(find(QAccessible::StaticText, u"1 author"_s)); // The status bar, which tells that it has changed.
        EVENTUALLY_EQUAL(cell(0, 0), u"Stanisław Lem"_s);
        QVERIFY(heardSentences.contains(u"1 author"_s));
    }

    void anEditAndAConflict()
    {
        fillAndOpen();
        m_server.sql(m_address, u"UPDATE authors SET country = 'SK' WHERE id = 2"_s);
        m_librarian->clickCell(0, 2);
        m_librarian->type(u"CZ"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(!alerts().isEmpty());
        const QString sentence = alerts().constFirst();
        QVERIFY2(sentence.contains(u"Karel Čapek"_s), qPrintable(sentence));
        QVERIFY(heardSentences.contains(sentence));
        press(QAccessible::Button, u"Keep mine"_s);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT country FROM authors WHERE id = 2"_s), u"CZ"_s);
        EVENTUALLY(alerts().isEmpty());
    }

    void aMigration()
    {
        m_librarian->start();
        m_librarian->window().open(m_address);
        EVENTUALLY(find(QAccessible::Button, u"Create the tables"_s));
        press(QAccessible::Button, u"Create the tables"_s);
        EVENTUALLY(findStarting(QAccessible::Button, u"Apply "_s));
        QVERIFY(find(QAccessible::List, u"Migrations, oldest first"_s));
        QAccessibleInterface *apply = findStarting(QAccessible::Button, u"Apply "_s);
        EVENTUALLY(!apply->state().disabled);
        apply->actionInterface()->doAction(QAccessibleActionInterface::pressAction());

        EVENTUALLY(!alerts().filter(u"applied"_s).isEmpty());
        QVERIFY(!heardSentences.filter(u"applied"_s).isEmpty());
    }

private:
    using Wanted = std::function<bool(const QAccessibleInterface &)>;

    void fillAndOpen()
    {
        migrate(m_server, m_address);
        fillShelves(m_server, m_address);
        m_librarian->open(m_address);
    }
    static QAccessibleInterface *search(QAccessibleInterface *from, const Wanted &wanted)
    {
        if (!from || from->state().invisible)
            return nullptr;
        if (wanted(*from))
            return from;
        if (from->role() == QAccessible::Table || from->role() == QAccessible::List)
            return nullptr; // Its rows are asked for by their places.
        for (int child = 0; child < from->childCount(); ++child) {
            if (auto *found = search(from->child(child), wanted))
                return found;
        }
        return nullptr;
    }
    //! In the window in front.
    static QAccessibleInterface *search(const Wanted &wanted)
    {
        QWidget *window =
            QApplication::activeModalWidget() ? QApplication::activeModalWidget() : QApplication::activeWindow();
        return window ? search(QAccessible::queryAccessibleInterface(window), wanted) : nullptr;
    }
    static QAccessibleInterface *find(QAccessible::Role role, const QString &name)
    {
        return search([&](const QAccessibleInterface &part) {
            return part.role() == role && part.text(QAccessible::Name) == name;
        });
    }
    static QAccessibleInterface *findStarting(QAccessible::Role role, const QString &name)
    {
        return search([&](const QAccessibleInterface &part) {
            return part.role() == role && part.text(QAccessible::Name).startsWith(name);
        });
    }
    //! Each is a child of its parent, up to the program.
    static bool isInTree(const QAccessibleInterface *part)
    {
        const QAccessibleInterface *parent = part ? part->parent() : nullptr;
        if (!parent)
            return part && part->object() == qApp;
        const int place = parent->indexOfChild(part);
        return place >= 0 && parent->child(place) == part && isInTree(parent);
    }
    static void press(QAccessible::Role role, const QString &name)
    {
        QAccessibleInterface *part = find(role, name);
        QVERIFY2(part, qPrintable(name));
        part->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    static QString cell(int row, int column)
    {
        QAccessibleInterface *table = find(QAccessible::Table, u"Authors"_s);
        QAccessibleInterface *found = table ? table->tableInterface()->cellAt(row, column) : nullptr;
        return found ? found->text(QAccessible::Name) : QString();
    }
    //! The name of what has the keys.
    static QString focused()
    {
        QAccessibleInterface *part = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
        if (part && part->focusChild())
            part = part->focusChild();
        return part ? part->text(QAccessible::Name) : QString();
    }
    static QStringList alerts()
    {
        QStringList names;
        (void)search([&names](const QAccessibleInterface &part) {
            if (part.role() == QAccessible::AlertMessage)
                names += part.text(QAccessible::Name);
            return false;
        });
        return names;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
    QAccessible::UpdateHandler m_before = nullptr;
};

CATALPA_TEST(SpokenTest)
#include "tst_spoken.moc"
