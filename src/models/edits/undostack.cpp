// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edits/undostack.h"

#include "core/outbox/fieldchange.h"
#include "core/outbox/resending.h"
#include "wording/edittext.h"

#include <QtCore/QPointer>
#include <QtCore/QSet>

#include <algorithm>

namespace catalpa {

UndoStack::UndoStack(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
{
    connect(&outbox, &Outbox::submitted, this, &UndoStack::take);
    connect(&outbox, &Outbox::saved, this, &UndoStack::settle);
    connect(&outbox, &Outbox::cancelledOut, this, &UndoStack::finish);
    connect(&outbox, &Outbox::changed, this, &UndoStack::forgetDropped);
    connect(&outbox, &Outbox::stalled, this, &UndoStack::tellWaiting);
}

void UndoStack::push(const UndoStep &step)
{
    forgetUndone();
    m_done.push_back({.deed = step});
    Q_EMIT changed();
}

void UndoStack::forgetUndone()
{
    m_undone.clear();
    ++m_newest;
}

bool UndoStack::canMove(const Steps &from) const
{
    if (from.empty() || m_isBusy)
        return false;
    const auto isMoving = [](const Step &step) {
        return step.number != 0 && step.isMoving;
    };
    // What such a step does is done at once, so that the edits that were undone before it have to be there.
    const bool isOther = std::holds_alternative<UndoStep>(from.back().deed);
    return !isOther || (std::ranges::none_of(m_done, isMoving) && std::ranges::none_of(m_undone, isMoving));
}

QString UndoStack::nameOf(const Steps &steps)
{
    if (steps.empty())
        return {};
    const auto *edit = std::get_if<Edit>(&steps.back().deed);
    return edit ? editName(*edit) : std::get<UndoStep>(steps.back().deed).name;
}

void UndoStack::move(Steps &from, Steps &to)
{
    if (!canMove(from))
        return;
    to.splice(to.end(), from, std::prev(from.end()));
    if (std::holds_alternative<Edit>(to.back().deed))
        moveEdit(to.back(), &to == &m_undone);
    else
        moveOther(to);
    Q_EMIT changed();
}

void UndoStack::moveEdit(Step &step, bool isUndo)
{
    step.isMoving = true;
    const quint64 number = std::exchange(step.number, 0);
    // It may have been typed over, or decided otherwise, since it was submitted.
    if (const OutboxEntry *entry = number == 0 ? nullptr : m_outbox.queue().find(number))
        step.deed = isUndo ? entry->edit : inverse(entry->edit).value_or(entry->edit);
    if (number != 0 && m_outbox.withdraw(number)) {
        step.isMoving = false;
        return tell(step, isUndo);
    }
    const Edit &edit = std::get<Edit>(step.deed);
    m_sent = &step;
    m_outbox.submit(isUndo ? inverse(edit).value_or(edit) : edit);
    m_sent = nullptr;
    if (step.number != 0 && (m_outbox.isStalled() || m_outbox.mode() == Outbox::Mode::Collected))
        Q_EMIT waits(editName(edit));
}

void UndoStack::moveOther(Steps &to)
{
    const bool isUndo = &to == &m_undone;
    const UndoStep step = std::get<UndoStep>(to.back().deed);
    to.pop_back(); // Something new may be done meanwhile, and empty the list.
    m_isBusy = true;
    const auto done = [this, step, isUndo, newest = m_newest, guard = QPointer(this)](const Result<> &result) {
        if (!guard)
            return;
        m_isBusy = false;
        const QString &name = step.name;
        const bool isLost = !result && resendingAfter(result.error().kind) == Resending::Never;
        const bool hasMoved = result || (isLost && step.hasPart && step.hasPart(isUndo));
        const bool isUndone = isUndo == hasMoved;
        // What can be tried again goes back. Something new leaves nothing to do again.
        if ((hasMoved || !isLost) && (!isUndone || newest == m_newest))
            (isUndone ? m_undone : m_done).push_back({.deed = step});
        Q_EMIT changed();
        if (!result)
            Q_EMIT failed(name, result.error(), isUndo);
        else
            Q_EMIT isUndo ? undone(name) : redone(name);
    };
    isUndo ? step.undo(done) : step.redo(done);
}

void UndoStack::tell(const Step &step, bool isUndo)
{
    const QString name = editName(std::get<Edit>(step.deed));
    Q_EMIT isUndo ? undone(name) : redone(name);
}

//! What the outbox takes in is a step, unless it moves one.
void UndoStack::take(quint64 number, const Edit &edit)
{
    if (m_sent) {
        m_sent->number = number;
        return;
    }
    if (!inverse(edit))
        return; // What was added becomes a step when it is there.
    forgetUndone();
    m_done.push_back({.deed = edit, .number = number});
    Q_EMIT changed();
}

template <typename Act>
void UndoStack::withStep(quint64 number, Act act)
{
    for (Steps *steps : {&m_done, &m_undone}) {
        const auto step = std::ranges::find(*steps, number, &Step::number);
        if (number != 0 && step != steps->end())
            return act(*steps, step);
    }
}

void UndoStack::settle(quint64 number, const Edit &stored)
{
    withStep(number, [&](Steps &steps, Steps::iterator step) {
        const bool isUndo = &steps == &m_undone;
        step->deed = isUndo ? inverse(stored).value_or(stored) : stored;
        step->number = 0;
        if (std::exchange(step->isMoving, false))
            tell(*step, isUndo);
    });
    Q_EMIT changed();
}

//! An edit and an earlier one took back each other.
void UndoStack::finish(quint64 number)
{
    withStep(number, [&](Steps &steps, Steps::iterator step) {
        step->number = 0;
        if (std::exchange(step->isMoving, false))
            tell(*step, &steps == &m_undone);
        else
            steps.erase(step);
    });
}

void UndoStack::tellWaiting()
{
    for (const Steps *steps : {&m_done, &m_undone}) {
        for (const Step &step : *steps) {
            if (step.number != 0 && step.isMoving)
                Q_EMIT waits(editName(std::get<Edit>(step.deed)));
        }
    }
}

//! What a person has dropped, or typed over, has never been done.
void UndoStack::forgetDropped()
{
    QSet<quint64> there;
    for (const OutboxEntry &entry : m_outbox.entries())
        there += entry.number;
    for (Steps *steps : {&m_done, &m_undone})
        steps->remove_if([&there](const Step &step) { return step.number != 0 && !there.contains(step.number); });
    Q_EMIT changed();
}

} // namespace catalpa
