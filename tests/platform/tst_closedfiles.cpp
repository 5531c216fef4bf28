// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/privatefile.h"
#include "support/testregistry.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::platform;

//! Files that tell hosts and users are read by their owner alone.
class ClosedFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsStayClosed_data()
    {
        QTest::addColumn<bool>("existed");
        QTest::addRow("new") << false;
        QTest::addRow("written by an earlier version") << true;
    }
    void settingsStayClosed()
    {
        QFETCH(const bool, existed);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"config/catalpa/catalpa.conf"_s);
        if (existed) {
            QSettings(path, QSettings::NativeFormat).setValue(u"before"_s, 1);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        }

        QVERIFY(closeToOthers(path));

        for (int run = 0; run < 2; ++run) {
            QSettings settings(path, QSettings::NativeFormat);
            settings.setValue(u"catalogues/1/address"_s, run);
            settings.sync();
            QCOMPARE(othersMay(path), QFile::Permissions());
        }
        QCOMPARE(QSettings(path, QSettings::NativeFormat).value(u"before"_s).toInt(), int(existed));
    }

    void aFolderIsNoFile()
    {
        const QTemporaryDir folder;

        QVERIFY(!closeToOthers(folder.path()));
    }

private:
    static QFile::Permissions othersMay(const QString &path)
    {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        return QFile::permissions(path) & others;
    }
};

CATALPA_TEST(ClosedFilesTest)
#include "tst_closedfiles.moc"
