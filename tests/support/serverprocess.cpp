// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/serverprocess.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QStorageInfo>
#include <QtCore/QThread>

#include <libpq-fe.h>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

const auto prefix = u"catalpa-test-"_s;

//! Whom a server runs as when we are root; else nobody in particular.
const passwd *systemUser()
{
    if (geteuid() != 0)
        return nullptr;
    static const passwd *const user = getpwnam("postgres") ? getpwnam("postgres") : getpwnam("nobody");
    return user;
}

// A process that has ended but was not waited for keeps its number, but not its program.
bool isAlive(int process)
{
    return !QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(process)).isEmpty();
}

void removeFoldersOfTheDead(const QString &place)
{
    const QDir temporary(place);
    for (const QString &name : temporary.entryList({prefix + u'*'}, QDir::Dirs)) {
        const int owner = name.sliced(prefix.size()).section(u'-', 0, 0).toInt();
        if (owner > 0 && !isAlive(owner))
            QDir(temporary.filePath(name)).removeRecursively();
    }
}

// Linux's memory as a folder, where a database is made in a third of the time, as long as it has room for all tests
// that run beside each other.
const auto memory = u"/dev/shm"_s;

bool hasRoomInMemory()
{
    const qint64 enough = qint64(6) << 30;
    const QStorageInfo storage(memory);
    QFile info(u"/proc/meminfo"_s);
    if (!storage.isValid() || storage.fileSystemType() != "tmpfs" || storage.bytesAvailable() < enough
        || !info.open(QIODevice::ReadOnly))
        return false;
    static const QRegularExpression available(u"MemAvailable: +(\\d+) kB"_s);
    return available.match(QString::fromLatin1(info.readAll())).captured(1).toLongLong() * 1024 > enough;
}

QString folderTemplate()
{
    for (const QString &place : {u"/tmp"_s, memory})
        removeFoldersOfTheDead(place);
    return u"%1/%2%3-XXXXXX"_s.arg(hasRoomInMemory() ? memory : u"/tmp"_s, prefix)
        .arg(QCoreApplication::applicationPid());
}

void giveToServerUser(const QString &path)
{
    if (const passwd *user = systemUser(); user && chown(QFile::encodeName(path), user->pw_uid, user->pw_gid) != 0)
        qFatal("Cannot give %s to the user of the test server", qPrintable(path));
}

} // namespace

ServerFolder::ServerFolder()
    : m_folder(folderTemplate())
{
    if (!m_folder.isValid())
        qFatal("No temporary folder for a test server: %s", qPrintable(m_folder.errorString()));
    giveToServerUser(m_folder.path());
}

void ServerFolder::write(const QString &name, const QString &text) const
{
    QFile target(file(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(text.toUtf8()) < 0)
        qFatal("Cannot write %s", qPrintable(target.fileName()));
    target.close();
    giveToServerUser(target.fileName());
}

ServerProcess::~ServerProcess()
{
    end(SIGKILL);
}

void ServerProcess::start(const QString &program, const QStringList &arguments, const QString &log, int atOurDeath)
{
    QList<QByteArray> texts{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        texts += argument.toLocal8Bit();
    std::vector<char *> argv;
    for (QByteArray &text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    const QByteArray logName = QFile::encodeName(log);
    const passwd *user = systemUser();
    const pid_t parent = getpid();

    m_pid = fork();
    if (m_pid < 0)
        qFatal("Cannot start %s", argv[0]);
    if (m_pid > 0)
        return;
    // The child: nothing but system calls from here. A change of user forgets the death signal, so that comes last.
    const int null = open("/dev/null", O_RDONLY);
    const int output = open(logName.constData(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(null, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    if (user && (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
        _exit(126);
    prctl(PR_SET_PDEATHSIG, atOurDeath);
    if (getppid() != parent || chdir("/tmp") != 0)
        _exit(126);
    execv(argv[0], argv.data());
    _exit(127);
}

bool ServerProcess::isRunning()
{
    if (m_pid > 0 && waitpid(m_pid, &m_status, WNOHANG) == m_pid)
        m_pid = 0;
    return m_pid > 0;
}

void ServerProcess::end(int signal)
{
    if (!isRunning())
        return;
    kill(m_pid, signal);
    for (const QDeadlineTimer deadline(10'000); isRunning() && !deadline.hasExpired();)
        QThread::msleep(5);
    if (isRunning())
        kill(m_pid, SIGKILL);
    wait();
}

int ServerProcess::wait()
{
    if (m_pid > 0)
        waitpid(m_pid, &m_status, 0);
    m_pid = 0;
    return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -1;
}

quint16 freePort()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (socket < 0 || bind(socket, generic, size) != 0 || getsockname(socket, generic, &size) != 0)
        qFatal("No free port on 127.0.0.1");
    ::close(socket);
    return ntohs(address.sin_port);
}

bool waitUntilAnswering(ServerProcess &process, const QString &host, quint16 port)
{
    const QByteArray hostName = host.toUtf8();
    const QByteArray portText = QByteArray::number(port);
    const char *keywords[] = {"host", "port", "dbname", "user", "connect_timeout", nullptr};
    const char *values[] = {hostName.constData(), portText.constData(), "postgres", "catalpa", "5", nullptr};
    const QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired()) {
        if (PQpingParams(keywords, values, 0) == PQPING_OK)
            return true;
        if (!process.isRunning())
            return false;
        QThread::msleep(10);
    }
    return false;
}

} // namespace catalpa::test
