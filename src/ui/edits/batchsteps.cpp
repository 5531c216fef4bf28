// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/batchsteps.h"

#include "base/pending.h"
#include "ui/edits/latenotice.h"
#include "ui/edits/untilknown.h"
#include "wording/historytext.h"

#include <QtCore/QUuid>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

//! What is taken back next: what was done, or its taking back.
struct BatchSteps::Batch {
    QString id;
};

BatchSteps::BatchSteps(TakeBack takeBack, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_takeBack(std::move(takeBack))
    , m_notice(new LateNotice(banner, this))
{
}

UndoStep BatchSteps::step(const QString &name, const QString &id)
{
    const auto batch = std::make_shared<Batch>(Batch{id});
    return {.name = name,
            .undo = [this, batch,
                     name](const UndoStep::Done &done) { turn(batch, tr("Taking back the %1…").arg(name), done); },
            .redo =
                [this, batch, name](const UndoStep::Done &done) {
                    turn(batch, tr("Bringing back the %1…").arg(name), done);
                }};
}

//! Whatever was done last is taken back, and that is what was done last.
void BatchSteps::turn(const std::shared_ptr<Batch> &batch, const QString &sentence, const UndoStep::Done &done)
{
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_notice->begin(sentence);
    const auto finish = [this, batch, token, done](const Result<QList<BatchObstacle>> &obstacles) {
        m_notice->end();
        Q_EMIT ended();
        const auto outcome = allTakenBack(obstacles);
        if (outcome)
            batch->id = token;
        done(outcome);
    };
    // The same token is taken back once.
    untilKnown<QList<BatchObstacle>>(
        this, {.ask = [this, id = batch->id, token] { return m_takeBack(id, token); }, .waits = [] {}, .done = finish});
}

} // namespace catalpa::ui
