// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/versioninfo.h"

#include "base/text.h"

#include <catalpa_build.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace catalpa {

VersionInfo builtVersions()
{
    return {.catalpa = QStringLiteral(CATALPA_VERSION),
            .commit = QStringLiteral(CATALPA_COMMIT),
            .qt = QString::fromLatin1(qVersion()),
            .libpq = {},
            .localServer = {}};
}

QString catalpaVersion(const VersionInfo &versions)
{
    return versions.commit.isEmpty() ? versions.catalpa : u"%1 (%2)"_s.arg(versions.catalpa, versions.commit);
}

QString versionText(const QString &program, const VersionInfo &versions)
{
    const QString server =
        versions.localServer.isEmpty() ? Text::tr("not installed on this computer") : versions.localServer;
    return QStringList{u"%1 %2"_s.arg(program, catalpaVersion(versions)), u"Qt %1"_s.arg(versions.qt),
                       u"libpq %1"_s.arg(versions.libpq), Text::tr("PostgreSQL server: %1").arg(server)}
        .join(u'\n');
}

} // namespace catalpa
