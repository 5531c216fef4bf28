// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/migration/schemahistory.h"
#include "ui/migrations/migratedcatalogue.h"

#include <QtCore/QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa {
class MigrationSession;
}

namespace catalpa::ui {

class MigrationActions;
class MigrationReporter;
class Prompts;
struct Question;

//! What the commands of the migrations dialog do: asks where a person has to decide, and has the session act if nothing
//! else has begun meanwhile.
class MigrationsDialogController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this; \a dialog is the parent of boxes.
    MigrationsDialogController(MigrationSession &session, MigrationReporter &reporter, Prompts &prompts,
                               const MigratedCatalogue &catalogue, QWidget &dialog);

    void connectTo(const MigrationActions &actions);
    //! The migration that is shown, of which the commands for one speak.
    void select(const MigrationKey &key) { m_selected = key; }
    const MigrationStep *selected() const; //!< Null when the history does not have it.

    void apply(MigrationSelection::Extent extent);
    void rehearse();
    //! Asks whether what runs is to be stopped; it may have ended when \a confirmed is called.
    void askToStop(std::function<void()> confirmed);

Q_SIGNALS:
    //! The migrations of another folder are wanted.
    void folderChosen(const QString &folder);
    //! A new migration from the schema or project there is wanted.
    void schemaChosen(const QString &path);

private:
    void undo();
    void resolve(Resolution resolution);
    void adopt();
    void saveSql();
    void writeSql(const QString &path);
    void openFolder();
    void chooseSchema();
    void chooseProject();
    void applyOnceKnown();
    void ask(const Question &question, const std::function<void()> &confirmed);

    MigrationSession &m_session;
    MigrationReporter &m_reporter;
    Prompts &m_prompts;
    MigratedCatalogue m_catalogue;
    QWidget &m_dialog;
    MigrationKey m_selected;
    Pending m_saving;
};

} // namespace catalpa::ui
