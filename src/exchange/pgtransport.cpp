// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pgtransport.h"

#include "core/background.h"
#include "db/executor.h"
#include "exchange/movecatalogue.h"
#include "exchange/restorecopy.h"
#include "exchange/savecopy.h"
#include "migrate/pgschemahistory.h"

namespace catalpa::exchange {
namespace {

//! Runs one job in an executor that lives just as long: the job holds it, and lets it end when it has gone itself.
template <typename Job>
auto runAlone(const ConnectionAddress &address, Job job)
{
    const std::shared_ptr<db::Executor> executor(new db::Executor(address), [](db::Executor *ended) {
        db::Executor::retire(std::unique_ptr<db::Executor>(ended));
    });
    return executor->runOnce([executor, work = std::move(job)](db::Session &session) {
        auto answer = work(session);
        session.close();
        return answer;
    });
}

} // namespace

QFuture<Result<TransportReport>> PgTransport::save(const ConnectionAddress &from, const QString &file,
                                                   Progress progress)
{
    return runAlone(
        from, [file, report = std::move(progress)](db::Session &session) { return saveCopy(session, file, report); });
}

QFuture<Result<CopyContents>> PgTransport::look(const QString &file)
{
    return inBackground([file] { return lookIntoCopy(file); });
}

QFuture<Result<CopyContents>> PgTransport::check(const QString &file, Progress progress)
{
    return inBackground([file, report = std::move(progress)] { return checkCopy(file, report, {}); });
}

QFuture<Result<TransportReport>> PgTransport::restore(const QString &file, const ConnectionAddress &to,
                                                      Progress progress)
{
    return runAlone(migrate::migrationAddress(to), [file, report = std::move(progress)](db::Session &session) {
        return restoreCopy(session, file, report);
    });
}

QFuture<Result<TransportReport>> PgTransport::move(const ConnectionAddress &from, const ConnectionAddress &to,
                                                   Progress progress)
{
    return runAlone(migrate::migrationAddress(to), [from, report = std::move(progress)](db::Session &session) {
        db::Session source(from);
        source.setInterrupt(session.interrupt());
        return moveCatalogue(source, session, report);
    });
}

} // namespace catalpa::exchange
