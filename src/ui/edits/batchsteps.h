// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historyentry.h"
#include "models/edits/undostack.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

namespace catalpa::ui {

class Banner;
class LateNotice;

//! Takes batches of the history back, such as an import, and what was taken back, again: each as one step of undo.
class BatchSteps final : public QObject {
    Q_OBJECT

public:
    //! Takes back what \a batch did, as the batch \a token; see RecordHistory::takeBack().
    using TakeBack = std::function<QFuture<Result<QList<BatchObstacle>>>(const QString &batch, const QString &token)>;

    //! \a banner tells what takes long; it must outlive this.
    BatchSteps(TakeBack takeBack, Banner &banner, QObject *parent);

    //! \a name is what was done, such as "import of 2:02 PM"; \a id its batch.
    UndoStep step(const QString &name, const QString &id);

Q_SIGNALS:
    //! The database has answered.
    void ended();

private:
    struct Batch;

    void turn(const std::shared_ptr<Batch> &batch, const QString &sentence, const UndoStep::Done &done);

    TakeBack m_takeBack;
    LateNotice *m_notice;
};

} // namespace catalpa::ui
