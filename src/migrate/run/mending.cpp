// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/mending.h"

#include "base/text.h"
#include "migrate/history/historystate.h"
#include "migrate/history/migrationlock.h"
#include "migrate/losses/losswarnings.h"
#include "migrate/run/dependents.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! What of \a bundles is to be made again, each by itself.
Result<QStringList> readLosses(db::Session &session, const QList<Bundle> &bundles)
{
    return readHistoryState(session, bundles).map([](const HistoryState &history) {
        QStringList lost;
        for (const MigrationStep &step : history.status.steps)
            lost += step.lost;
        return lost;
    });
}

//! GRANT and REVOKE only warn when they cannot do what they say. A function is not given to anybody while it is another
//! one than ours.
bool isOfRights(const QString &object)
{
    return object.startsWith("right to "_L1) || object.startsWith("no right to "_L1)
        || object.startsWith("owner of "_L1) || object.startsWith("function "_L1);
}

Error notOurs(const QStringList &rights)
{
    return {ErrorKind::Rights,
            Text::tr("Some of what Catalpa keeps in this database belongs to another role, so it cannot be made again. "
                     "Ask whoever owns the schema “catalpa”, or a superuser, to apply the migrations."),
            u"still lost: "_s + rights.join(u", "_s)};
}

//! What rows do not fit, or what something else is made of.
Error notFitting(const QStringList &lost)
{
    return {ErrorKind::Conflict,
            Text::tr("This cannot be made again as it was, because rows do not fit it or something else depends on it: "
                     "%1. All the rest has been made again. Whoever looks after the database can remove what is in the "
                     "way, and apply the migrations then.")
                .arg(lost.join(u", "_s)),
            u"still lost: "_s + lost.join(u", "_s)};
}

//! What others have put on what would be made again.
Error notAlone(const QSet<QString> &gone)
{
    QStringList names(gone.cbegin(), gone.cend());
    names.sort();
    return {ErrorKind::Conflict,
            Text::tr("What Catalpa keeps beside the tables cannot be made again, because that would take along what "
                     "others have made of it: %1. Nothing was changed. Whoever looks after the database can remove "
                     "these, apply the migrations, and make them again.")
                .arg(firstOf(names, 5)),
            u"would be dropped: "_s + names.join(u", "_s)};
}

//! Asks the server how a commit ended whose answer was lost: once the lock is free, it has ended.
RunOutcome afterLostCommit(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task,
                           const Timeouts &timeouts, const Error &lost)
{
    LockedTransaction transaction(session, task.bundle.schema, timeouts);
    const auto losses = transaction.begin().and_then([&] { return readLosses(session, bundles); });
    if (!losses)
        return {.outcome = RunOutcome::Outcome::Unknown, .error = lost};
    return {.outcome = losses->isEmpty() ? RunOutcome::Outcome::Applied : RunOutcome::Outcome::Lost, .error = lost};
}

RunOutcome mendInTransaction(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task,
                             const Timeouts &timeouts, const Listener &listener)
{
    const auto failed = [&session](const Error &error) {
        return RunOutcome{.outcome = session.isOpen() ? RunOutcome::Outcome::Refused : RunOutcome::Outcome::Lost,
                          .error = error};
    };
    std::optional<Error> unsure;
    {
        LockedTransaction transaction(session, task.bundle.schema, timeouts);
        if (const auto begun = transaction.begin(listener.notice); !begun)
            return {.outcome = RunOutcome::Outcome::Prevented, .error = begun.error()};
        auto before = dependents(session);
        if (!before)
            return failed(before.error());
        if (const auto done = session.script(task.mending, timeouts.file); !done)
            return failed(done.error());
        const auto after = dependents(session);
        if (!after)
            return failed(after.error());
        if (const QSet<QString> gone = before->subtract(*after); !gone.isEmpty())
            return {.outcome = RunOutcome::Outcome::Refused, .error = notAlone(gone)};
        QStringList lost = readLosses(session, bundles).value_or(QStringList());
        if (std::any_of(lost.cbegin(), lost.cend(), isOfRights)) {
            lost.removeIf([](const QString &object) { return !isOfRights(object); });
            return {.outcome = RunOutcome::Outcome::Refused, .error = notOurs(lost)};
        }
        const auto committed = transaction.commit();
        if (committed && !lost.isEmpty())
            return {.outcome = RunOutcome::Outcome::Prevented, .error = notFitting(lost)};
        if (committed)
            return {.outcome = RunOutcome::Outcome::Applied};
        if (session.isOpen())
            return failed(committed.error());
        unsure = committed.error();
    }
    return afterLostCommit(session, bundles, task, timeouts, *unsure);
}

} // namespace

RunOutcome mend(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task, const Timeouts &timeouts,
                const Listener &listener)
{
    RunOutcome mended = mendInTransaction(session, bundles, task, timeouts, listener);
    if (mended.outcome != RunOutcome::Outcome::Refused)
        return mended;
    const auto losses = readLosses(session, bundles);
    return losses && losses->isEmpty() ? RunOutcome{.outcome = RunOutcome::Outcome::NotNeeded} : mended;
}

} // namespace catalpa::migrate
