// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/localserver.h"
#include "localfixture.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>
#include <QtTest/QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::local;
using namespace catalpa::test;

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

//! What a person reads is a sentence, or several, that says what to do.
bool isSentence(const QString &message)
{
    return message.size() > 20 && (message.front().isUpper() || message.front() == u'“') && !message.contains("%"_L1);
}

} // namespace

#define REFUSED(variable, server, expectedKind)                                                                        \
    const auto refused = (server).start();                                                                             \
    QVERIFY(!refused);                                                                                                 \
    const Error variable = refused.error();                                                                            \
    qInfo().noquote() << variable.message;                                                                             \
    QCOMPARE(variable.kind, expectedKind);                                                                             \
    QVERIFY2(isSentence(variable.message), qPrintable(variable.message))

class TestLocalTrouble final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThePackageWhenThereIsNoServer();
    void namesTheVariableThatPointsNowhere();
    void namesBothVersionsWhenTheDataAreOfAnother();
    void leavesADamagedDataFolderAlone();
    void showsWhereTheReasonStandsWhenTheServerDoesNotStart();
    void refusesAFolderOfOtherFiles();
    void refusesAPlaceThatIsNoFolder();
    void refusesAFolderOfAnotherUser();
    void refusesAPlaceThatMayNotBeWritten();
    void refusesASocketFolderOfAnotherUser();
    void refusesAPlaceThatTheServersUserCannotReach();
    void findsAPlaceForRoot();
    void saysThatTheDiskIsFull();
};

void TestLocalTrouble::namesThePackageWhenThereIsNoServer()
{
    if (geteuid() != 0)
        QSKIP("Only root can hide the installed server");
    // In a mount namespace of its own, the visitor sees empty folders where the server would be.
    const Place place;
    QProcess process;
    process.start(u"unshare"_s,
                  {u"--mount"_s, u"sh"_s, u"-c"_s,
                   u"mount -t tmpfs none /usr/lib/postgresql && PATH=/usr/bin:/bin exec \"$0\" start \"$1\""_s,
                   QCoreApplication::applicationDirPath() + u"/local_visitor"_s, place.folder()});
    QVERIFY(process.waitForFinished());
    const QString answer = QString::fromUtf8(process.readAllStandardOutput());
    if (answer.isEmpty())
        QSKIP("No mount namespaces here");

    QVERIFY2(answer.startsWith("error "_L1), qPrintable(answer));
    QVERIFY2(answer.contains("sudo apt install postgresql"_L1), qPrintable(answer));
    QVERIFY(!QFileInfo::exists(place.data()));
}

void TestLocalTrouble::namesTheVariableThatPointsNowhere()
{
    const Place place;
    const QTemporaryDir empty;
    const Variable binaries("CATALPA_POSTGRES_BIN", QFile::encodeName(empty.path()));

    REFUSED(error, LocalServer(place.folder()), ErrorKind::Offline);

    QVERIFY(error.message.contains("CATALPA_POSTGRES_BIN"_L1));
    QVERIFY(error.message.contains(empty.path()));
}

void TestLocalTrouble::namesBothVersionsWhenTheDataAreOfAnother()
{
    const Place place(Place::Catalogue);
    const LocalServer server(place.folder());
    const QString installed = server.status().version;
    QVERIFY(write(place.data() + u"/PG_VERSION"_s, "9.6\n"));

    REFUSED(error, server, ErrorKind::Offline);

    QVERIFY(error.message.contains("PostgreSQL 9"_L1));
    QVERIFY(error.message.contains(installed));
    QVERIFY(QFileInfo::exists(place.data() + u"/global/pg_control"_s));
}

void TestLocalTrouble::leavesADamagedDataFolderAlone()
{
    const Place place(Place::Catalogue);
    const LocalServer server(place.folder());
    QVERIFY(QFile::remove(place.data() + u"/PG_VERSION"_s));

    REFUSED(error, server, ErrorKind::Offline);

    QVERIFY(error.message.contains(place.data()));
    QVERIFY(QFileInfo::exists(place.data() + u"/global/pg_control"_s));
}

void TestLocalTrouble::showsWhereTheReasonStandsWhenTheServerDoesNotStart()
{
    const Place place(Place::Catalogue);
    const LocalServer server(place.folder());
    QVERIFY(QFile::remove(place.data() + u"/global/pg_control"_s));

    REFUSED(error, server, ErrorKind::Offline);

    QVERIFY(error.message.contains(server.status().logFile));
    QVERIFY2(error.detail.contains("pg_control"_L1), qPrintable(error.detail));
}

