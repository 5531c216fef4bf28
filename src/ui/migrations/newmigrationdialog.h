// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/migration/migrationdraft.h"

#include <QtWidgets/QDialog>

#include <memory>
#include <optional>

namespace Ui {
class NewMigrationDialog;
}

namespace catalpa::ui {

//! The next migration of a project with a schema in Prisma's language: its SQL, what it would lose, what stands in its
//! way, and its name; writes it. Reads as soon as it is made. Deletes itself when closed, which takes back what it
//! asks.
class NewMigrationDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a path as for MigrationDrafts::draft(). \a asksMore: a question follows before anything is applied.
    NewMigrationDialog(std::unique_ptr<MigrationDrafts> drafts, const QString &path, bool asksMore, QWidget *parent);
    ~NewMigrationDialog() override;

    void reject() override;

Q_SIGNALS:
    //! The migrations in \a folder are to be shown and, when it \a applies, to be applied.
    void folderWanted(const QString &folder, bool applies);

private:
    void arrange();
    void connectButtons();
    void look();
    void take(const Result<MigrationDraft> &draft);
    void tellDraft();
    void showDraft();
    void showName();
    void showButtons();
    void write(bool applies);
    void leaveFor(bool applies);
    bool isReady() const; //!< To be written, but for its name.

    std::unique_ptr<Ui::NewMigrationDialog> m_ui;
    std::unique_ptr<MigrationDrafts> m_drafts;
    QString m_path;
    std::optional<MigrationDraft> m_draft; //!< Nothing while it is read, and when it could not be.
    Pending m_reading;
    Pending m_writing;
};

} // namespace catalpa::ui
