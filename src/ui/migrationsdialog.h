// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pending.h"
#include "core/schemahistory.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class MigrationsDialog;
}

namespace catalpa {
class MigrationsModel;
}

namespace catalpa::ui {

class Prompts;

//! The history of the schema: what is applied, what is waiting, the SQL of each, and applying what is waiting with
//! progress, a log and a way to stop. Not modal; reads the history as soon as it is made, so make a new one each time.
//! \a history and \a prompts must outlive it. Destroyed while applying, it takes back the migration that is running.
class MigrationsDialog final : public QDialog {
    Q_OBJECT

public:
    MigrationsDialog(SchemaHistory &history, Prompts &prompts, const QString &catalogueName, QWidget *parent = nullptr);
    ~MigrationsDialog() override;

    //! Closes; while migrations are applied it asks first whether to stop them.
    void reject() override;

Q_SIGNALS:
    //! Something was applied: the database has other tables or columns than before.
    void applied();
    //! How many are waiting and can be applied, whenever that has changed or is known for the first time.
    void pendingChanged(qsizetype pending);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Phase { Reading, Known, Unknown, Applying, Stopping };

    void arrange();
    void connectAll();
    void enter(Phase phase);
    void showButtons();
    void showCurrent();
    void showIcons();
    void showSafety();
    QString safety() const;

    void refresh();
    void read();
    void take(const SchemaStatus &status);
    void apply();
    void note(const MigrationEvent &event);
    void follow(const MigrationEvent &event);
    void finish(const MigrationReport &report);
    void tellSuccess(qsizetype count);
    void tellFailure(const MigrationFailure &failure, qsizetype appliedBefore);
    void stop();
    void settleStop(const SchemaStatus &before);
    void askToStop();

    SchemaHistory &m_history;
    Prompts &m_prompts;
    std::unique_ptr<Ui::MigrationsDialog> m_ui;
    MigrationsModel *m_model;
    SchemaStatus m_status;
    Phase m_phase = Phase::Unknown;
    MigrationEvent m_running; //!< The last that was started; count 0 before the first.
    int m_appliedSeen = 0; //!< Told by events since applying began.
    qsizetype m_pendingTold = -1;
    bool m_bannerStays = false; //!< It tells how applying ended; the reading that follows must not replace it.
    bool m_closesWhenStopped = false;
    QElapsedTimer m_time; //!< Since applying began.
    QTimer m_quiet; //!< Short waits are not worth a word.
    Pending m_request;
};

} // namespace catalpa::ui
