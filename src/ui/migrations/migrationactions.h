// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace catalpa {
class MigrationSession;
}

namespace catalpa::ui {

//! What can be done with a history besides applying all that waits: two menus, which say why something cannot be done.
class MigrationActions final : public QObject {
    Q_OBJECT

public:
    explicit MigrationActions(QWidget *parent);

    //! The only place that says what is possible; \a selected may be null.
    void update(const MigrationSession &run, const MigrationStep *selected);

    QMenu *applyMenu;
    QMenu *moreMenu;
    QAction *applyAll, *applyUpTo, *applyOnly;
    QAction *undo, *markApplied, *markRolledBack, *adopt, *check, *saveSql, *openFolder, *draftFromSchema,
        *draftFromProject;

private:
    QAction *add(QMenu *menu, const QString &name);
};

} // namespace catalpa::ui
