// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "wording/report.h"

#include <QtCore/QObject>

namespace catalpa {
class MigrationSession;
}

namespace catalpa::ui {

class Banner;
class MigrationLog;

//! Tells in a banner and a log how things with a history ended, and what stands in the way; after applying it has the
//! tables compared, and tells that too.
class MigrationReporter final : public QObject {
    Q_OBJECT

public:
    //! All must outlive the news.
    MigrationReporter(MigrationSession &run, Banner &banner, MigrationLog &log, QObject *parent);

    //! Forgets what was told, so that obstacles are told again.
    void clear();
    //! Has the tables compared and shows what differs.
    void check();
    void tell(const QString &sentence, bool well = true);

Q_SIGNALS:
    void refreshRequested();
    void adoptRequested();
    void saveSqlRequested();
    void reportReady(const QString &title, const catalpa::Report &report);

private:
    void tellStatus();
    void tellObstacle(const Error &obstacle);
    void finish(const MigrationReport &report);
    void printFailure(const MigrationFailure &failure, qsizetype doneBefore);
    void takeFindings(const Result<SchemaFindings> &findings);
    void tellChecked(const Result<SchemaFindings> &findings);
    void rehearsed(const DryRunReport &report);
    void recorded(const QList<MigrationKey> &keys, bool adopted);
    void refuse(const Error &error);

    MigrationSession &m_run;
    Banner &m_banner;
    MigrationLog &m_log;
    bool m_stays = false; //!< The banner tells how a task ended; the reading that follows must not replace it.
    bool m_asked = false; //!< The examination was asked for, so its report is shown.
    QString m_done; //!< What was applied, while the tables are being compared.
};

} // namespace catalpa::ui
