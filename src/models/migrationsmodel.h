// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/schemahistory.h"
#include "models/migrationwords.h"

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
        HistoryRole, //!< When and how long, or that it is not applied yet.
        PurposeRole, //!< What it does; may be empty.
        AdviceRole, //!< What its mark means, and what to do.
        SqlRole, //!< The file; empty when it is missing here.
        RecordRole //!< What the ledger kept of a failure; may be empty.
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    //! What the database says. Rows stay where they are when the names have not changed.
    void show(const SchemaStatus &status);
    //! What happens to one of them while they are applied; the next show() replaces it.
    void note(const MigrationEvent &event);

    //! The row of that migration, or -1.
    int rowOf(const MigrationKey &key) const;
    //! The row to look at first: the one that failed, else the next to apply, else the newest; -1 when there is none.
    int firstOfInterest() const;

private:
    struct Row {
        MigrationStep step;
        MigrationMark mark = MigrationMark::Pending;
        QString purpose;
    };

    std::vector<Row> m_rows;
};

} // namespace catalpa
