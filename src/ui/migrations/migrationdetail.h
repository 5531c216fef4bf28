// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

#include <QtCore/QModelIndex>
#include <QtWidgets/QWidget>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace Ui {
class MigrationDetail;
}

namespace catalpa::ui {

//! One migration of a MigrationsModel in full: what it does, what its state means, and its SQL.
class MigrationDetail final : public QWidget {
    Q_OBJECT

public:
    explicit MigrationDetail(QWidget *parent = nullptr);
    ~MigrationDetail() override;

    //! Shows a row, and what is known beforehand about it, or null and \a unweighed; called again when the row has
    //! changed, it keeps what was scrolled and chosen.
    void present(const QModelIndex &migration, const ImpactReport *impact, const QString &unweighed);
    //! Shows one quiet sentence instead, while there is no migration to show.
    void presentNothing(const QString &sentence);

    //! Marks the place in the file whenever that migration is shown, and turns to its SQL; nothing forgets it.
    void setFailure(const std::optional<MigrationFailure> &failure);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSymbols();
    void showPlace(const MigrationKey &key);
    void copy(const QString &sql, QToolButton *button);

    std::unique_ptr<Ui::MigrationDetail> m_ui;
    std::optional<MigrationFailure> m_failure;
    QString m_sql;
    QString m_downSql;
    int m_mark = 0;
};

} // namespace catalpa::ui
