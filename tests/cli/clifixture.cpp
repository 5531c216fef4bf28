// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::test {

QJsonDocument json(const Answer &answer)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(answer.out, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s: %s", qPrintable(error.errorString()), answer.out.constData());
    return document;
}

PageState::PageState()
    : m_home(u"/tmp/catalpa-desk-XXXXXX"_s) // Short enough for a socket's path.
{
    // When we are root, the local catalogue's server runs as somebody else, who has to be able to come here.
    QFile::setPermissions(m_home.path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
                              | QFile::ReadOther | QFile::ExeOther);
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    for (const QString &kept : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s, u"LSAN_OPTIONS"_s,
                                u"UBSAN_OPTIONS"_s, u"TSAN_OPTIONS"_s, u"CATALPA_POSTGRES_BIN"_s}) {
        if (ours.contains(kept))
            m_environment.insert(kept, ours.value(kept));
    }
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"TZ"_s, u"Asia/Kathmandu"_s);
    m_environment.insert(u"HOME"_s, m_home.path());
    for (const auto &[name, folder] : {std::pair{u"XDG_DATA_HOME"_s, u"share"_s},
                                       {u"XDG_CONFIG_HOME"_s, u"config"_s},
                                       {u"XDG_CACHE_HOME"_s, u"cache"_s},
                                       {u"XDG_RUNTIME_DIR"_s, u"run"_s}})
        m_environment.insert(name, path(folder));
    QDir(m_home.path()).mkdir(u"work"_s);
}

PageState::~PageState()
{
    if (QFile::exists(path(u"share/catalpa/local"_s)))
        run({u"local"_s, u"stop"_s});
}

QString PageState::program()
{
    return QStringLiteral(CATALPA_CLI);
}

void PageState::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(u"work/"_s + name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

std::unique_ptr<QProcess> PageState::process() const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(path(u"work"_s));
    return process;
}

Answer PageState::waitFor(QProcess &process)
{
    // The standard input stays open: a program that reads it would never end.
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        qFatal("catalpa-cli did not end by itself: %s", process.readAllStandardError().constData());
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Answer PageState::run(const QStringList &arguments) const
{
    const auto running = start(arguments);
    return waitFor(*running);
}

Answer PageState::shell(const QString &line) const
{
    const auto bash = process();
    bash->start(u"bash"_s, {u"-c"_s, u"set -o pipefail; CLI='%1'; %2"_s.arg(program(), line)});
    return waitFor(*bash);
}

std::unique_ptr<QProcess> PageState::start(const QStringList &arguments) const
{
    auto started = process();
    started->start(program(), arguments);
    if (!started->waitForStarted())
        qFatal("%s cannot be started", qPrintable(program()));
    return started;
}

} // namespace catalpa::test
