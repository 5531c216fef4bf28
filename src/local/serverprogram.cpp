// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/serverprogram.h"

#include <QtCore/QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

QProcessEnvironment cleanEnvironment()
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment clean;
    for (const QString &name : {u"HOME"_s, u"SystemRoot"_s, u"TMPDIR"_s}) {
        if (ours.contains(name))
            clean.insert(name, ours.value(name));
    }
    clean.insert(u"PATH"_s, ours.value(u"PATH"_s, u"/usr/bin:/bin"_s));
    clean.insert(u"LC_ALL"_s, u"C"_s);
    clean.insert(u"TZ"_s, u"UTC"_s); // Also spares initdb the reading of every time zone there is.
    return clean;
}

} // namespace

ServerProgram::ServerProgram(const QString &folder, const platform::SystemUser &user)
{
    m_process.setWorkingDirectory(folder);
    m_process.setProcessEnvironment(cleanEnvironment());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier(platform::becoming(user));
}

ServerProgram::~ServerProgram()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void ServerProgram::start(const QString &program, const QStringList &arguments)
{
    m_process.start(program, arguments);
}

bool ServerProgram::hasEnded(int milliseconds)
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(milliseconds);
}

bool ServerProgram::succeeded() const
{
    return m_process.error() == QProcess::UnknownError && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

QString ServerProgram::output()
{
    m_output += QString::fromUtf8(m_process.readAll());
    if (m_process.error() == QProcess::FailedToStart)
        return m_process.errorString();
    return m_output;
}

} // namespace catalpa::local
