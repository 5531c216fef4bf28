// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figures.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QSysInfo>
#include <QtCore/QThread>
#include <QtCore/QtGlobal>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

//! The first line of a file of /proc that begins with \a key, without the key.
QString lineOf(const QString &path, const QString &key)
{
    QFile file(path);
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(key))
            return line.mid(key.size()).section(u':', -1).trimmed();
    }
    return {};
}

} // namespace

QJsonObject aboutThisRun(const QString &serverVersion)
{
    const double memory = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE)) / 1e9;
    return {{u"date"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {u"processor"_s, lineOf(u"/proc/cpuinfo"_s, u"model name"_s)},
            {u"cores"_s, QThread::idealThreadCount()},
            {u"memory"_s, qRound(memory)},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QSysInfo::kernelVersion()},
            // Others at work on this machine make every figure worse.
            {u"loadBefore"_s, lineOf(u"/proc/loadavg"_s, QString()).section(u' ', 0, 0)},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"compiler"_s, QStringLiteral("GCC " __VERSION__)},
            {u"catalpa"_s, QStringLiteral(CATALPA_VERSION)},
            {u"postgresql"_s, serverVersion}};
}

} // namespace catalpa::test
