// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"

#include <QtCore/QObject>

#include <functional>
#include <list>

namespace catalpa {

//! Something that was done and is no edit in the outbox: deleting, adding, a change of many records.
struct UndoStep {
    //! Called once, in the thread of the stack, when the database has answered.
    using Done = std::function<void(const Result<> &)>;

    QString name; //!< "deletion of Karel Čapek"; see editName() for edits.
    std::function<void(const Done &)> undo; //!< Takes it back.
    std::function<void(const Done &)> redo; //!< Does it again.
    //! Whether something of it is undone, or is done, so that there is a way back from there although the rest is
    //! lost; null where it is whole or not at all.
    std::function<bool(bool isUndone)> hasPart{};
};

//! What has been done in one session of work, from the last step on, to be undone and done again. The edits that the
//! outbox takes in become steps by themselves; they are taken back by the opposite edit, or out of the outbox while the
//! database does not have them. Undone is what the database has.
class UndoStack final : public QObject {
    Q_OBJECT

public:
    //! \a outbox must outlive it.
    explicit UndoStack(Outbox &outbox, QObject *parent = nullptr);

    //! Puts on top what has been done already. There is nothing to do again then.
    void push(const UndoStep &step);

    bool canUndo() const { return canMove(m_done); }
    bool canRedo() const { return canMove(m_undone); }
    QString undoName() const { return nameOf(m_done); } //!< Of the next step; empty without one.
    QString redoName() const { return nameOf(m_undone); }
    void undo() { move(m_done, m_undone); }
    void redo() { move(m_undone, m_done); }

Q_SIGNALS:
    //! What can be undone or done again is something else now.
    void changed();
    //! The database has it.
    void undone(const QString &name);
    void redone(const QString &name);
    //! It will be so once the database can be reached, or the edits that are collected are saved.
    void waits(const QString &name);
    //! A step could not be undone, or done again. It stays where the database could not be reached or it was stopped;
    //! else it goes, but for the part that could be.
    void failed(const QString &name, const catalpa::Error &error, bool isUndo);

private:
    struct Step {
        std::variant<Edit, UndoStep> deed; //!< As it was done.
        quint64 number = 0; //!< Of the entry in the outbox that brings it where it stands now; 0: the database has it.
        bool isMoving = false; //!< The entry or the function undoes it or does it again.
    };
    using Steps = std::list<Step>; //!< The last one is the next.

    bool canMove(const Steps &from) const;
    static QString nameOf(const Steps &steps);
    void move(Steps &from, Steps &to);
    void moveEdit(Step &step, bool isUndo);
    void moveOther(Steps &to);
    void forgetUndone();
    void tell(const Step &step, bool isUndo);
    void take(quint64 number, const Edit &edit);
    void settle(quint64 number, const Edit &stored);
    void finish(quint64 number);
    void forgetDropped();
    void tellWaiting();
    template <typename Act>
    void withStep(quint64 number, Act act);

    Outbox &m_outbox;
    Steps m_done;
    Steps m_undone;
    Step *m_sent = nullptr; //!< The step whose edit is being handed to the outbox.
    bool m_isBusy = false; //!< A function of a step runs; the step is in neither list.
    int m_newest = 0; //!< Counts what was done, other than again.
};

} // namespace catalpa
