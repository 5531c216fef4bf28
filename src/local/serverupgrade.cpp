// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/serverupgrade.h"

#include "base/text.h"

#include "base/logging.h"
#include "db/session.h"
#include "local/datafolder.h"
#include "local/serverprogram.h"
#include "local/temporaryserver.h"
#include "platform/privatefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>

#include <filesystem>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::local {
namespace {

constexpr int longestProgram = 6 * 3'600'000;

void removeFolder(const QString &path)
{
    std::error_code ignored;
    std::filesystem::remove_all(std::filesystem::path(path.toStdU16String()), ignored);
}

Failure notMoved(const QString &detail)
{
    return failure(ErrorKind::Unexpected, Text::tr("The catalogue was not moved to the newer PostgreSQL."), detail);
}

QString quoted(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

//! For the programs of PostgreSQL; as host and database alone, a name could be taken for something else.
QString connection(const ConnectionAddress &address)
{
    return u"host=%1 port=5432 user=%2 dbname=%3"_s.arg(quoted(address.host), quoted(address.user),
                                                        quoted(address.database));
}

//! The folder whose pg_dump and pg_restore are used: the newer, if it has them.
Result<ServerBinaries> carrier(const ServerBinaries &older, const ServerBinaries &newest)
{
    for (const ServerBinaries &binaries : {newest, older}) {
        if (QFileInfo(binaries.program(u"pg_dump"_s)).isExecutable()
            && QFileInfo(binaries.program(u"pg_restore"_s)).isExecutable())
            return binaries;
    }
    return notMoved(u"there is no pg_dump"_s);
}

//! One move, from the older server to the newest.
class ServerUpgrade final {
public:
    ServerUpgrade(const FolderLayout &layout, const platform::SystemUser &user, const ServerBinaries &older,
                  const ServerBinaries &newest, const QString &nextFolder)
        : m_layout(layout)
        , m_user(user)
        , m_older(layout, user, older, QFileInfo(layout.data()).fileName())
        , m_newest(layout, user, newest, nextFolder)
    {
    }

    Result<> carry(const ServerBinaries &carrier);

private:
    Result<QStringList> databases();
    Result<> carryDatabase(const ServerBinaries &carrier, const QString &name);
    Result<> run(const QString &program, const QStringList &arguments);
    Result<QStringList> counted(const ConnectionAddress &address);
    Result<> execute(const QByteArray &statement);

    FolderLayout m_layout;
    platform::SystemUser m_user;
    TemporaryServer m_older;
    TemporaryServer m_newest;
};

Result<> ServerUpgrade::carry(const ServerBinaries &carrier)
{
    auto carried = m_older.start().and_then([this] { return m_newest.start(); });
    if (!carried)
        return carried;
    const auto names = databases();
    if (!names)
        return passOn(names);
    carried = execute("DROP DATABASE postgres"); // The empty one that initdb makes.
    for (const QString &name : *names)
        carried = carried.and_then([&] { return carryDatabase(carrier, name); });
    return carried.and_then([this] { return m_newest.stop(); }).and_then([this] { return m_older.stop(); });
}

Result<QStringList> ServerUpgrade::databases()
{
    db::Session session(m_older.address(u"template1"_s));
    const auto rows = session.run("SELECT datname, (SELECT count(*) FROM pg_roles WHERE rolname !~ '^pg_')"
                                  "  FROM pg_database WHERE NOT datistemplate");
    if (!rows)
        return passOn(rows);
    QStringList names;
    for (int row = 0; row < rows->count(); ++row) {
        if (rows->integer(row, 1) != 1) // Somebody uses it for more than a catalogue; pg_dump carries no users.
            return notMoved(u"it has users of its own"_s);
        names += rows->text(row, 0);
    }
    return names;
}

Result<> ServerUpgrade::execute(const QByteArray &statement)
{
    db::Session session(m_newest.address(u"template1"_s));
    const auto done = session.run(statement);
    if (!done)
        return passOn(done);
    return {};
}

Result<> ServerUpgrade::carryDatabase(const ServerBinaries &carrier, const QString &name)
{
    const QString dump = m_layout.folder + "/moving.dump"_L1;
    const auto removed = qScopeGuard([&dump] { QFile::remove(dump); });
    const QString from = connection(m_older.address(name));
    const QString to = connection(m_newest.address(name));
    const QByteArray identifier = '"' + QString(name).replace(u'"', u"\"\""_s).toUtf8() + '"';
    return execute("CREATE DATABASE " + identifier)
        .and_then([&] {
            return run(carrier.program(u"pg_dump"_s), {u"-Fc"_s, u"-Z1"_s, u"-f"_s, dump, u"-d"_s, from});
        })
        .and_then([&] {
            return run(carrier.program(u"pg_restore"_s), {u"--exit-on-error"_s, u"-d"_s, to, dump});
        })
        .and_then([&]() -> Result<> {
            const auto before = counted(m_older.address(name));
            const auto after = counted(m_newest.address(name));
            if (!before || !after)
                return failure(before ? after.error() : before.error());
            if (*before != *after)
                return notMoved(u"not all rows have arrived"_s);
            return {};
        });
}

Result<> ServerUpgrade::run(const QString &program, const QStringList &arguments)
{
    ServerProgram process(m_layout.folder, m_user);
    process.start(program, arguments);
    if (process.hasEnded(longestProgram) && process.succeeded())
        return {};
    return notMoved(process.output().right(1'000));
}

//! Every table with the number of its rows.
Result<QStringList> ServerUpgrade::counted(const ConnectionAddress &address)
{
    db::Session session(address);
    const auto tables = session.run("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                                    " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
    if (!tables)
        return passOn(tables);
    QStringList counts;
    for (int row = 0; row < tables->count(); ++row) {
        const auto count = session.run("SELECT count(*) FROM " + tables->text(row, 0).toUtf8(), {}, 30min);
        if (!count)
            return passOn(count);
        counts += tables->text(row, 0) + u' ' + count->text(0, 0);
    }
    return counts;
}

//! The old folder is kept under a name that is free.
QString keptName(const FolderLayout &layout, int major)
{
    QString name = layout.keptData(major);
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = layout.keptData(major) + u'-' + QString::number(number);
    return name;
}

Result<> renew(const FolderLayout &layout, const platform::SystemUser &user, const ServerBinaries &older,
               const ServerBinaries &newest)
{
    const auto programs = carrier(older, newest);
    if (!programs)
        return passOn(programs);
    const auto made = makeNextDataFolder(layout, user, newest);
    if (!made)
        return passOn(made);
    const QString next = layout.folder + u'/' + *made;
    auto removed = qScopeGuard([&next] { removeFolder(next); });
    const auto carried = ServerUpgrade(layout, user, older, newest, *made).carry(*programs);
    if (!carried)
        return carried;
    // From here on each step leaves a state that finishUpgrade() brings to the end.
    removed.dismiss();
    return platform::renameDurably(next, layout.nextData())
        .and_then([&] { return platform::renameDurably(layout.data(), keptName(layout, older.major)); })
        .and_then([&] { return finishUpgrade(layout); });
}

} // namespace

ServerBinaries upgradedServer(const FolderLayout &layout, const platform::SystemUser &user,
                              const ServerBinaries &fitting)
{
    const auto newest = serverBinaries();
    if (!newest || newest->major <= fitting.major || QFileInfo::exists(layout.renewalMark(newest->major)))
        return fitting;
    QElapsedTimer clock;
    clock.start();
    qCInfo(logLocal) << "moving the catalogue from PostgreSQL" << fitting.major << "to" << newest->major;
    const auto moved = renew(layout, user, fitting, *newest);
    if (moved) {
        qCInfo(logLocal) << "moved in" << clock.elapsed() << "ms";
        return *newest;
    }
    qCWarning(logLocal) << "not moved:" << moved.error().message << moved.error().detail;
    if (moved.error().kind == ErrorKind::Offline) // Such as a full disk: it is tried again at the next start.
        return fitting;
    if (const auto marked = platform::makePrivateFile(layout.renewalMark(newest->major), user); !marked)
        qCWarning(logLocal) << marked.error().message;
    return fitting;
}

Result<> finishUpgrade(const FolderLayout &layout)
{
    if (!QFileInfo::exists(layout.nextData()))
        return {};
    if (!QFileInfo::exists(layout.data()))
        return platform::renameDurably(layout.nextData(), layout.data());
    removeFolder(layout.nextData()); // The old one has not been put aside, and may have been used since.
    return {};
}

} // namespace catalpa::local
