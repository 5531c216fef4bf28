// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "models/migrationsmodel.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtCore/QFile>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>
#include <QtWidgets/QTextEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! The page "The guide, step by step" of the help, done in the window with what it names.
class GuidedWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAsTheHelpTells()
    {
        connectByPasting();
        makeTheTables();
        seedAndLook();
        addTheCountry();
        verify();
    }

private:
    void connectByPasting()
    {
        QGuiApplication::clipboard()->setText(m_address.withPassword());
        m_librarian.start();
        m_librarian.press(Qt::Key_O, Qt::ControlModifier);
        m_librarian.click(u"ConnectPage/addressEdit"_s);
        m_librarian.press(QKeySequence::Paste);
        EVENTUALLY(m_librarian.find(u"connectButton"_s)->isEnabled());
        m_librarian.click(u"connectButton"_s);
    }
    void makeTheTables()
    {
        EVENTUALLY(m_librarian.sees(u"emptyStateAction"_s));
        QVERIFY(isTold(m_librarian.text(u"emptyStateAction"_s)));
        m_librarian.click(u"emptyStateAction"_s);
        apply(u"Init"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"1"_s);
        m_librarian.press(Qt::Key_Escape);
    }
    void seedAndLook()
    {
        EVENTUALLY(!m_librarian.sees(u"MigrationsDialog"_s) && m_librarian.sees(u"authorsView"_s));
        QVERIFY(!headers().contains(u"Country"_s));
        trigger("sample");
        EVENTUALLY(m_librarian.hasRows());
        trigger("openInBrowser");
        QCOMPARE(m_librarian.browsed.size(), 1);
    }
    void addTheCountry()
    {
        bringToFront(m_librarian.window());
        m_librarian.press(Qt::Key_M, Qt::ControlModifier);
        apply(u"Add country"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"2"_s);
    }
    void verify()
    {
        auto *check = m_librarian.window().findChild<QAction *>(u"checkTables"_s);
        EVENTUALLY(check->isEnabled());
        QVERIFY(isTold(check->text()));
        check->trigger();
        EVENTUALLY(m_librarian.sees(u"ReportDialog/reportText"_s));
        QVERIFY(m_librarian.the<QTextEdit>(u"ReportDialog/reportText"_s).toPlainText().contains(u"no difference."_s));
        m_librarian.press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian.sees(u"ReportDialog"_s));
        bringToFront(*m_librarian.find(u"MigrationsDialog"_s));
        m_librarian.press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian.sees(u"MigrationsDialog"_s));
        EVENTUALLY(m_librarian.hasRows() && headers().contains(u"Country"_s));
        QVERIFY(isTold(u"Country"_s));
    }

    //! Where there is no desktop that does so.
    static void bringToFront(QWidget &window)
    {
        window.activateWindow();
        EVENTUALLY(QApplication::activeWindow() == &window);
    }
    //! With "Apply up to …" of the list that opens.
    void apply(const QString &title)
    {
        EVENTUALLY(m_librarian.sees(u"MigrationsDialog/migrationList"_s));
        EVENTUALLY(m_librarian.find(u"applyMenuButton"_s)->isEnabled());
        auto &list = m_librarian.the<QListView>(u"migrationList"_s);
        list.setCurrentIndex(rowOf(title));
        QVERIFY(isTold(title));
        auto *action = m_librarian.window().findChild<QAction *>(u"applyUpTo"_s);
        EVENTUALLY(action->isEnabled());
        QVERIFY2(isTold(action->text()), qPrintable(action->text()));

        action->trigger();

        EVENTUALLY_EQUAL(rowOf(title).data(MigrationsModel::WordRole).toString(), u"Applied"_s);
        EVENTUALLY(m_librarian.find(u"applyMenuButton"_s)->isEnabled());
    }
    QModelIndex rowOf(const QString &title) const
    {
        const QAbstractItemModel *model = m_librarian.the<QListView>(u"migrationList"_s).model();
        return model->match(model->index(0, 0), Qt::DisplayRole, title).value(0);
    }
    void trigger(const char *name)
    {
        auto *action = m_librarian.window().findChild<QAction *>(QString::fromLatin1(name) + u"Action"_s);
        EVENTUALLY(action->isEnabled());
        QVERIFY2(isTold(action->text()), qPrintable(action->text()));
        action->trigger();
    }
    //! Whether the page names a control of this text.
    static bool isTold(QString text)
    {
        QFile page(u":/help/guide.html"_s);
        return page.open(QIODevice::ReadOnly)
            && QString::fromUtf8(page.readAll()).simplified().contains(u"<i>"_s + text.remove(u'&') + u"</i>"_s);
    }
    QStringList headers() const
    {
        QStringList texts;
        const QAbstractItemModel *model = m_librarian.table().model();
        for (int section = 0; section < model->columnCount(); ++section) {
            if (!m_librarian.table().isColumnHidden(section))
                texts += model->headerData(section, Qt::Horizontal).toString();
        }
        return texts;
    }
    TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    Librarian m_librarian;
};

CATALPA_TEST(GuidedWindowTest)
#include "tst_guidedwindow.moc"
