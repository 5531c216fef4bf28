// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/wholefile.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <future>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::platform;

//! Files that are there whole or not at all, and what is no file.
class WholeFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void replacesAFileAndKeepsItsMode()
    {
        write("old");
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));

        QVERIFY(writeWholeFile(file(), "new", WholeFile::Access::Usual));

        QCOMPARE(contents(file()), "new"_ba);
        QCOMPARE(mode(), mode_t(0640));
        QCOMPARE(entries(), QStringList{u"file"_s});
    }

    void closesAFileToOthers()
    {
        write("old");

        QVERIFY(writeWholeFile(file(), "new", WholeFile::Access::OwnerOnly));

        QCOMPARE(mode(), mode_t(0600));
    }

    void writesWhereALinkLeads()
    {
        const QString link = m_folder->filePath(u"link"_s);
        QVERIFY(QFile::link(file(), link));

        QVERIFY(writeWholeFile(link, "new", WholeFile::Access::Usual));

        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contents(file()), "new"_ba);
    }

    void whatIsNotCommittedLeavesNothing()
    {
        write("old");
        {
            WholeFile whole(file(), WholeFile::Access::Usual);
            QVERIFY(whole.begin());
            QCOMPARE(whole.write("new"), 3);
        }

        QCOMPARE(contents(file()), "old"_ba);
        QCOMPARE(entries(), QStringList{u"file"_s});
    }

    void aFullDiskIsSaidAndTheDeviceStays()
    {
        const QString full = m_folder->filePath(u"full"_s);
        QVERIFY(QFile::link(u"/dev/full"_s, full));

        const auto written = writeWholeFile(full, "text", WholeFile::Access::Usual);

        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Exhausted);
        QVERIFY2(written.error().message.contains(u"No space left on device"_s), qPrintable(written.error().message));
        QVERIFY(QFileInfo(full).isSymLink());
        struct stat entry { };
        QCOMPARE(::stat("/dev/full", &entry), 0);
        QVERIFY(S_ISCHR(entry.st_mode));
    }

    void writesThroughToADevice()
    {
        const QString link = m_folder->filePath(u"null"_s);
        QVERIFY(QFile::link(u"/dev/null"_s, link));

        QVERIFY(writeWholeFile(link, "text", WholeFile::Access::Usual));

        struct stat entry { };
        QCOMPARE(::stat("/dev/null", &entry), 0);
        QVERIFY(S_ISCHR(entry.st_mode));
        QVERIFY((entry.st_mode & 0777) == 0666);
    }

    void writesThroughToAPipeThatIsReadLater()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(file()).constData(), 0600), 0);
        const QByteArray large(1'000'000, 'x'); // More than a pipe holds.

        auto written =
            std::async(std::launch::async, [&] { return writeWholeFile(file(), large, WholeFile::Access::Usual); });
        QFile reader(file());
        QVERIFY(reader.open(QFile::ReadOnly));
        const QByteArray read = reader.readAll();

        QVERIFY(written.get());
        QCOMPARE(read.size(), large.size());
        struct stat entry { };
        QCOMPARE(::stat(QFile::encodeName(file()).constData(), &entry), 0);
        QVERIFY(S_ISFIFO(entry.st_mode));
    }

    void aReaderThatGoesAwayIsAFailure()
    {
        std::signal(SIGPIPE, SIG_IGN);
        QCOMPARE(::mkfifo(QFile::encodeName(file()).constData(), 0600), 0);
        const int reader = ::open(QFile::encodeName(file()).constData(), O_RDONLY | O_NONBLOCK);
        WholeFile whole(file(), WholeFile::Access::Usual);
        QVERIFY(whole.begin());
        ::close(reader);

        QCOMPARE(whole.write("text"), -1);
        QVERIFY(whole.hasFailed());
    }

    void noSecretGoesThroughAPipe()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(file()).constData(), 0600), 0);

        QVERIFY(!writeWholeFile(file(), "text", WholeFile::Access::OwnerOnly));
    }

    void aFolderIsRefused()
    {
        QVERIFY(!writeWholeFile(m_folder->path(), "text", WholeFile::Access::Usual));
        QVERIFY(!writeWholeFile(m_folder->filePath(u"no/such/folder"_s), "text", WholeFile::Access::Usual));
    }

private:
    QString file() const { return m_folder->filePath(u"file"_s); }
    void write(const QByteArray &bytes) const
    {
        QFile out(file());
        QVERIFY(out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size());
    }
    static QByteArray contents(const QString &path)
    {
        QFile in(path);
        return in.open(QFile::ReadOnly) ? in.readAll() : QByteArray();
    }
    mode_t mode() const
    {
        struct stat entry { };
        return ::stat(QFile::encodeName(file()).constData(), &entry) == 0 ? entry.st_mode & 07777 : 0;
    }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

CATALPA_TEST(WholeFileTest)
#include "tst_wholefile.moc"
