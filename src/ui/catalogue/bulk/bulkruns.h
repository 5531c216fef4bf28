// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"
#include "core/undertakings.h"

#include <QtCore/QObject>

namespace catalpa {
class BulkRun;
}

namespace catalpa::ui {

class BulkDialog;

//! Whoever closes before the end of a run is told.
void hold(Undertakings &undertakings, BulkRun &run, bool ofBooks);

//! What becomes of runs whose dialogs are closed before it is known what was done.
class BulkRuns final : public QObject {
    Q_OBJECT

public:
    //! \a undertakings must outlive it.
    BulkRuns(Undertakings &undertakings, QObject *parent);

    void follow(BulkDialog *dialog, bool ofBooks);

Q_SIGNALS:
    //! As BulkController::made().
    void made(const QString &name, const QList<catalpa::Edit> &edits);
    void told(const QString &sentence);
    //! Not all of it was made; a sentence for the banner.
    void unmade(const QString &sentence);

private:
    void takeOver(const QString &name, BulkRun *run, bool ofBooks);

    Undertakings &m_undertakings;
};

} // namespace catalpa::ui
