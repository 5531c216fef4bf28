// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "core/undertakings.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

namespace catalpa {
class UndoStack;
}

namespace catalpa::ui {

class Banner;
class ConflictPane;
class Prompts;
class RefusedEditController;
class ReviewDialog;

//! What people are told of their edits, and how they go back on them: what an earlier run left, what was refused, what
//! the database or somebody else has changed beside it, the review, and undo.
class EditsController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this; \a window is the parent of dialogs.
    EditsController(Outbox &outbox, Banner &banner, ConflictPane &pane, Prompts &prompts, QWidget &window);
    ~EditsController() override;

    UndoStack &undoStack() const { return *m_undo; }
    //! What else is being done to the catalogue, and ends with the page.
    Undertakings &undertakings() const { return *m_undertakings; }
    //! Opens the review of the edits that are not saved.
    void review();
    //! What is shown of a record before a save arrives there; nothing where it is not shown. For what somebody else has
    //! changed beside an edit.
    std::function<CurrentRecord(const Edit &)> shown;

Q_SIGNALS:
    //! A sentence for the status bar.
    void told(const QString &sentence);
    void showRequested(const catalpa::Edit &edit);
    //! Edits were dropped: what is shown of their records is old.
    void dropped();

private:
    void tellOfLeft();
    void tellOfMerge(const Edit &edit, const CurrentRecord &record);
    void connectUndo();
    void tellOfDelay(const OutboxEntry &entry);
    void forgetDelay();
    void askToDiscard(const QList<quint64> &numbers);
    QList<OutboxEntry> left() const;
    void forgetSettled();
    void forget(QString &sentence);

    Outbox &m_outbox;
    Banner &m_banner;
    Prompts &m_prompts;
    QWidget &m_window;
    Undertakings *m_undertakings;
    UndoStack *m_undo;
    RefusedEditController *m_refusals;
    QPointer<ReviewDialog> m_review;
    QString m_leftSentence; //!< What the banner says of edits that an earlier run left.
    QList<RecordField> m_ruled; //!< Of the edit that is being told of as saved.
    quint64 m_delayed = 0; //!< The edit that the banner tells to be waiting.
    QString m_delaySentence;
    QString m_notUndone; //!< What it says of a step that could not be undone or done again.
};

} // namespace catalpa::ui
