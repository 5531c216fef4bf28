// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/history/recordhistory.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class TrashDialog;
}

namespace catalpa::ui {

//! The authors and books that were deleted, by anybody, and the way back. Deletes itself when closed.
class TrashDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a history has to be there until leave().
    TrashDialog(RecordHistory &history, bool canEdit, QWidget *parent = nullptr);
    ~TrashDialog() override;

    //! The page of the catalogue has gone: the rows stay, and nothing can be begun.
    void leave();
    //! The page of this catalogue is there again; \a history is null where nothing is recorded any more.
    void enter(RecordHistory *history, bool canEdit);

Q_SIGNALS:
    //! A record is in the catalogue again.
    void restored(const catalpa::RecordRef &record);
    //! What became of restoring, where the dialog was closed before.
    void toldLate(const QString &sentence);

protected:
    void done(int result) override;

private:
    void read(const QString &after);
    void add(const Trash &trash);
    void updateButtons();
    void restore();
    void tell(const DeletedRecord &record, const Result<RestoreReport> &report);

    std::unique_ptr<Ui::TrashDialog> m_ui;
    RecordHistory *m_history; //!< Of the page of the catalogue; null while it is not there.
    std::optional<QString> m_unread; //!< What was being read when the page went.
    QString m_after; //!< What is being read.
    bool m_canEdit;
    bool m_restoring = false;
    QList<DeletedRecord> m_records;
    Pending m_reading;
};

} // namespace catalpa::ui
