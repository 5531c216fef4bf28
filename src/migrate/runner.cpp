// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/runner.h"

#include "core/logging.h"
#include "migrate/explanation.h"
#include "migrate/plan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

//! The database itself said no to the file; a stop, a busy table and a lost link say nothing about it.
bool isWorthRemembering(const Attempt &attempt)
{
    if (attempt.outcome == Attempt::Outcome::Torn)
        return true;
    return attempt.outcome == Attempt::Outcome::Refused && attempt.error.kind != ErrorKind::Cancelled
        && attempt.error.kind != ErrorKind::Busy;
}

//! Lock time-outs and deadlocks: the file was rolled back as a whole, so it may be tried again.
bool isWorthRepeating(const Attempt &attempt)
{
    return attempt.outcome == Attempt::Outcome::Refused && attempt.error.kind == ErrorKind::Busy
        && attempt.error.sqlState != "57014"_L1;
}

} // namespace

Runner::Runner(db::Session &session, Bundle bundle, const Patience &patience)
    : m_session(session)
    , m_bundle(std::move(bundle))
    , m_patience(patience)
{
}

//! A link that was idle may be gone (Neon sleeps after five minutes); reading again harms nobody.
db::SqlResult<Ledger> Runner::readAgainIfLost()
{
    const bool wasOpen = m_session.isOpen();
    auto ledger = readLedger(m_session, m_bundle.schema);
    if (!ledger && wasOpen && !m_session.isOpen() && ledger.error().kind != ErrorKind::Cancelled)
        ledger = readLedger(m_session, m_bundle.schema);
    return ledger;
}

Result<SchemaStatus> Runner::status()
{
    const auto ledger = readAgainIfLost();
    if (!ledger)
        return tl::unexpected<Error>(ledger.error());
    SchemaStatus status;
    status.steps = plan(m_bundle, ledger->rows);
    if (auto reason = obstacle(*ledger, status.steps))
        status.obstacles += {m_bundle.schema, std::move(*reason)};
    status.server = m_session.address().display();
    return status;
}

Result<MigrationReport> Runner::apply(const SchemaHistory::Progress &progress)
{
    const auto before = status();
    if (!before)
        return tl::unexpected(before.error());
    if (before->obstacle())
        return tl::unexpected(*before->obstacle());

    MigrationReport report;
    MigrationEvent event;
    event.count = int(before->pending());
    for (const MigrationStep &step : before->steps) {
        if (!isToApply(step))
            continue;
        event.key = step.key();
        const Tell tell = [&progress, event](MigrationEvent::Kind kind, const QString &text, int milliseconds) mutable {
            event.kind = kind;
            event.text = text;
            event.milliseconds = milliseconds;
            if (progress)
                progress(event);
        };
        if (const auto done = applyStep(step.migration, report, tell); !done)
            return tl::unexpected(done.error());
        if (report.failure)
            return report;
        ++event.index;
    }
    return report;
}

//! Adds to \a report what became of \a migration. An error when it is not the file's and there is nothing to report.
Result<> Runner::applyStep(const Migration &migration, MigrationReport &report, const Tell &tell)
{
    tell(MigrationEvent::Kind::Started, {}, 0);
    report.failure = endsItsTransaction(m_bundle, migration);
    if (report.failure) {
        tell(MigrationEvent::Kind::Failed, report.failure->error.message, 0);
        return {};
    }

    const Attempt attempt = applyPatiently(migration, tell);
    if (attempt.outcome == Attempt::Outcome::Applied)
        report.done += migration.key();
    if (attempt.outcome == Attempt::Outcome::Applied || attempt.outcome == Attempt::Outcome::NotNeeded)
        return {};

    const MigrationFailure failure = explain(m_bundle, migration, attempt);
    qCWarning(logMigrate) << "not applied:" << migration.name << failure.error.detail;
    if (isWorthRemembering(attempt))
        remember(failure, migration, attempt);
    tell(MigrationEvent::Kind::Failed, failure.error.message, 0);
    if (attempt.outcome == Attempt::Outcome::Prevented && report.done.isEmpty())
        return tl::unexpected(failure.error);
    report.failure = failure;
    return {};
}

Attempt Runner::applyPatiently(const Migration &migration, const Tell &tell)
{
    QElapsedTimer time;
    time.start();
    const auto notice = [&tell](const QString &text) {
        tell(MigrationEvent::Kind::Notice, text, 0);
    };

    Attempt attempt;
    for (int tries = 1;; ++tries) {
        attempt = FileAttempt(m_session, m_bundle, migration, m_patience, notice).run();
        if (!isWorthRepeating(attempt) || tries >= m_patience.tableTries)
            break;
        notice(Sentences::tr("A table is in use by another program. Trying again."));
        // On the server, because a statement can be interrupted.
        const auto paused =
            m_session.run("SELECT pg_sleep($1::double precision / 1000)", {qint64(m_patience.tablePause.count())});
        if (!paused) {
            attempt.error = paused.error();
            break;
        }
    }

    if (attempt.outcome == Attempt::Outcome::Applied) {
        qCInfo(logMigrate) << "applied" << migration.name << "in" << time.elapsed() << "ms";
        tell(MigrationEvent::Kind::Applied, {}, int(time.elapsed()));
    } else if (attempt.outcome == Attempt::Outcome::NotNeeded) {
        notice(Sentences::tr("Another program has applied this migration meanwhile."));
    }
    return attempt;
}

//! Best effort: that the failure is told matters more than that it is kept.
void Runner::remember(const MigrationFailure &failure, const Migration &migration, const Attempt &attempt)
{
    LockedTransaction transaction(m_session, m_bundle.schema, m_patience);
    const auto kept =
        transaction.begin()
            .and_then([this] { return readLedger(m_session, m_bundle.schema); })
            .and_then([this](const Ledger &ledger) {
                return ledger.exists ? db::SqlResult<>() : createLedger(m_session, ledger, m_bundle.schema);
            })
            .and_then([&] {
                return writeFailure(m_session, m_bundle.schema, attempt.entry, logText(failure, migration, attempt));
            })
            .and_then([&transaction] { return transaction.commit(); });
    if (!kept)
        qCWarning(logMigrate) << "the failure could not be kept in the ledger:" << kept.error().detail;
}

} // namespace catalpa::migrate
