// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "ui/migrations/migratedcatalogue.h"
#include "wording/report.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class MigrationsDialog;
}

namespace catalpa {
class MigrationSession;
class MigrationsModel;
} // namespace catalpa

namespace catalpa::ui {

class MigrationActions;
class MigrationReporter;
class MigrationsDialogController;
class Prompts;

//! The history of the schema: what is applied, what is waiting and what it would do; applying, rehearsing and taking
//! back, with progress, a log and a way to stop. Not modal; reads the history as soon as it is made, so make a new one
//! each time. \a history and \a prompts must outlive it. Destroyed while something runs, it takes that back.
class MigrationsDialog final : public QDialog {
    Q_OBJECT

public:
    MigrationsDialog(SchemaHistory &history, Prompts &prompts, const MigratedCatalogue &catalogue,
                     QWidget *parent = nullptr);
    ~MigrationsDialog() override;

    //! Closes; while something runs it asks first whether to stop it.
    void reject() override;

Q_SIGNALS:
    //! Something was applied or taken back: the database has other tables or columns than before.
    void applied();
    //! How many are waiting and can be applied, whenever that has changed or is known for the first time.
    void pendingChanged(qsizetype pending);
    //! The migrations of another folder are wanted.
    void folderChosen(const QString &folder);
    //! A new migration from the schema or project there is wanted.
    void schemaChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void connectButtons();
    void connectSession();
    void showIcons();
    void showPhase();
    void showButtons();
    void showCurrent();
    void showSafety();
    void showFailure(const MigrationReport &report);
    void refresh();
    void takeStatus();
    void follow(const MigrationEvent &event);
    void stop();
    void closeIfStopped();
    MigrationKey selectedKey() const;

    bool m_isFolder; //!< The migrations are not Catalpa's own.
    bool m_asksMore; //!< A production database: a question stands between the button and the deed.
    std::unique_ptr<Ui::MigrationsDialog> m_ui;
    MigrationsModel *m_model;
    MigrationSession *m_session;
    MigrationActions *m_actions;
    MigrationReporter *m_reporter;
    MigrationsDialogController *m_controller;
    MigrationKey m_followed; //!< The last that was started.
    qsizetype m_pendingTold = -1;
    bool m_closesWhenStopped = false;
    QTimer m_quiet; //!< Short waits are not worth a word.
    QTimer m_tick; //!< Elapsed time is told while something runs.
};

} // namespace catalpa::ui
