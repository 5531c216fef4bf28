// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/doublesteps.h"

#include "base/pending.h"
#include "ui/edits/untilknown.h"
#include "wording/celltext.h"
#include "wording/historytext.h"

namespace catalpa::ui {
namespace {

constexpr int longestName = 40;

} // namespace

DoubleSteps::DoubleSteps(std::unique_ptr<DoubleStore> doubles, RecordHistory &history, Undertakings &undertakings,
                         QObject *parent)
    : QObject(parent)
    , m_doubles(std::move(doubles))
    , m_history(history)
    , m_undertakings(undertakings)
{
}

void DoubleSteps::merge(const ComparedPair &pair, const Merged &done)
{
    const QUuid batch = QUuid::createUuid();
    const auto ticket = m_undertakings.begin(
        tr("The merge of %1 into %2: it is not known whether it was done, because the database has not answered yet.")
            .arg(shortened(pair.goneCalled(), longestName), shortened(pair.keptCalled(), longestName)));
    untilKnown<MergeReport>(this,
                            {.ask = [this, pair, batch] { return pair.merge(*m_doubles, batch); },
                             .waits = [this] { tellOfWaiting(); },
                             .done =
                                 [done, ticket](const Result<MergeReport> &report) {
                                     done(report);
                                 }});
}

void DoubleSteps::tellOfWaiting()
{
    Q_EMIT waiting(askedAgainText());
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

void DoubleSteps::part(RecordRef::Kind kind, const ProposedDouble &pair, const UndoStep::Done &done)
{
    setDifferent(kind, pair, true, done);
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
    const auto ticket = m_undertakings.begin(
        tr("A merge is being undone, and the database has not answered yet. It may stay merged if you close now."));
    const auto ask = [this, batch, token = RecordHistory::newToken()] {
        return m_history.takeBack(batch->toString(QUuid::WithoutBraces), token);
    };
    untilKnown<QList<BatchObstacle>>(this,
                                     {.ask = ask,
                                      .waits = [this] { tellOfWaiting(); },
                                      .done =
                                          [this, done, ticket](const Result<QList<BatchObstacle>> &obstacles) {
                                              Q_EMIT changed();
                                              done(allTakenBack(obstacles));
                                          }});
}

void DoubleSteps::mergeAgain(const ComparedPair &pair, const std::shared_ptr<QUuid> &batch, const UndoStep::Done &done)
{
    merge(pair, [this, batch, done](const Result<MergeReport> &report) {
        Q_EMIT changed();
        if (!report)
            return done(passOn(report));
        *batch = report->batch;
        done({});
    });
}

void DoubleSteps::setDifferent(RecordRef::Kind kind, const ProposedDouble &pair, bool areDifferent,
                               const UndoStep::Done &done)
{
    const auto ticket = m_undertakings.begin(
        tr("What was decided about %1 and %2: it is not known whether it was recorded, because the database has not "
           "answered yet.")
            .arg(shortened(pair.oneCalled, longestName), shortened(pair.otherCalled, longestName)));
    const auto ask = [this, kind, pair, areDifferent] {
        return m_doubles->setDifferent(kind, pair.one, pair.other, areDifferent);
    };
    untilKnown<void>(this,
                     {.ask = ask,
                      .waits = [this] { tellOfWaiting(); },
                      .done =
                          [done, ticket](const Result<> &answer) {
                              done(answer);
                          }});
}

} // namespace catalpa::ui
