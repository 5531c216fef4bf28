// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/serverbinaries.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

constexpr auto overrideName = "CATALPA_POSTGRES_BIN";
constexpr int oldestMajor = 15; // The first with ICU as the collation of a whole database.
constexpr int answerMilliseconds = 10'000;

bool holdsServer(const QString &folder)
{
    const QStringList programs{u"initdb"_s, u"pg_ctl"_s, u"postgres"_s};
    return std::all_of(programs.cbegin(), programs.cend(),
                       [&folder](const QString &program) { return QFileInfo(folder + u'/' + program).isExecutable(); });
}

//! As the server says it, such as "15.20"; empty when it does not answer.
QString askedVersion(const QString &folder)
{
    QProcess postgres;
    postgres.start(folder + "/postgres"_L1, {u"--version"_s});
    if (!postgres.waitForFinished(answerMilliseconds))
        return {};
    static const QRegularExpression inAnswer(u"PostgreSQL\\) ([\\w.]+)"_s);
    return inAnswer.match(QString::fromUtf8(postgres.readAllStandardOutput())).captured(1);
}

//! Debian and its kind name the version in the path; elsewhere the server is asked. 0 when it does not answer.
int majorVersion(const QString &folder)
{
    static const QRegularExpression inPath(u"/postgresql/(\\d+)/bin$"_s);
    if (const auto match = inPath.match(folder); match.hasMatch())
        return match.captured(1).toInt();

    static const QRegularExpression inAnswer(u"^\\d+"_s);
    return inAnswer.match(askedVersion(folder)).captured().toInt();
}

//! Folders that match \a parent/\a pattern/bin.
QStringList installed(const QString &parent, const QString &pattern)
{
    QStringList folders;
    const QFileInfoList entries = QDir(parent).entryInfoList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries)
        folders += entry.canonicalFilePath() + "/bin"_L1;
    return folders;
}

//! Beside the program itself: those of a bundle.
QStringList besideTheProgram()
{
    return installed(QCoreApplication::applicationDirPath() + "/../lib/postgresql"_L1, u"*"_s);
}

QStringList candidates()
{
    if (qEnvironmentVariableIsSet(overrideName))
        return qEnvironmentVariable(overrideName).split(QDir::listSeparator());

    QStringList folders = besideTheProgram() + installed(u"/usr/lib/postgresql"_s, u"*"_s) // Debian, Ubuntu
        + installed(u"/usr/lib"_s, u"postgresql[0-9]*"_s) // openSUSE
        + installed(u"/usr"_s, u"pgsql-*"_s) // the PostgreSQL project's own packages for Fedora
        + installed(u"/opt/homebrew/opt"_s, u"postgresql@*"_s) + installed(u"/usr/local/opt"_s, u"postgresql@*"_s);
    const QString inPath = QStandardPaths::findExecutable(u"postgres"_s);
    if (!inPath.isEmpty())
        folders += QFileInfo(inPath).canonicalPath();
    return folders;
}

//! The newest first.
std::vector<ServerBinaries> binariesIn(const QStringList &folders)
{
    std::vector<ServerBinaries> all;
    std::set<QString> seen;
    for (const QString &folder : folders) {
        if (!seen.insert(folder).second || !holdsServer(folder))
            continue;
        if (const int major = majorVersion(folder); major > 0)
            all.push_back({folder, major});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto &left, const auto &right) { return left.major > right.major; });
    return all;
}

Failure noServer()
{
    if (qEnvironmentVariableIsSet(overrideName)) {
        return failure(
            ErrorKind::Offline,
            Text::tr("The local catalogue needs the PostgreSQL server, but the folder “%1”, which the variable "
                     "%2 names, does not hold one. Correct the variable or remove it.")
                .arg(qEnvironmentVariable(overrideName), QLatin1StringView(overrideName)));
    }
    return failure(
        ErrorKind::Offline,
        Text::tr("The local catalogue needs the PostgreSQL server, which is not installed on this computer. On "
                 "Debian and Ubuntu it is the package postgresql; install it with: sudo apt install postgresql"));
}

Failure otherVersions(int wanted, const std::vector<ServerBinaries> &all)
{
    QStringList majors;
    for (const ServerBinaries &binaries : all)
        majors += QString::number(binaries.major);
    const QString sentence =
        Text::tr("The local catalogue was made by PostgreSQL %1, but this computer has PostgreSQL %2, which "
                 "cannot read it. Nothing was changed. Install the package postgresql-%1 beside it and start "
                 "Catalpa again.")
            .arg(QString::number(wanted), majors.join(", "_L1));
    const QString prospect = all.front().major > wanted
        ? u' ' + Text::tr("Catalpa then moves the catalogue to the newer version, and keeps the old one beside it.")
        : QString();
    return failure(ErrorKind::Offline, sentence + prospect);
}

Failure tooOld(int newest)
{
    return failure(
        ErrorKind::Offline,
        Text::tr("The local catalogue needs PostgreSQL %1 or newer, but this computer has PostgreSQL %2. Install a "
                 "newer one from apt.postgresql.org, or use a newer version of your system.")
            .arg(oldestMajor)
            .arg(newest));
}

} // namespace

Result<ServerBinaries> serverBinaries(int major)
{
    // A new catalogue is made by the server that a bundle brings along, so that it does not depend on the computer.
    if (major == 0 && !qEnvironmentVariableIsSet(overrideName)) {
        const auto own = binariesIn(besideTheProgram());
        if (!own.empty() && own.front().major >= oldestMajor)
            return own.front();
    }
    const auto all = binariesIn(candidates());
    if (all.empty())
        return noServer();
    if (major == 0 && all.front().major < oldestMajor)
        return tooOld(all.front().major);
    if (major == 0)
        return all.front();
    const auto fitting =
        std::find_if(all.cbegin(), all.cend(), [major](const auto &one) { return one.major == major; });
    if (fitting == all.cend())
        return otherVersions(major, all);
    return *fitting;
}

QString exactVersion(const ServerBinaries &binaries)
{
    return askedVersion(binaries.folder);
}

} // namespace catalpa::local
