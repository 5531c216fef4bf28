// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxevents.h"
#include "models/edits/undostack.h"
#include "ui/catalogue/removalcontroller.h"

namespace catalpa::ui {

//! Makes a step of undo of each author and book that is added. It is taken back only while it is as it was added: what
//! somebody has done to it since is not deleted with it.
class AdditionSteps final : public QObject {
    Q_OBJECT

public:
    //! All must outlive it.
    AdditionSteps(const OutboxEvents &outbox, RemovalStore &store, RemovalController &removals, QObject *parent);

Q_SIGNALS:
    void made(const catalpa::UndoStep &step);

private:
    struct Addition;

    void take(const Edit &edit, const CurrentRecord &record);
    void undo(const std::shared_ptr<Addition> &addition, const UndoStep::Done &done);

    RemovalStore &m_store;
    RemovalController &m_removals;
};

} // namespace catalpa::ui
