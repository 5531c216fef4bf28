// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationreporter.h"

#include "models/migrationsession.h"
#include "ui/migrations/migrationlog.h"
#include "ui/widgets/banner.h"
#include "wording/migrations/findingstext.h"
#include "wording/migrations/migrationtext.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MigrationReporter::MigrationReporter(MigrationSession &run, Banner &banner, MigrationLog &log, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_banner(banner)
    , m_log(log)
{
    connect(&run, &MigrationSession::phaseChanged, this, [this] {
        if (m_run.phase() == MigrationSession::Phase::Running || m_run.phase() == MigrationSession::Phase::Recording) {
            clear();
            m_stays = true;
        }
    });
    connect(&run, &MigrationSession::noted, this, [this](const MigrationEvent &event) {
        m_log.note(m_run.task(), event, titleOf(m_run.status(), event.key));
    });
    connect(&run, &MigrationSession::statusRead, this, &MigrationReporter::tellStatus);
    connect(&run, &MigrationSession::examined, this, &MigrationReporter::takeFindings);
    connect(&run, &MigrationSession::finished, this, &MigrationReporter::finish);
    connect(&run, &MigrationSession::rehearsed, this, &MigrationReporter::rehearsed);
    connect(&run, &MigrationSession::recorded, this, &MigrationReporter::recorded);
    connect(&run, &MigrationSession::refused, this, &MigrationReporter::refuse);
    connect(&run, &MigrationSession::stopped, this, [this](qsizetype kept) {
        const QString sentence = stoppedText(m_run.task(), kept, m_run.status());
        m_log.write(sentence);
        m_banner.tell(Banner::Tone::Information, sentence);
    });
    connect(&run, &MigrationSession::unreadable, this, [this](const Error &error) {
        if (!m_stays)
            m_banner.tell(error, tr("Try again"), [this] { Q_EMIT refreshRequested(); });
    });
}

void MigrationReporter::clear()
{
    m_stays = false;
    m_asked = false;
    m_done.clear();
    m_banner.clear();
}

void MigrationReporter::check()
{
    m_stays = false;
    m_asked = true;
    m_banner.tell(Banner::Tone::Information, tr("Comparing the tables with what the migrations produce…"));
    m_run.checkDrift();
}

void MigrationReporter::tell(const QString &sentence, bool well)
{
    m_stays = true;
    m_log.write(sentence);
    m_banner.tell(well ? Banner::Tone::Success : Banner::Tone::Danger, sentence);
}

void MigrationReporter::tellStatus()
{
    if (!m_done.isEmpty())
        m_run.checkDrift();
    else if (!m_stays && m_run.status().obstacle() && !m_run.isExamining()) // Else it may be that they can be adopted.
        tellObstacle(*m_run.status().obstacle());
}

void MigrationReporter::tellObstacle(const Error &obstacle)
{
    if (obstacle.kind == ErrorKind::Rights && m_run.status().pending() > 0)
        m_banner.tell(obstacle, tr("Save SQL for your administrator…"), [this] { Q_EMIT saveSqlRequested(); });
    else
        m_banner.tell(obstacle);
}

void MigrationReporter::finish(const MigrationReport &report)
{
    if (report.failure)
        return printFailure(*report.failure, report.done.size());
    const QString sentence = doneText(m_run.task(), report.done.size(), m_run.elapsed());
    m_log.write(sentence);
    m_done = sentence;
    m_banner.tell(Banner::Tone::Success, sentence + u' ' + tr("Comparing the tables…"));
}

void MigrationReporter::printFailure(const MigrationFailure &failure, qsizetype doneBefore)
{
    // Cancelled would be passed over in silence: right for our own Stop, wrong when somebody else stopped it.
    Error error{ErrorKind::Unexpected, failure.error.message, failure.error.detail};
    if (const QString kept = keptText(m_run.task(), doneBefore); !kept.isEmpty())
        error.message.prepend(kept + u' ');
    if (const QString place = placeOf(failure); !place.isEmpty()) {
        error.detail.prepend(error.detail.isEmpty() ? place : place + u'\n');
        m_log.write(place);
    }
    m_banner.tell(error);
}

void MigrationReporter::takeFindings(const Result<SchemaFindings> &findings)
{
    if (!m_done.isEmpty())
        return tellChecked(findings);
    if (std::exchange(m_asked, false)) {
        m_stays = true;
        if (!findings)
            return m_banner.tell(findings.error());
        m_banner.clear();
        return Q_EMIT reportReady(tr("The tables"), findingsReport(*findings, m_run.status()));
    }
    if (m_stays)
        return;
    const QString adoptable = findings ? adoptableText(*findings, m_run.status()) : QString();
    if (!adoptable.isEmpty())
        m_banner.tell(Banner::Tone::Information, adoptable, tr("Adopt…"), [this] { Q_EMIT adoptRequested(); });
    else if (m_run.status().obstacle())
        tellObstacle(*m_run.status().obstacle());
}

//! The last sentence after applying or taking back: what was checked.
void MigrationReporter::tellChecked(const Result<SchemaFindings> &findings)
{
    const QString done = std::exchange(m_done, {});
    if (!findings) {
        m_log.write(tr("The tables could not be compared: %1").arg(findings.error().message));
        return m_banner.tell(Banner::Tone::Success, done + u' ' + tr("The tables could not be compared afterwards."));
    }
    const QString compared = findingsText(*findings);
    m_log.write(compared);
    if (findings->drift.isEmpty())
        return m_banner.tell(Banner::Tone::Success, done + u' ' + compared);
    m_banner.tell(
        Banner::Tone::Warning, done + u' ' + compared, tr("Show the differences"),
        [this, report = findingsReport(*findings, m_run.status())] { Q_EMIT reportReady(tr("The tables"), report); });
}

void MigrationReporter::rehearsed(const DryRunReport &report)
{
    const QString sentence = rehearsalText(report);
    const Report text = rehearsalReport(report, m_run.status());
    const QString title = tr("Rehearsal");
    m_log.write(sentence);
    m_banner.tell(report.failure ? Banner::Tone::Danger : Banner::Tone::Success, sentence, tr("Show the report"),
                  [this, title, text] { Q_EMIT reportReady(title, text); });
    Q_EMIT reportReady(title, text);
}

void MigrationReporter::recorded(const QList<MigrationKey> &keys, bool adopted)
{
    const QString titles = titlesOf(m_run.status(), keys);
    tell(adopted ? tr("Adopted: %1 are recorded as applied. No table was changed.").arg(titles)
                 : tr("The record of %1 was changed. No table was changed.").arg(titles));
}

void MigrationReporter::refuse(const Error &error)
{
    m_log.write(tr("Not done: %1").arg(error.message));
    m_banner.tell(error, tr("Try again"), [this] { Q_EMIT refreshRequested(); });
}

} // namespace catalpa::ui
