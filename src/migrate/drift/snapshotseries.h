// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

#include <QtCore/QSet>

#include <optional>

namespace catalpa::migrate {

//! What the migrations of a history make, whatever they do to it later.
struct Works {
    QSet<QString> paths; //!< SchemaObject::path()
    QSet<QString> tables; //!< SchemaObject::tablePath()
};

//! What is there after each of many files: kept as what each of them has changed, because a large database that many
//! files change a little would not fit into the memory as often.
class SnapshotSeries {
public:
    void add(const schema::SchemaSnapshot &snapshot);
    void addUnread();
    qsizetype size() const { return m_entries.size(); }
    //! Empty where it was not read. Quick when asked for from the last one to the first.
    schema::SchemaSnapshot at(qsizetype index) const;
    const schema::SchemaSnapshot &last() const { return m_last; } //!< Of those that were read.
    //! What was changed after the first one.
    const Works &works() const { return m_works; }

private:
    using Changes = QMap<QString, std::optional<schema::SchemaObject>>; //!< By path; nothing is an object that goes.

    struct Entry {
        bool isRead = false;
        Changes back; //!< From the next one that was read to this one.
    };

    void noteWorks(const schema::SchemaSnapshot &next);
    Changes wayBack(const schema::SchemaSnapshot &next) const;
    qsizetype readBefore(qsizetype index) const;

    QList<Entry> m_entries;
    schema::SchemaSnapshot m_last;
    Works m_works;
    mutable qsizetype m_place = -1; //!< Of the one that was asked for.
    mutable schema::SchemaSnapshot m_there;
};

} // namespace catalpa::migrate
