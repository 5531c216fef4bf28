// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/privatefile.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::platform;

//! The way to a folder that only its user may enter.
class PrivateFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void makesTheFoldersOnTheWay()
    {
        QVERIFY(makePrivateFolder(path(u"a/b/../c/own"_s), me()));

        QVERIFY(QFileInfo(path(u"a/c/own"_s)).isDir());
        QCOMPARE(mode(path(u"a/c/own"_s)), mode_t(0700));
    }

    void followsALinkOfOnesOwn_data()
    {
        QTest::addColumn<QString>("target");

        QTest::addRow("absolute") << u"/real"_s;
        QTest::addRow("relative") << u"real"_s;
        QTest::addRow("with dots") << u"./real/../real"_s;
    }
    void followsALinkOfOnesOwn()
    {
        QFETCH(const QString, target);
        QVERIFY(QDir(m_folder->path()).mkdir(u"real"_s));
        const QString leads = target.startsWith(u'/') ? m_folder->path() + target : target;
        QCOMPARE(::symlink(QFile::encodeName(leads).constData(), QFile::encodeName(path(u"link"_s)).constData()), 0);

        const auto made = makePrivateFolder(path(u"link/own"_s), me());

        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QVERIFY(QFileInfo(path(u"real/own"_s)).isDir());
    }

    //! Only root can lay a link that belongs to somebody else; for others the refusal of a circle is tried.
    void aLinkOfSomebodyElseIsNotFollowed()
    {
        const bool root = ::geteuid() == 0;
        QVERIFY(QDir(m_folder->path()).mkdir(u"real"_s));
        const QByteArray link = QFile::encodeName(path(u"link"_s));
        QCOMPARE(::symlink(root ? "real" : "link", link.constData()), 0);
        if (root)
            QCOMPARE(::lchown(link.constData(), 12'345, 12'345), 0);

        const auto made = makePrivateFolder(path(u"link/sub/own"_s), me());

        QVERIFY(!made);
        QVERIFY2(!root || made.error().message.contains(u"belongs to another user"_s),
                 qPrintable(made.error().message));
        QVERIFY(!QFileInfo::exists(path(u"real/sub"_s)));
    }

    void theFolderItselfMayBeNoLink()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"real"_s));
        QVERIFY(QFile::link(path(u"real"_s), path(u"link"_s)));

        QVERIFY(!makePrivateFolder(path(u"link"_s), me()));
    }

    void aFileOnTheWayIsRefused()
    {
        QFile file(path(u"file"_s));
        QVERIFY(file.open(QFile::WriteOnly));

        QVERIFY(!makePrivateFolder(path(u"file/own"_s), me()));
    }

private:
    static SystemUser me() { return {.uid = ::geteuid(), .gid = ::getegid(), .name = {}, .isOther = false}; }
    QString path(const QString &name) const { return m_folder->path() + u'/' + name; }
    static mode_t mode(const QString &path)
    {
        struct stat entry { };
        return ::stat(QFile::encodeName(path).constData(), &entry) == 0 ? entry.st_mode & 07777 : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

CATALPA_TEST(PrivateFolderTest)
#include "tst_privatefolder.moc"
