// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/history/recordhistory.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class HistoryDialog;
}

namespace catalpa::ui {

class Prompts;

//! What was done to one record, newest first, and ways back. Deletes itself when closed.
class HistoryDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a history has to be there until leave(), \a prompts must outlive the dialog; \a called is the name or title.
    HistoryDialog(RecordHistory &history, const RecordRef &record, const QString &called, Prompts &prompts,
                  QWidget *parent = nullptr);
    ~HistoryDialog() override;

    const RecordRef &record() const { return m_record; }
    //! Reads again; \a sentence says why.
    void reload(const QString &sentence);
    //! What became of the edit that was asked for.
    void say(const QString &sentence);
    //! The page of the catalogue has gone: the rows stay, and nothing can be begun.
    void leave();
    //! The page of this catalogue is there again; \a history is null where nothing is recorded any more.
    void enter(RecordHistory *history);

Q_SIGNALS:
    //! A field is to be given the value that it had; the same for a book.
    void authorEdited(const catalpa::AuthorEdit &edit);
    void bookEdited(const catalpa::BookEdit &edit);
    //! Records were changed in the database.
    void takenBack();
    //! What became of undoing, where the dialog was closed before.
    void toldLate(const QString &sentence);

protected:
    void done(int result) override;

private:
    using Obstacles = Result<QList<BatchObstacle>>;

    void settle(const QString &sentence);
    //! What stands in a row: a change of an entry, or the entry where it has none.
    struct Row {
        HistoryEntry entry;
        std::optional<RecordedChange> change;
    };

    void read(qint64 before);
    void add(const Timeline &timeline);
    void addRow(const Row &row);
    const Row *current() const;
    void updateButtons();
    void restoreValue();
    void askToTakeBack();
    void takeBack(const QString &batch);
    void takeObstacles(const Obstacles &obstacles);

    std::unique_ptr<Ui::HistoryDialog> m_ui;
    RecordHistory *m_history; //!< Of the page of the catalogue; null while it is not there.
    std::optional<qint64> m_unread; //!< What was being read when the page went.
    qint64 m_before = 0; //!< What is being read.
    Prompts &m_prompts;
    RecordRef m_record;
    QString m_called;
    QList<Row> m_rows;
    Pending m_reading;
    Pending m_working; //!< One thing at a time.
    bool m_takingBack = false;
};

} // namespace catalpa::ui
