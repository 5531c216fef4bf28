// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/connectionaddress.h"
#include "core/recentconnections.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

class ConnectionListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void beginsEmpty()
    {
        QVERIFY(list().all().isEmpty());
        QVERIFY(!list().find(u"Town library"_s));
        QCOMPARE(list().last(), QString());
    }

    void remembersAcrossRunsNewestFirst()
    {
        list().remember(town);
        list().remember(hostile);
        list().setLast(town.name);
        reopen();

        QCOMPARE(list().all(), QList({hostile, town}));
        QCOMPARE(list().find(u"TOWN library"_s), std::optional(town));
        QCOMPARE(list().last(), town.name);
    }

    void aNameIsTakenOnceWhateverItsCase()
    {
        list().remember(town);
        list().remember(hostile);
        const RememberedConnection moved{u"TOWN LIBRARY"_s, u"postgresql://elsewhere/books"_s};

        list().remember(moved);

        QCOMPARE(list().all(), QList({moved, hostile}));
    }

    void forgetsForGood()
    {
        list().remember(town);
        list().remember(hostile);

        list().forget(u"Nobody's"_s);
        list().forget(u"town LIBRARY"_s);
        reopen();
        QCOMPARE(list().all(), QList({hostile}));

        list().forget(hostile.name);
        reopen();
        QVERIFY(list().all().isEmpty());
    }

    void theLocalCatalogueHasANameThatIsRememberedAsLast()
    {
        list().setLast(RecentConnections::localName());
        reopen();

        QCOMPARE(list().last(), RecentConnections::localName());
        QVERIFY(!RecentConnections::localName().isEmpty());
    }

    void aNumberThatIsNotTrueCostsNothing()
    {
        list().remember(town);
        m_settings->setValue(u"catalogues/size"_s, 2'000'000'000);
        m_settings->sync();
        reopen();

        QCOMPARE(list().all().size(), 1'000);
        QCOMPARE(list().find(town.name), std::optional(town));
        list().remember(hostile);
        QCOMPARE(list().all().first(), hostile);
    }

    void noSecretOfAnAddressReachesTheSettings()
    {
        const ConnectionAddress address{.host = u"ep-cool-pooler.eu-central-1.aws.neon.tech"_s,
                                        .port = 5432,
                                        .database = u"books"_s,
                                        .user = u"librarian"_s,
                                        .password = u"hunter2-secret"_s,
                                        .options = {{u"sslmode"_s, u"require"_s},
                                                    {u"sslpassword"_s, u"key-secret"_s},
                                                    {u"oauth_client_secret"_s, u"client-secret"_s}}};

        list().remember({u"Neon"_s, address.withoutPassword()});
        m_settings->sync();

        QFile file(m_settings->fileName());
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("librarian"));
        QVERIFY(written.contains("sslmode=require"));
        QVERIFY2(!written.contains("secret"), written.constData());
        QCOMPARE(list().all().constFirst().address, address.withoutPassword());
    }

    void settingsWrittenByOthersAreSurvived()
    {
        m_settings->setValue(u"catalogues/size"_s, u"many"_s);
        m_settings->setValue(u"catalogues/1/name"_s, 17);
        QVERIFY(list().all().isEmpty());

        list().remember(town);
        reopen();
        QCOMPARE(list().all(), QList({town}));
    }

private:
    RecentConnections list() { return RecentConnections(*m_settings); }
    //! As another run of the program does.
    void reopen()
    {
        m_settings.reset();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"catalpa.conf"_s), QSettings::IniFormat);
    }

    const RememberedConnection town{u"Town library"_s, u"postgresql://librarian@db.example.org:5432/books"_s};
    const RememberedConnection hostile{u"[Größe] = \"7\"; /\\ 图书馆\n%41"_s,
                                       u"postgresql://%2Frun%2Fpostgresql:5432/a%20b?options=-c%20x%3D1,2;3"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

CATALPA_TEST(ConnectionListTest)
#include "tst_recentconnections.moc"
