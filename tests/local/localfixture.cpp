// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localfixture.h"

#include "db/session.h"
#include "local/localserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QThread>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace Qt::StringLiterals;

namespace catalpa::test {

namespace {

//! A catalogue that was made once for all tests of this program.
QString madeCatalogue()
{
    static const Place place;
    static const bool made = [] {
        const local::LocalServer server(place.folder());
        return server.start() && server.stop();
    }();
    if (!made)
        qFatal("No catalogue could be made");
    return place.folder();
}

} // namespace

Place::Place(const QString &name, Content content)
    : m_folder(m_root.path() + u'/' + name)
{
    prctl(PR_SET_CHILD_SUBREAPER, 1); // Orphaned servers become children of this test, which buries them at the end.
    if (!m_root.isValid()
        || !QFile::setPermissions(m_root.path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
                                      | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther))
        qFatal("No temporary folder");
    if (content == Catalogue && QProcess::execute(u"cp"_s, {u"-a"_s, madeCatalogue(), m_folder}) != 0)
        qFatal("The catalogue could not be copied");
}

Place::~Place()
{
    if (const auto stopped = local::LocalServer(m_folder).stop(); !stopped)
        qWarning() << stopped.error().message << stopped.error().detail;
    const qint64 left = serverPid(data());
    if (isAlive(left))
        ::kill(pid_t(left), SIGKILL);
    while (waitpid(-1, nullptr, WNOHANG) > 0) { }
}

Visitor::Visitor(const QString &task, const QString &folder, bool asNobody)
{
    if (asNobody) {
        const passwd *nobody = getpwnam("nobody");
        m_process.setChildProcessModifier([uid = nobody->pw_uid, gid = nobody->pw_gid] {
            if (setgroups(1, &gid) != 0 || setgid(gid) != 0 || setuid(uid) != 0)
                _exit(126);
        });
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + "/local_visitor"_L1, {task, folder});
}

Visitor::~Visitor()
{
    leave();
}

QString Visitor::answer()
{
    const QDeadlineTimer deadline(60'000);
    while (!m_process.canReadLine() && !deadline.hasExpired() && m_process.state() != QProcess::NotRunning)
        m_process.waitForReadyRead(100);
    return QString::fromUtf8(m_process.readLine()).trimmed();
}

void Visitor::leave()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    m_process.waitForFinished(60'000);
}

void Visitor::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString sql(const ConnectionAddress &address, const QByteArray &text)
{
    db::Session session(address);
    const auto rows = session.run(text);
    if (!rows)
        qFatal("%s: %s", text.constData(), qPrintable(rows.error().detail));
    return rows->isEmpty() ? QString() : rows->text(0, 0);
}

qint64 serverPid(const QString &dataFolder)
{
    QFile file(dataFolder + "/postmaster.pid"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

bool isAlive(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (pid == 0 || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = file.readAll();
    return line.sliced(line.lastIndexOf(')') + 2).front() != 'Z';
}

void killServer(const QString &dataFolder)
{
    const qint64 pid = serverPid(dataFolder);
    ::kill(pid_t(pid), SIGKILL);
    while (isAlive(pid))
        QThread::yieldCurrentThread();
}

} // namespace catalpa::test
