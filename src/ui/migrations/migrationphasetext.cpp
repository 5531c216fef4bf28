// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationphasetext.h"

#include "base/text.h"
#include "wording/migrations/findingstext.h"
#include "wording/migrations/impacttext.h"
#include "wording/transfertext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using Phase = MigrationSession::Phase;

namespace {

QString withTimeLeft(const QString &text, std::optional<qint64> left)
{
    return left ? u"%1 · %2"_s.arg(text, timeLeftText(*left)) : text;
}

} // namespace

QString phaseText(const MigrationSession &session, bool isEmpty)
{
    switch (session.phase()) {
    case Phase::Reading:
        return isEmpty ? QString() : Text::tr("Reading the history…");
    case Phase::Unknown:
        return isEmpty ? QString() : Text::tr("The history could not be read again.");
    case Phase::Running:
        return withTimeLeft(runningText(session.task(), session.current(),
                                        titleOf(session.status(), session.current().key), session.elapsed()),
                            session.left());
    case Phase::Stopping:
        return Text::tr("Stopping the migration that is running…");
    case Phase::Recording:
        return Text::tr("Writing into the record…");
    case Phase::Known:
        if (session.status().pending() == 0 && session.findings() && !session.findings()->drift.isEmpty())
            return Text::tr("No migration is pending, but the tables differ from what the migrations produce.");
        return safetyText(session.status(), session.impacts());
    }
    Q_UNREACHABLE();
}

QString emptyListText(const MigrationSession &session, bool isFolder)
{
    const bool isUnread = session.phase() == Phase::Unknown || session.status().obstacle();
    return session.phase() == Phase::Reading ? Text::tr("Reading the history…")
        : isUnread                           ? Text::tr("The history could not be read.")
        : isFolder                           ? Text::tr("There are no migrations in this folder.")
                                             : Text::tr("There are no migrations.");
}

QString unweighedText(const MigrationSession &session)
{
    if (session.isWeighing() || session.phase() == Phase::Reading)
        return Text::tr("What each statement does to these tables is being worked out. The SQL says what is run.");
    if (session.impactError()) {
        return Text::tr("What each statement does to these tables could not be worked out: %1 The SQL says what is "
                        "run.")
            .arg(session.impactError()->message);
    }
    return session.isBusy()
        ? Text::tr("What each statement does to these tables is worked out when nothing is running. The SQL says what "
                   "is run.")
        : Text::tr("What each statement does to these tables cannot be told. The SQL says what is run.");
}

QString noticesText(const SchemaStatus &status)
{
    QStringList notices;
    if (!status.holder.isEmpty())
        notices += Text::tr("%1 is changing the tables at the moment.").arg(status.holder);
    if (status.pooled)
        notices += Text::tr("Only the pooler can be reached; migrations are applied through it.");
    notices += status.warnings;
    return notices.join(u'\n');
}

} // namespace catalpa::ui
