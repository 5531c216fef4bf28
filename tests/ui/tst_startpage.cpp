// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recentconnections.h"
#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"

#include <QtGui/QAction>
#include <QtWidgets/QListWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Catalogues that were opened before: they can be taken off the start page.
class StartPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        RecentConnections connections(m_librarian->settings());
        connections.remember({u"Village"_s, u"postgresql://ann@example.invalid/village"_s});
        connections.remember({u"City library"_s, m_address.withoutPassword()});
    }
    void cleanup() { m_librarian.reset(); }

    void aCatalogueIsForgottenAfterAQuestion()
    {
        m_librarian->start();
        goTo(u"Village"_s);

        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(names(), QStringList{u"City library"_s});
        QCOMPARE(m_librarian->answers.asked.size(), 1);
        const ui::Question question = m_librarian->answers.asked.first();
        QVERIFY(question.text.contains(u"Village"_s));
        QVERIFY(question.consequences.contains(u"stay in their database"_s));
        QVERIFY(!question.consequences.contains(u"edit"_s));
        QVERIFY(!m_librarian->settingsText().contains(u"example.invalid"_s));
        QVERIFY(m_librarian->find(u"rememberedList"_s)->hasFocus());
        QCOMPARE(m_librarian->the<QListWidget>(u"rememberedList"_s).currentRow(), 0);
    }

    void theMenuOfTheListOffersTheSame()
    {
        m_librarian->start();
        goTo(u"Village"_s);
        const auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        QCOMPARE(list.contextMenuPolicy(), Qt::ActionsContextMenu);

        auto *forget = list.findChild<QAction *>(u"forgetRememberedAction"_s);
        QVERIFY(list.actions().contains(forget));
        forget->trigger();

        EVENTUALLY_EQUAL(names(), QStringList{u"City library"_s});
    }

    void withoutAgreementEverythingStays()
    {
        m_librarian->answers.agrees = false;
        m_librarian->start();
        goTo(u"Village"_s);

        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QCOMPARE(names(), (QStringList{u"City library"_s, u"Village"_s}));
        QVERIFY(m_librarian->settingsText().contains(u"example.invalid"_s));
    }

    void theLastOneLeavesThePageAsAtTheFirstStart()
    {
        RecentConnections(m_librarian->settings()).forget(u"City library"_s);
        m_librarian->start();
        goTo(u"Village"_s);

        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY(!m_librarian->sees(u"rememberedList"_s));
        QVERIFY(!m_librarian->sees(u"rememberedHeading"_s));
        QVERIFY(m_librarian->find(u"localCard"_s)->hasFocus());
    }

    void whatIsForgottenIsNotOpenedAtTheNextStart()
    {
        RecentConnections(m_librarian->settings()).setLast(u"Village"_s);
        m_librarian->start();
        m_librarian->click(u"backButton"_s); // The connect page had come, for the password.
        goTo(u"Village"_s);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY_EQUAL(names(), QStringList{u"City library"_s});

        m_librarian->quit();
        m_librarian->start();

        QVERIFY(m_librarian->sees(u"StartPage"_s));
    }

    void editsThatHaveNotReachedTheDatabaseAreToldAndKept()
    {
        leaveAnEditBehind();
        m_librarian->start();
        goTo(u"City library"_s);

        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(names(), QStringList{u"Village"_s});
        const ui::Question question = m_librarian->answers.asked.last();
        QVERIFY2(question.consequences.contains(u"1 edit that has not reached the database"_s),
                 qPrintable(question.consequences));
        QVERIFY(question.dangerous);
        QVERIFY(m_librarian->journalText().contains(u"Nowhere"_s));
        m_librarian->quit();
        m_librarian->open(m_address);
        EVENTUALLY_EQUAL(int(m_librarian->window().catalogue()->outbox().entries().size()), 1);
    }

    void aLongNameIsCutAndReadInItsToolTip()
    {
        const QString name = u"Library of everything "_s.repeated(12);
        RecentConnections(m_librarian->settings()).remember({name, u"postgresql://ann@example.invalid/books"_s});

        m_librarian->start();

        const auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        QVERIFY(list.visualItemRect(list.item(0)).width() <= list.viewport()->width());
        QVERIFY(list.viewport()->rect().contains(list.visualItemRect(list.item(2))));
        QVERIFY(list.item(0)->toolTip().startsWith(name));
    }

private:
    //! An edit that an earlier run could not send, because the server was gone.
    void leaveAnEditBehind()
    {
        m_librarian->open(m_address);
        // As when it was opened by its name.
        RecentConnections recent(m_librarian->settings());
        RememberedConnection library = *recent.find(u"City library"_s);
        library.database = m_librarian->window().catalogue()->capabilities().identity;
        recent.remember(library);
        m_server.crash();
        m_librarian->writeCell(0, 2, u"Nowhere"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_librarian->journalText().contains(u"Nowhere"_s), 20'000);
        m_librarian->quit();
        m_server.start();
        RecentConnections(m_librarian->settings()).setLast({});
    }
    void goTo(const QString &name) const
    {
        auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        list.setFocus();
        list.setCurrentItem(list.findItems(name, Qt::MatchExactly).constFirst());
    }
    QStringList names() const
    {
        QStringList texts;
        const auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        for (int row = 0; row < list.count(); ++row)
            texts += list.item(row)->text();
        return texts;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(StartPageTest)
#include "tst_startpage.moc"
