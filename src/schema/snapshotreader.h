// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

#include <QtCore/QHash>

namespace catalpa::schema {

//! Reads the same schemas again and again, between files that change them: of tables only those that have changed, by
//! the transactions that wrote what the catalogues say of them. So the next look costs what the file has done, and not
//! what is there. For a database that nobody else changes; two looks must not be in the same transaction.
class SnapshotReader {
public:
    //! \a session must outlive it.
    explicit SnapshotReader(db::Session &session, Extent extent);

    Result<SchemaSnapshot> read(const QStringList &schemas);

private:
    //! What the catalogues say of a table, as far as it can be told without reading it.
    struct Mark {
        QString table; //!< SchemaObject::tablePath()
        QString text;
        QStringList targets; //!< Of its foreign keys, whose names stand in its definitions.
        bool isEntangled = false; //!< Names of anything may stand in them.

        bool operator==(const Mark &) const = default;
    };
    using Marks = QHash<QString, Mark>; //!< By the number of the table.

    Result<Marks> readMarks(const QStringList &schemas);
    QStringList changedIn(const Marks &marks) const;
    Result<SchemaSnapshot> readAll(const QStringList &schemas);
    Result<SchemaSnapshot> readChanged(const QStringList &schemas, const Marks &marks, const QStringList &changed);

    db::Session &m_session;
    Extent m_extent;
    QStringList m_schemas; //!< That were read the last time.
    QString m_names; //!< Of everything whose name can stand in a definition.
    Marks m_marks;
    SchemaSnapshot m_snapshot;
};

} // namespace catalpa::schema
