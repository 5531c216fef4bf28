// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"

#include <QtCore/QSet>

#include <deque>
#include <vector>

namespace catalpa {

//! Saved edits of a session, to be undone from the last one on. An edit that undoes another is not undone itself.
class EditHistory {
public:
    //! An edit was saved under its number in the outbox.
    void add(quint64 number, const Edit &edit);
    //! False while an edit is on its way: the one to undo is not known to be saved yet. \a entries are the outbox's.
    bool canUndo(const std::deque<OutboxEntry> &entries) const;
    //! Takes the last edit out; the edit that undoes it, or nothing when none is left.
    std::optional<Edit> takeUndo();
    //! What undoes an edit is on its way, under this number in the outbox.
    void addUndoing(quint64 number);
    //! What undoes an edit was refused, and counts as any other edit from now on.
    void forgetUndoing(quint64 number);

private:
    std::vector<Edit> m_saved;
    QSet<quint64> m_undoing;
};

} // namespace catalpa
