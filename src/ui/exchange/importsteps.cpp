// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/importsteps.h"

#include "base/pending.h"
#include "ui/exchange/exchangetext.h"
#include "wording/historytext.h"

#include <QtCore/QUuid>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

//! What is taken back next: the import, or its taking back.
struct ImportSteps::Batch {
    QString id;
};

ImportSteps::ImportSteps(exchange::BookExchange &exchange, ConnectionAddress address, QObject *parent)
    : QObject(parent)
    , m_exchange(exchange)
    , m_address(std::move(address))
{
}

UndoStep ImportSteps::step(const exchange::EarlierImport &import)
{
    return stepOf(tr("import of %1").arg(importTimeText(import.at)), std::make_shared<Batch>(Batch{import.batch}));
}

UndoStep ImportSteps::stepOf(const QString &name, const std::shared_ptr<Batch> &batch)
{
    return {.name = name,
            .undo = [this, batch,
                     name](const UndoStep::Done &done) { turn(batch, tr("Taking back the %1…").arg(name), done); },
            .redo =
                [this, batch, name](const UndoStep::Done &done) {
                    turn(batch, tr("Bringing back the %1…").arg(name), done);
                }};
}

//! Whatever was done last is taken back, and that is what was done last.
void ImportSteps::turn(const std::shared_ptr<Batch> &batch, const QString &sentence, const UndoStep::Done &done)
{
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Q_EMIT began(sentence);
    const auto answer = m_exchange.takeBack(m_address, batch->id, token);
    deliver(answer, this, [this, batch, token, sentence, done](const Result<QList<BatchObstacle>> &obstacles) {
        Q_EMIT ended(sentence);
        if (!obstacles)
            return done(passOn(obstacles));
        if (!obstacles->isEmpty()) {
            return done(failure(ErrorKind::Conflict,
                                tr("Nothing was taken back, because something has been changed since: %1")
                                    .arg(obstaclesText(*obstacles))));
        }
        batch->id = token;
        done({});
    }).detach();
}

} // namespace catalpa::ui
