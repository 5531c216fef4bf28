// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/hostileserver.h"
#include "support/testregistry.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

const auto secret = u"s3cret-ärger"_s;

} // namespace

//! Passwords and protection of catalogues on other computers, as the window deals with them.
class PasswordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.createRole(u"pw_librarian"_s, secret);
        migrate(m_server, m_address);
        fillShelves(m_server, m_address);
        m_server.sql(m_address, u"GRANT ALL ON ALL TABLES IN SCHEMA public TO pw_librarian"_s);
    }
    void init() { m_librarian = std::make_unique<Librarian>(m_address); }
    void cleanup() { m_librarian.reset(); }

    void aKnownPasswordOpensTheCatalogueByItself()
    {
        openAs(u"City library"_s, librarian());
        QCOMPARE(m_librarian->keychain->kept.values(), QStringList{secret});
        QVERIFY(m_librarian->keychain->kept.keys().constFirst().startsWith(u"City library ("_s));
        m_librarian->quit();

        m_librarian->start();

        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(m_librarian->answers.asked.isEmpty());
        QVERIFY(!m_librarian->settingsText().contains(u"s3cret"_s));
    }

    void aPasswordIsKeptOnlyWhenThatIsWanted()
    {
        m_librarian->start();
        m_librarian->window().offer(librarian().withPassword());
        m_librarian->the<QCheckBox>(u"keepPasswordBox"_s).setChecked(false);
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->hasRows());

        QVERIFY(m_librarian->keychain->kept.isEmpty());
    }

    void withoutAKeychainItIsAskedForOncePerStart()
    {
        m_librarian->keychain->isThere = false;
        openAs(u"City library"_s, librarian());
        EVENTUALLY_EQUAL(m_librarian->status(), u"No keychain answers."_s);
        m_librarian->quit();

        m_librarian->start();
        EVENTUALLY_EQUAL(m_librarian->text(u"ConnectPage/complaint"_s), u"The server asks for a password."_s);
        QCOMPARE(m_librarian->text(u"ConnectPage/keychainNote"_s), u"No keychain answers."_s);
        m_librarian->type(secret);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->hasRows());

        m_librarian->press(QKeySequence::Close);
        auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        list.setCurrentRow(0);
        list.setFocus();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(!m_librarian->settingsText().contains(u"s3cret"_s));
    }

    void aPasswordDoesNotFollowAnotherAddress()
    {
        openAs(u"City library"_s, librarian());
        m_librarian->quit();
        const HostileServer hostile(HostileServer::Asks::ClearText);
        ConnectionAddress changed = librarian();
        changed.port = hostile.port();
        m_librarian->settings().setValue(u"catalogues/1/address"_s, changed.withoutPassword());

        m_librarian->start();

        EVENTUALLY(!m_librarian->text(u"ConnectPage/complaint"_s).isEmpty());
        QVERIFY(!hostile.received().isEmpty());
        QCOMPARE(hostile.passwords(), QByteArray());
        QVERIFY(!hostile.received().contains("s3cret"));
    }

    void lessProtectionIsAskedForOnceAndRemembered()
    {
        ConnectionAddress address = elsewhere();
        address.options = {{u"sslmode"_s, u"disable"_s}};
        m_librarian->start();
        m_librarian->window().offer(address.withPassword());
        QVERIFY(m_librarian->text(u"ConnectPage/encryption"_s).startsWith(u"No."_s));

        m_librarian->answers.agrees = false;
        m_librarian->click(u"connectButton"_s);
        QCOMPARE(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.constFirst().consequences.contains(u"not encrypted"_s));
        QVERIFY(!m_librarian->sees(u"stopButton"_s));

        m_librarian->answers.agrees = true;
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->hasRows());
        QCOMPARE(m_librarian->answers.asked.size(), 2);
        m_librarian->quit();
        m_librarian->start();
        EVENTUALLY(m_librarian->hasRows());
        QCOMPARE(m_librarian->answers.asked.size(), 2);

        // What was agreed to is not more than that.
        m_librarian->quit();
        m_librarian->settings().setValue(u"catalogues/1/agreed"_s, u"require"_s);
        m_librarian->answers.agrees = false;
        m_librarian->start();
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 3);
        QVERIFY(m_librarian->sees(u"connectButton"_s));
    }

    void aServerThatCannotProveItselfIsOpenedWithLessOnlyWhenThatIsChosen()
    {
        m_librarian->start();
        m_librarian->window().offer(elsewhere().withPassword());
        QCOMPARE(m_librarian->text(u"ConnectPage/encryption"_s), u"Yes, and the server's identity is checked"_s);
        QVERIFY(!m_librarian->sees(u"lessButton"_s));
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"lessButton"_s), u"Connect without checking the server…"_s);
        QVERIFY(m_librarian->answers.asked.isEmpty());

        m_librarian->click(u"lessButton"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"lessButton"_s), u"Connect without encryption…"_s);
        QCOMPARE(m_librarian->answers.asked.size(), 1);

        m_librarian->click(u"lessButton"_s);
        EVENTUALLY(m_librarian->hasRows());
        QCOMPARE(m_librarian->answers.asked.size(), 2);
    }

    void saysWhatTheConnectionComesTo_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("said");
        const auto neon = u"postgresql://u@ep-x.eu-central-1.aws.neon.tech"_s;
        const auto other = u"postgresql://u@db.example.org/d"_s;
        const auto checked = u"Yes, and the server's identity is checked"_s;
        QTest::addRow("Neon") << neon + u"/d"_s << checked;
        QTest::addRow("Neon, disable") << neon + u"/d?sslmode=disable"_s << checked;
        QTest::addRow("Neon, a dot at the end") << neon + u"./d?sslmode=disable"_s << checked;
        QTest::addRow("Neon, a list of one's own")
            << neon + u"/d?sslmode=require&sslrootcert=/nonexistent"_s << checked + u" with /nonexistent"_s;
        QTest::addRow("elsewhere") << other << checked;
        QTest::addRow("verify-ca") << other + u"?sslmode=verify-ca"_s
                                   << u"Yes, but the name of the server is not checked"_s;
        QTest::addRow("require") << other + u"?sslmode=require"_s << u"Yes, but the server's identity is not checked"_s;
        QTest::addRow("prefer") << other + u"?sslmode=prefer"_s << u"Yes, but the server's identity is not checked"_s;
        QTest::addRow("disable") << other + u"?sslmode=disable"_s
                                 << u"No. Everything can be read and changed on the way"_s;
        QTest::addRow("here") << u"postgresql://u@localhost/d"_s << u"Not needed on this computer"_s;
    }
    void saysWhatTheConnectionComesTo()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, said);
        m_librarian->start();

        m_librarian->window().offer(address);

        QCOMPARE(m_librarian->find(u"ConnectPage/encryption"_s)->toolTip(), said.toHtmlEscaped());
    }

private:
    ConnectionAddress librarian() const
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        address.user = u"pw_librarian"_s;
        address.password = secret;
        return address;
    }
    //! 127.0.0.1, but not spelt as this computer is; without a password.
    ConnectionAddress elsewhere() const
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        address.host = u"0x7f.1"_s;
        return address;
    }
    void openAs(const QString &name, const ConnectionAddress &address)
    {
        m_librarian->start();
        m_librarian->window().offer(address.withPassword(), name);
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->hasRows());
    }

    TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(PasswordsTest)
#include "tst_passwords.moc"
