// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What the program is made of and works with, for "--version" and reports of faults.
struct VersionInfo {
    QString catalpa;
    QString commit; //!< Empty when the program was built from an archive.
    QString qt;
    QString libpq;
    QString localServer; //!< Of the PostgreSQL for the catalogue on this computer; empty when none is installed.

    bool operator==(const VersionInfo &) const = default;
};

//! Those that need no look at the computer: Catalpa and Qt.
VersionInfo builtVersions();

//! The version with the commit, such as "0.1.0 (1a2b3c4d5e6f)".
QString catalpaVersion(const VersionInfo &versions);

//! Several lines, the first with the name of the \a program.
QString versionText(const QString &program, const VersionInfo &versions);

} // namespace catalpa
