// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrationnews.h"

#include "models/findingwords.h"
#include "models/migrationwords.h"
#include "ui/banner.h"
#include "ui/migrationlog.h"
#include "ui/migrationrun.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MigrationNews::MigrationNews(MigrationRun &run, Banner &banner, MigrationLog &log, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_banner(banner)
    , m_log(log)
{
    connect(&run, &MigrationRun::phaseChanged, this, [this] {
        if (m_run.phase() == MigrationRun::Phase::Running || m_run.phase() == MigrationRun::Phase::Recording) {
            clear();
            m_stays = true;
        }
    });
    connect(&run, &MigrationRun::noted, this, [this](const MigrationEvent &event) {
        m_log.note(m_run.task(), event, titleOf(m_run.status(), event.key));
    });
    connect(&run, &MigrationRun::statusRead, this, &MigrationNews::tellStatus);
    connect(&run, &MigrationRun::examined, this, &MigrationNews::takeFindings);
    connect(&run, &MigrationRun::finished, this, &MigrationNews::finish);
    connect(&run, &MigrationRun::rehearsed, this, &MigrationNews::rehearsed);
    connect(&run, &MigrationRun::recorded, this, &MigrationNews::recorded);
    connect(&run, &MigrationRun::refused, this, &MigrationNews::refuse);
    connect(&run, &MigrationRun::stopped, this, [this](qsizetype kept) {
        const QString sentence = stoppedText(m_run.task(), kept);
        m_log.write(sentence);
        m_banner.tell(Banner::Tone::Information, sentence);
    });
    connect(&run, &MigrationRun::unreadable, this, [this](const Error &error) {
        if (!m_stays)
            m_banner.tell(error, tr("Try again"), [this] { Q_EMIT refreshRequested(); });
    });
}

void MigrationNews::clear()
{
    m_stays = false;
    m_asked = false;
    m_done.clear();
    m_banner.clear();
}

void MigrationNews::check()
{
    m_stays = false;
    m_asked = true;
    m_banner.tell(Banner::Tone::Information, tr("Comparing the tables with what the migrations produce…"));
    m_run.examine();
}

void MigrationNews::tell(const QString &sentence, bool well)
{
    m_stays = true;
    m_log.write(sentence);
    m_banner.tell(well ? Banner::Tone::Success : Banner::Tone::Danger, sentence);
}

void MigrationNews::tellStatus()
{
    if (!m_done.isEmpty())
        m_run.examine();
    else if (!m_stays && m_run.status().obstacle())
        tellObstacle(*m_run.status().obstacle());
}

void MigrationNews::tellObstacle(const Error &obstacle)
{
    if (obstacle.kind == ErrorKind::Rights && m_run.status().pending() > 0)
        m_banner.tell(obstacle, tr("Save SQL for your administrator…"), [this] { Q_EMIT saveSqlRequested(); });
    else
        m_banner.tell(obstacle);
}

void MigrationNews::finish(const MigrationReport &report)
{
    if (report.failure)
        return tellFailure(*report.failure, report.done.size());
    const QString sentence = doneText(m_run.task(), report.done.size(), m_run.elapsed());
    m_log.write(sentence);
    m_done = sentence;
    m_banner.tell(Banner::Tone::Success, sentence + u' ' + tr("Comparing the tables…"));
}

void MigrationNews::tellFailure(const MigrationFailure &failure, qsizetype doneBefore)
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

void MigrationNews::takeFindings(const Result<SchemaFindings> &findings)
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
    if (m_stays || !findings)
        return;
    if (const QString adoptable = adoptableText(*findings, m_run.status()); !adoptable.isEmpty())
        m_banner.tell(Banner::Tone::Information, adoptable, tr("Adopt…"), [this] { Q_EMIT adoptRequested(); });
}

//! The last sentence after applying or taking back: what was checked.
void MigrationNews::tellChecked(const Result<SchemaFindings> &findings)
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

void MigrationNews::rehearsed(const RehearsalReport &report)
{
    const QString sentence = rehearsalText(report);
    const Report text = rehearsalReport(report, m_run.status());
    const QString title = tr("Rehearsal");
    m_log.write(sentence);
    m_banner.tell(report.failure ? Banner::Tone::Danger : Banner::Tone::Success, sentence, tr("Show the report"),
                  [this, title, text] { Q_EMIT reportReady(title, text); });
    Q_EMIT reportReady(title, text);
}

void MigrationNews::recorded(const QList<MigrationKey> &keys, bool adopted)
{
    const QString titles = titlesOf(m_run.status(), keys);
    tell(adopted ? tr("Adopted: %1 are recorded as applied. No table was changed.").arg(titles)
                 : tr("The record of %1 was changed. No table was changed.").arg(titles));
}

void MigrationNews::refuse(const Error &error)
{
    m_log.write(tr("Not done: %1").arg(error.message));
    m_banner.tell(error, tr("Try again"), [this] { Q_EMIT refreshRequested(); });
}

} // namespace catalpa::ui
