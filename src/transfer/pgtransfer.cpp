// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/pgtransfer.h"

#include "base/futures.h"
#include "db/runalone.h"
#include "migrate/pgschemahistory.h"
#include "transfer/backup.h"
#include "transfer/restore.h"
#include "transfer/transfercatalogue.h"

namespace catalpa::transfer {

QFuture<Result<TransferReport>> PgTransfer::save(const ConnectionAddress &from, const QString &file, Progress progress)
{
    return db::runAlone(
        from, [file, report = std::move(progress)](db::Session &session) { return saveCopy(session, file, report); });
}

QFuture<Result<CopyContents>> PgTransfer::look(const QString &file)
{
    return inBackground([file] { return lookIntoCopy(file); });
}

QFuture<Result<CopyContents>> PgTransfer::check(const QString &file, Progress progress)
{
    return inBackground([file, report = std::move(progress)] { return checkCopy(file, report, {}); });
}

QFuture<Result<TransferReport>> PgTransfer::restore(const QString &file, const ConnectionAddress &to, Progress progress)
{
    return db::runAlone(migrate::migrationAddress(to), [file, report = std::move(progress)](db::Session &session) {
        return restoreCopy(session, file, report);
    });
}

QFuture<Result<TransferReport>> PgTransfer::move(const ConnectionAddress &from, const ConnectionAddress &to,
                                                 Progress progress)
{
    return db::runAlone(migrate::migrationAddress(to), [from, report = std::move(progress)](db::Session &session) {
        db::Session source(from);
        source.setInterrupt(session.interrupt());
        return moveCatalogue(source, session, report);
    });
}

} // namespace catalpa::transfer
