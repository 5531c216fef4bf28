// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"

#include <QtGui/QAction>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpServer>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Catalogue → Open in the browser.
class BrowserTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>();
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void opensThePagesOfTheCatalogue()
    {
        action(u"openInBrowser"_s).trigger();

        QCOMPARE(m_librarian->browsed.size(), 1);
        const QUrl url = m_librarian->browsed.first();
        QCOMPARE(url.host(), u"127.0.0.1"_s);
        const QByteArray page = read(url.resolved(QUrl(u"/authors"_s)));
        QVERIFY(page.startsWith("<!DOCTYPE html>"));
        QVERIFY(page.contains("5 authors"));
    }

    void saysWhereItIsUntilItIsStopped()
    {
        QVERIFY(!m_librarian->sees(u"servedButton"_s));
        QVERIFY(!action(u"stopBrowser"_s).isEnabled());

        action(u"openInBrowser"_s).trigger();

        const QUrl url = m_librarian->browsed.value(0);
        QCOMPARE(m_librarian->text(u"servedButton"_s), u"In the browser at %1 · Stop"_s.arg(url.toString()));
        QVERIFY(action(u"stopBrowser"_s).isEnabled());
        m_librarian->click(u"servedButton"_s);
        QVERIFY(!m_librarian->sees(u"servedButton"_s));
        QVERIFY(!action(u"stopBrowser"_s).isEnabled());
        EVENTUALLY(read(url).isEmpty());
    }

    void opensTheSameAgain()
    {
        action(u"openInBrowser"_s).trigger();
        action(u"openInBrowser"_s).trigger();

        QCOMPARE(m_librarian->browsed.size(), 2);
        QCOMPARE(m_librarian->browsed.at(1), m_librarian->browsed.at(0));
    }

    void takesAnotherPortWhenThatIsInUse()
    {
        QTcpServer other;
        (void)other.listen(QHostAddress::LocalHost, 3000); // Or somebody else has it already.

        action(u"openInBrowser"_s).trigger();

        QVERIFY(m_librarian->browsed.value(0).port() > 0);
        QVERIFY(m_librarian->browsed.value(0).port() != 3000);
        QVERIFY(!read(m_librarian->browsed.value(0)).isEmpty());
    }

    void endsWithTheCatalogue()
    {
        action(u"openInBrowser"_s).trigger();
        const QUrl url = m_librarian->browsed.value(0);
        QVERIFY(!read(url).isEmpty());

        action(u"closeCatalogue"_s).trigger();

        EVENTUALLY(!action(u"stopBrowser"_s).isEnabled());
        EVENTUALLY(read(url).isEmpty());
        QVERIFY(!action(u"openInBrowser"_s).isEnabled());
    }

private:
    QAction &action(const QString &name) const
    {
        auto *found = m_librarian->window().findChild<QAction *>(name + "Action"_L1);
        if (!found)
            qFatal("There is no such command");
        return *found;
    }

    //! As a browser reads it; empty when nobody answers.
    QByteArray read(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setRawHeader("Accept", "text/html");
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        (void)finished.wait(20'000);
        return reply->readAll();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    QNetworkAccessManager m_network;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(BrowserTest)
#include "tst_browser.moc"
