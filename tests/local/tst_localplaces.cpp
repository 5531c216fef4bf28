// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/localserver.h"
#include "localfixture.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>
#include <QtTest/QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::local;
using namespace catalpa::test;

namespace {

mode_t mode(const QString &path)
{
    struct stat entry { };
    return ::stat(QFile::encodeName(path).constData(), &entry) == 0 ? entry.st_mode & 07777 : 0;
}

uint owner(const QString &path)
{
    return QFileInfo(path).ownerId();
}

} // namespace

class TestLocalPlaces final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhereTheCatalogueIsBeforeAndAfterTheStart();
    void isClosedToOtherUsers();
    void canBeReachedWhateverTheUmask();
    void livesInPlacesWithUnusualNames_data();
    void livesInPlacesWithUnusualNames();
};

void TestLocalPlaces::saysWhereTheCatalogueIsBeforeAndAfterTheStart()
{
    const Place place;
    const LocalServer server(place.folder());

    const ConnectionAddress before = server.address();
    START(started, server);

    QCOMPARE(before, *started);
    QCOMPARE(server.address(), *started);
    QVERIFY(started->isLocalSocket());
    QVERIFY(started->password.isEmpty());
}

void TestLocalPlaces::isClosedToOtherUsers()
{
    const Place place;
    QVERIFY(QDir().mkpath(place.folder()));
    QFile::setPermissions(place.folder(), QFile::Permissions(0x7777)); // Somebody was careless.

    START(address, LocalServer(place.folder()));

    QCOMPARE(mode(place.folder()), mode_t(0700));
    QCOMPARE(mode(place.data()), mode_t(0700));
    QCOMPARE(mode(address->host + u"/.s.PGSQL.5432"_s), mode_t(0700));
    QCOMPARE(mode(place.folder() + u"/server.log"_s), mode_t(0600));
    QCOMPARE(owner(place.folder()), owner(place.data()));
    QVERIFY(owner(place.data()) != 0);
}

void TestLocalPlaces::canBeReachedWhateverTheUmask()
{
    const Place place(u"new/folders/local"_s);
    const mode_t before = umask(0077);
    const auto restoring = qScopeGuard([before] { umask(before); });

    START(address, LocalServer(place.folder()));

    QCOMPARE(sql(*address, "SELECT 1"), u"1"_s);
    QCOMPARE(mode(place.folder()), mode_t(0700));
}

void TestLocalPlaces::livesInPlacesWithUnusualNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("socketInside");

    QTest::addRow("spaces") << u"my own books"_s << true;
    QTest::addRow("other scripts") << u"Бібліотека 図書館 é"_s << true;
    QTest::addRow("characters a shell knows") << u"a 'b' $HOME `c` \\d;e&f"_s << true;
    QTest::addRow("a double quote") << u"the \"good\" ones"_s << false;
    QTest::addRow("a comma") << u"books, mine"_s << false;
    QTest::addRow("too long for a socket") << QString(60, u'a') + u'/' + QString(60, u'b') << false;
    QTest::addRow("in folders that do not exist yet") << u"x/y/z"_s << true;
}

void TestLocalPlaces::livesInPlacesWithUnusualNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, socketInside);
    const Place place(name);
    const LocalServer server(place.folder());

    START(address, server);
    Visitor visitor(u"start"_s, place.folder());

    QCOMPARE(address->host == place.folder(), socketInside);
    QCOMPARE(mode(address->host), mode_t(0700));
    QCOMPARE(sql(*address, "SHOW data_directory"), place.data());
    QCOMPARE(visitor.answer(), "ok "_L1 + address->host);
    QVERIFY(server.stop());
    QCOMPARE(QFileInfo::exists(address->host), socketInside);
}

CATALPA_TEST(TestLocalPlaces)
#include "tst_localplaces.moc"
