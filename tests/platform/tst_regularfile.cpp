// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/folderentries.h"
#include "platform/regularfile.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::platform;

//! Names that stand for something else than a file.
class RegularFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsAFileAlsoThroughALink()
    {
        write(u"file"_s, "text");
        QVERIFY(QFile::link(path(u"file"_s), path(u"link"_s)));

        QCOMPARE(readRegularFile(path(u"file"_s), 4).value(), "text"_ba);
        QCOMPARE(readRegularFile(path(u"link"_s), 4).value(), "text"_ba);
    }

    void saysWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");

        QTest::addRow("pipe") << path(u"pipe"_s) << u"is a pipe, not a file"_s;
        QTest::addRow("link to a pipe") << path(u"link"_s) << u"is a pipe, not a file"_s;
        QTest::addRow("folder") << path(u"folder"_s) << u"is a folder, not a file"_s;
        QTest::addRow("device") << u"/dev/zero"_s << u"is a device, not a file"_s;
        QTest::addRow("link to a device") << path(u"zero"_s) << u"is a device, not a file"_s;
        QTest::addRow("socket") << path(u"socket"_s) << u"is a socket, not a file"_s;
    }
    void saysWhatIsNoFile()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, said);
        makeStrangeThings();
        const QString here = QDir(m_folder->path()).filePath(QFileInfo(name).fileName());
        const QString tried = name.startsWith(u"/dev"_s) ? name : here;

        const auto read = readRegularFile(tried, 1'000);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QVERIFY2(read.error().message.contains(said), qPrintable(read.error().message));
        QVERIFY2(read.error().message.contains(tried), qPrintable(read.error().message));
        QVERIFY(!checkRegularFile(tried, 1'000));
        QVERIFY(!openRegularFile(tried));
    }

    void saysThatNothingIsThere()
    {
        const auto read = readRegularFile(path(u"nothing"_s), 1'000);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Missing);
        QVERIFY(checkRegularFile(path(u"nothing"_s), 1'000));
    }

    void aLargerFileIsNotRead()
    {
        write(u"sparse"_s, {});
        QVERIFY(QFile::resize(path(u"sparse"_s), 3'000'000'000));

        const auto read = readRegularFile(path(u"sparse"_s), 1'000'000);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QVERIFY2(read.error().message.contains(u"larger than 1 MB"_s), qPrintable(read.error().message));
        QVERIFY(!checkRegularFile(path(u"sparse"_s), 1'000'000));
    }

    void aFileThatTellsNoSizeIsBoundedAllTheSame()
    {
        QVERIFY(QFileInfo(u"/proc/self/status"_s).size() == 0);

        QVERIFY(!readRegularFile(u"/proc/self/status"_s, 10));
        QVERIFY(readRegularFile(u"/proc/self/status"_s, 100'000).value().contains("VmRSS"));
    }

    void findsFoldersWhoseNamesAreNotUtf8()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"café"_s));
        QCOMPARE(::mkdir((QFile::encodeName(m_folder->path()) + "/caf\xE9").constData(), 0700), 0);
        const QByteArray file = QFile::encodeName(m_folder->path()) + "/fil\xE9";
        QCOMPARE(::mknod(file.constData(), S_IFREG | 0600, 0), 0);

        QCOMPARE(foldersNotInUtf8(m_folder->path()), QByteArrayList{"caf\xE9"});
        QCOMPARE(foldersNotInUtf8(path(u"nothing"_s)), QByteArrayList{});
        QCOMPARE(::rmdir((QFile::encodeName(m_folder->path()) + "/caf\xE9").constData()), 0);
        QCOMPARE(::unlink(file.constData()), 0);
    }

private:
    QString path(const QString &name) const
    {
        return m_folder ? m_folder->filePath(name) : name; // Data is made before init().
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void makeStrangeThings() const
    {
        QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::link(path(u"pipe"_s), path(u"link"_s)));
        QVERIFY(QFile::link(u"/dev/zero"_s, path(u"zero"_s)));
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
        QCOMPARE(::mknod(QFile::encodeName(path(u"socket"_s)).constData(), S_IFSOCK | 0600, 0), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

CATALPA_TEST(RegularFileTest)
#include "tst_regularfile.moc"
