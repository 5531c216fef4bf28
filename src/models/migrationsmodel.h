// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "wording/migrations/migrationtext.h"

#include <QtCore/QAbstractListModel>

#include <vector>

namespace catalpa {

//! The migrations of one database, oldest first, with where each stands. Answers from memory: whoever reads the history
//! hands it to show(), and what happens while applying to note().
class MigrationsModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        MarkRole = Qt::UserRole + 1, //!< int of MigrationMark.
        WordRole, //!< The mark in words.
        NameRole, //!< The folder's name.
        SchemaRole, //!< The schema whose ledger records it.
        HeadingRole, //!< Above the first row of a schema, when there is more than one; else empty.
        HistoryRole, //!< When and how long, or that it is not applied yet.
        PurposeRole, //!< What it does; may be empty.
        AdviceRole, //!< What its mark means, and what to do.
        SqlRole, //!< The file; empty when it is missing here.
        DownSqlRole, //!< Its down.sql; invalid when it has none.
        RecordRole //!< What the ledger kept of a failure; may be empty.
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    //! What the database says. Rows stay where they are when the names have not changed.
    void show(const SchemaStatus &status);
    //! What is known beforehand about those that are shown.
    void setOutlooks(const QList<ImpactReport> &impacts);
    //! What happens to one of them during \a task; the next show() replaces it.
    void note(RunKind task, const MigrationEvent &event);

    //! The row of that migration, or -1.
    int rowOf(const MigrationKey &key) const;
    //! The migration of a row; an empty key for none.
    MigrationKey keyOf(const QModelIndex &index) const;
    //! The row to look at first: the one that failed, else the next to apply, else the newest; -1 when there is none.
    int firstOfInterest() const;

private:
    struct Row {
        MigrationStep step;
        MigrationMark mark = MigrationMark::Pending;
        QString purpose;
        QString obstacle = {}; //!< Why it cannot be applied.
        QString progress = {}; //!< While something happens to it.
        int statements = 0; //!< Of its file; 0 when not known.
        int dangers = 0;
    };

    static Row rowFor(const MigrationStep &step, const SchemaStatus &status);
    QString heading(int row) const;
    QString spoken(int row) const;
    QString history(const Row &row) const;

    std::vector<Row> m_rows;
    bool m_severalSchemas = false;
    RunKind m_task = RunKind::Apply; //!< The last that was noted.
};

} // namespace catalpa
