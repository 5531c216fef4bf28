// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/localserver.h"
#include "local/serverbinaries.h"
#include "localfixture.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::local;
using namespace catalpa::test;

namespace {

bool write(const QString &path, const QByteArray &text, bool executable = false)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return false;
    const auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    return file.setPermissions(executable ? all | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther : all);
}

//! An installation of an older PostgreSQL, in which the installed one plays its part: it takes a data folder for its
//! own only while it runs.
class OlderServer {
public:
    static constexpr int major = 14;

    OlderServer()
        : m_installed(serverBinaries().value())
    {
        QFile::setPermissions(m_root.path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
                                  | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther);
        QDir().mkpath(folder());
        const QByteArray real = m_installed.folder.toUtf8();
        const QByteArray now = QByteArray::number(m_installed.major);
        const bool written = write(folder() + "/pg_ctl"_L1,
                                   "#!/bin/sh\n"
                                   "for word; do [ \"$before\" = -D ] && data=$word; before=$word; done\n"
                                   "[ \"$1\" != start ] || echo "
                                       + now + " >\"$data/PG_VERSION\"\n" + real
                                       + "/pg_ctl \"$@\" || exit\n"
                                         "[ \"$1\" != stop ] || echo 14 >\"$data/PG_VERSION\"\n",
                                   true);
        for (const QString &name : {u"initdb"_s, u"postgres"_s})
            QFile::link(m_installed.program(name), folder() + u'/' + name);
        if (!written)
            qFatal("The older server could not be made");
    }

    QString folder() const { return m_root.path() + u"/postgresql/%1/bin"_s.arg(major); }
    QByteArray beside() const { return (folder() + QDir::listSeparator() + m_installed.folder).toUtf8(); }
    const ServerBinaries &installed() const { return m_installed; }

private:
    QTemporaryDir m_root;
    ServerBinaries m_installed;
};

//! A catalogue with two rows, a second database, and the mark of the older server.
void fill(const Place &place)
{
    const LocalServer server(place.folder());
    const ConnectionAddress address = server.start().value();
    sql(address, "CREATE TABLE shelf (id serial PRIMARY KEY, title text)");
    sql(address, "INSERT INTO shelf (title) VALUES ('R.U.R.'), ('源氏物語')");
    sql(address, "CREATE DATABASE \"another 'one' = \"\"two\"\"\"");
    QVERIFY(server.stop());
    QVERIFY(write(place.data() + "/PG_VERSION"_L1, "14\n"));
}

QStringList entries(const Place &place, const QString &pattern)
{
    return QDir(place.folder()).entryList({pattern}, QDir::AllEntries | QDir::NoDotAndDotDot);
}

} // namespace

//! A local catalogue that another version of PostgreSQL has made.
class RenewalTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesACatalogueAndKeepsTheOldOne()
    {
        const Place place(Place::Catalogue);
        fill(place);
        const Variable folders("CATALPA_POSTGRES_BIN", m_older.beside());
        const LocalServer server(place.folder());

        START(address, server);

        QCOMPARE(server.status().version, QString::number(m_older.installed().major));
        QCOMPARE(sql(*address, "SELECT string_agg(title, ' ' ORDER BY id) FROM shelf"), u"R.U.R. 源氏物語"_s);
        QCOMPARE(sql(*address, "INSERT INTO shelf DEFAULT VALUES RETURNING id"), u"3"_s);
        QCOMPARE(sql(*address, "SELECT count(*) FROM pg_database WHERE NOT datistemplate"), u"2"_s);
        QVERIFY(QFile::exists(place.folder() + "/data-14/global/pg_control"_L1));
        QCOMPARE(entries(place, u"data*"_s), (QStringList{u"data"_s, u"data-14"_s}));
        QVERIFY(entries(place, u"*moved*"_s).isEmpty() && entries(place, u"*.dump"_s).isEmpty());
    }

    void keepsEachOldOneUnderANameOfItsOwn()
    {
        const Place place(Place::Catalogue);
        fill(place);
        QVERIFY(QDir(place.folder()).mkdir(u"data-14"_s));
        const Variable folders("CATALPA_POSTGRES_BIN", m_older.beside());

        START(address, LocalServer(place.folder()));

        QVERIFY(QFile::exists(place.folder() + "/data-14-2/global/pg_control"_L1));
    }

    void goesOnWithTheOlderServerWhenTheMoveFails()
    {
        const Place place(Place::Catalogue);
        {
            const LocalServer server(place.folder());
            START(address, server);
            sql(*address, "CREATE ROLE somebody"); // pg_dump does not carry users.
            QVERIFY(server.stop());
        }
        fill(place);
        const Variable folders("CATALPA_POSTGRES_BIN", m_older.beside());
        const LocalServer server(place.folder());

        START(address, server);

        QCOMPARE(sql(*address, "SELECT count(*) FROM shelf"), u"2"_s);
        QCOMPARE(entries(place, u"data*"_s), QStringList{u"data"_s});
        QCOMPARE(entries(place, u"not-moved*"_s).size(), 1);
    }

    void finishesWhatAPowerCutInterrupted()
    {
        const Place place(Place::Catalogue);
        QVERIFY(QDir(place.folder()).rename(u"data"_s, u"data.next"_s));

        START(address, LocalServer(place.folder()));

        QCOMPARE(entries(place, u"data*"_s), QStringList{u"data"_s});
        QCOMPARE(sql(*address, "SELECT 1"), u"1"_s);
    }

    void throwsAwayWhatWasNotPutInPlace()
    {
        const Place place(Place::Catalogue);
        QVERIFY(QDir(place.folder()).mkdir(u"data.next"_s));

        START(address, LocalServer(place.folder()));

        QCOMPARE(entries(place, u"data*"_s), QStringList{u"data"_s});
    }

    void saysWhatToInstall_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<bool>("willMove");
        QTest::addRow("older") << QByteArray("14") << true;
        QTest::addRow("newer") << QByteArray("99") << false;
    }
    void saysWhatToInstall()
    {
        QFETCH(const QByteArray, version);
        QFETCH(const bool, willMove);
        const Place place(Place::Catalogue);
        QVERIFY(write(place.data() + "/PG_VERSION"_L1, version + '\n'));

        const auto refused = LocalServer(place.folder()).start();

        QVERIFY(!refused);
        qInfo().noquote() << refused.error().message;
        QCOMPARE(refused.error().kind, ErrorKind::Offline);
        QVERIFY(refused.error().message.contains("postgresql-"_L1 + QString::fromLatin1(version)));
        QVERIFY(refused.error().message.contains("Nothing was changed"_L1));
        QCOMPARE(refused.error().message.contains("moves"_L1), willMove);
        QCOMPARE(entries(place, u"data*"_s), QStringList{u"data"_s});
    }

private:
    OlderServer m_older;
};

CATALPA_TEST(RenewalTest)

#include "tst_serverupgrade.moc"
