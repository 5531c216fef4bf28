// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/doublesteps.h"

#include "base/pending.h"
#include "wording/celltext.h"
#include "wording/historytext.h"

namespace catalpa::ui {
namespace {

constexpr int longestName = 40;

} // namespace

DoubleSteps::DoubleSteps(std::unique_ptr<DoubleStore> doubles, RecordHistory &history, QObject *parent)
    : QObject(parent)
    , m_doubles(std::move(doubles))
    , m_history(history)
{
}

UndoStep DoubleSteps::merged(const ComparedPair &pair, const MergeReport &report)
{
    const auto batch = std::make_shared<QUuid>(report.batch);
    return {.name = tr("merge of %1 into %2")
                        .arg(shortened(pair.goneCalled(), longestName), shortened(pair.keptCalled(), longestName)),
            .undo = [this, batch](const UndoStep::Done &done) { takeBack(batch, done); },
            .redo =
                [this, pair, batch](const UndoStep::Done &done) {
                    mergeAgain(pair, batch, done);
                }};
}

UndoStep DoubleSteps::parted(RecordRef::Kind kind, const ProposedDouble &pair)
{
    return {.name = tr("decision about %1 and %2")
                        .arg(shortened(pair.oneCalled, longestName), shortened(pair.otherCalled, longestName)),
            .undo = [this, kind, pair](const UndoStep::Done &done) { setDifferent(kind, pair, false, done); },
            .redo =
                [this, kind, pair](const UndoStep::Done &done) {
                    setDifferent(kind, pair, true, done);
                }};
}

void DoubleSteps::takeBack(const std::shared_ptr<QUuid> &batch, const UndoStep::Done &done)
{
    const auto answer = m_history.takeBack(batch->toString(QUuid::WithoutBraces));
    deliver(answer, this, [this, done](const Result<QList<BatchObstacle>> &obstacles) {
        Q_EMIT changed();
        done(allTakenBack(obstacles));
    }).detach();
}

void DoubleSteps::mergeAgain(const ComparedPair &pair, const std::shared_ptr<QUuid> &batch, const UndoStep::Done &done)
{
    deliver(pair.merge(*m_doubles, QUuid::createUuid()), this, [this, batch, done](const Result<MergeReport> &report) {
        Q_EMIT changed();
        if (!report)
            return done(passOn(report));
        *batch = report->batch;
        done({});
    }).detach();
}

void DoubleSteps::setDifferent(RecordRef::Kind kind, const ProposedDouble &pair, bool areDifferent,
                               const UndoStep::Done &done)
{
    deliver(m_doubles->setDifferent(kind, pair.one, pair.other, areDifferent), this, [done](const Result<> &answer) {
        done(answer);
    }).detach();
}

} // namespace catalpa::ui
