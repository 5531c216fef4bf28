// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/bulkruns.h"

#include "base/text.h"
#include "core/bulk/bulkrun.h"
#include "ui/catalogue/bulk/bulkdialog.h"
#include "wording/bulktext.h"

#include <QtCore/QCoreApplication>

namespace catalpa::ui {

void hold(Undertakings &undertakings, BulkRun &run, bool ofBooks)
{
    auto ticket = undertakings.begin(
        Text::tr("A change of %1 is not at its end. What the database has by now stays changed, and there is no step "
                 "of undo for it any more.")
            .arg(recordsInWords(ofBooks, run.total())));
    QObject::connect(&run, &BulkRun::finished, &run, [ticket]() mutable { ticket.reset(); });
}

BulkRuns::BulkRuns(Undertakings &undertakings, QObject *parent)
    : QObject(parent)
    , m_undertakings(undertakings)
{
}

void BulkRuns::follow(BulkDialog *dialog, bool ofBooks)
{
    connect(dialog, &BulkDialog::began, this, [this, ofBooks](BulkRun *run) { hold(m_undertakings, *run, ofBooks); });
    connect(dialog, &BulkDialog::leftBehind, this,
            [this, ofBooks](const QString &name, BulkRun *run) { takeOver(name, run, ofBooks); });
}

//! Tells what a run has come to whose dialog is closed by now.
void BulkRuns::takeOver(const QString &name, BulkRun *run, bool ofBooks)
{
    run->setParent(this);
    connect(run, &BulkRun::finished, this, [this, name, run, ofBooks] {
        run->deleteLater();
        const BulkAnswer &answer = run->answer();
        if (!answer.made.isEmpty())
            Q_EMIT made(name, answer.made);
        if (answer.made.isEmpty() || answer.made.size() + answer.alreadySo != run->total()) {
            const QString reason = run->error() ? run->error()->message + u' ' : QString();
            Q_EMIT unmade(reason + inWords(tallyOf(*run, ofBooks)));
        }
    });
    Q_EMIT told(lookUpText(ofBooks, run->unknown()));
}

} // namespace catalpa::ui