void TestLocalTrouble::refusesAFolderOfOtherFiles()
{
    const Place place;
    QVERIFY(QDir().mkpath(place.folder()));
    QVERIFY(write(place.folder() + u"/thesis.txt"_s, "mine"));
    const auto before = QFile::permissions(place.folder());

    REFUSED(error, LocalServer(place.folder()), ErrorKind::Invalid);

    QVERIFY(error.message.contains(place.folder()));
    QCOMPARE(QFile::permissions(place.folder()), before);
    QCOMPARE(QDir(place.folder()).entryList(QDir::Files), QStringList{u"thesis.txt"_s});
}

void TestLocalTrouble::refusesAPlaceThatIsNoFolder()
{
    const Place place(u"file/local"_s);
    QVERIFY(write(QFileInfo(place.folder()).path(), "text"));

    REFUSED(error, LocalServer(place.folder()), ErrorKind::Invalid);

    QVERIFY(error.message.contains(place.folder()));
}

void TestLocalTrouble::refusesAFolderOfAnotherUser()
{
    if (geteuid() != 0)
        QSKIP("Only root can give a folder away");
    const Place place;
    QVERIFY(QDir().mkpath(place.folder()));
    QVERIFY(::chown(QFile::encodeName(place.folder()).constData(), 4242, 4242) == 0);

    Visitor visitor(u"start"_s, place.folder(), true);

    const QString answer = visitor.answer();
    QVERIFY2(answer.contains("belongs to another user"_L1), qPrintable(answer));
}

void TestLocalTrouble::refusesAPlaceThatMayNotBeWritten()
{
    if (geteuid() != 0)
        QSKIP("The tests act as another user here");
    const Place place(u"new/local"_s);

    Visitor visitor(u"start"_s, place.folder(), true);
    const QString answer = visitor.answer();

    QVERIFY2(answer.contains("may not write"_L1), qPrintable(answer));
    QVERIFY(!QFileInfo::exists(QFileInfo(place.folder()).path()));
}

void TestLocalTrouble::refusesASocketFolderOfAnotherUser()
{
    if (geteuid() != 0)
        QSKIP("Only root can give a folder away");
    const Place place(QString(120, u'n'));
    const LocalServer server(place.folder());
    const QString socketFolder = server.address().host;
    QVERIFY(socketFolder != place.folder());
    QVERIFY(QDir().mkdir(socketFolder));
    const auto removing = qScopeGuard([&socketFolder] { QDir().rmdir(socketFolder); });
    QVERIFY(::chown(QFile::encodeName(socketFolder).constData(), 4242, 4242) == 0);

    REFUSED(error, server, ErrorKind::Rights);

    QVERIFY(error.message.contains(socketFolder));
    QVERIFY(QDir(socketFolder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestLocalTrouble::refusesAPlaceThatTheServersUserCannotReach()
{
    if (geteuid() != 0)
        QSKIP("Only root starts the server as somebody else");
    const Place place(u"closed/local"_s);
    QVERIFY(QDir().mkdir(QFileInfo(place.folder()).path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

    REFUSED(error, LocalServer(place.folder()), ErrorKind::Rights);

    QVERIFY(error.message.contains(QFileInfo(place.folder()).path()));
}

void TestLocalTrouble::findsAPlaceForRoot()
{
    if (geteuid() != 0)
        QSKIP("For root");
    const Place place;

    const Variable closed("XDG_DATA_HOME", "/root/.local/share");
    QCOMPARE(LocalServer::usualFolder(), u"/var/lib/catalpa/local"_s);
    const Variable open("XDG_DATA_HOME", QFile::encodeName(place.folder()));
    QCOMPARE(LocalServer::usualFolder(), place.folder() + u"/catalpa/local"_s);
}

void TestLocalTrouble::saysThatTheDiskIsFull()
{
    const Place place;
    const QByteArray disk = QFile::encodeName(place.folder());
    QVERIFY(QDir().mkpath(place.folder()));
    if (::mount("none", disk.constData(), "tmpfs", 0, "size=120m,mode=0755") != 0)
        QSKIP("No file systems can be mounted here");
    const auto unmounting = qScopeGuard([&disk] { ::umount(disk.constData()); });
    const LocalServer server(place.folder() + u"/local"_s);
    QVERIFY(server.start());
    QVERIFY(server.stop());
    QFile filler(place.folder() + u"/filler"_s);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) > 0) { }

    {
        REFUSED(error, server, ErrorKind::Offline);
        QVERIFY(error.message.contains("no space left"_L1));
    }
    {
        REFUSED(error, LocalServer(place.folder() + u"/another"_s), ErrorKind::Offline);
        QVERIFY(error.message.contains("no space left"_L1));
    }
    QVERIFY(filler.remove());
    QVERIFY(server.start());
    QVERIFY(server.stop());
}

CATALPA_TEST(TestLocalTrouble)
#include "tst_localtrouble.moc"
