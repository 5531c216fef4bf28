// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/snapshotseries.h"

namespace catalpa::migrate {

using schema::SchemaObject;
using schema::SchemaSnapshot;

void SnapshotSeries::add(const SchemaSnapshot &snapshot)
{
    if (const qsizetype before = readBefore(m_entries.size()); before >= 0) {
        noteWorks(snapshot);
        m_entries[before].back = wayBack(snapshot);
    }
    m_last = snapshot;
    m_entries += Entry{true, {}};
    m_place = -1;
}

void SnapshotSeries::addUnread()
{
    m_entries += Entry{};
}

SchemaSnapshot SnapshotSeries::at(qsizetype index) const
{
    if (!m_entries.at(index).isRead)
        return {};
    if (m_place < index) {
        m_place = readBefore(m_entries.size());
        m_there = m_last;
    }
    while (m_place > index) {
        m_place = readBefore(m_place);
        for (auto [path, object] : m_entries.at(m_place).back.asKeyValueRange()) {
            if (object)
                m_there.objects.insert(path, *object);
            else
                m_there.objects.remove(path);
        }
    }
    return m_there;
}

//! The last one before \a index that was read, or -1.
qsizetype SnapshotSeries::readBefore(qsizetype index) const
{
    do
        --index;
    while (index >= 0 && !m_entries.at(index).isRead);
    return index;
}

void SnapshotSeries::noteWorks(const SchemaSnapshot &next)
{
    for (auto [path, object] : next.objects.asKeyValueRange()) {
        const auto before = m_last.objects.constFind(path);
        if (before != m_last.objects.cend() && before->definition == object.definition)
            continue;
        m_works.paths += path;
        if (object.kind == SchemaObject::Kind::Table)
            m_works.tables += object.tablePath();
    }
    for (auto [path, object] : m_last.objects.asKeyValueRange()) {
        if (!next.objects.contains(path))
            m_works.paths += path;
    }
}

SnapshotSeries::Changes SnapshotSeries::wayBack(const SchemaSnapshot &next) const
{
    Changes changes;
    for (auto [path, object] : m_last.objects.asKeyValueRange()) {
        const auto after = next.objects.constFind(path);
        if (after == next.objects.cend() || *after != object)
            changes.insert(path, object);
    }
    for (auto [path, object] : next.objects.asKeyValueRange()) {
        if (!m_last.objects.contains(path))
            changes.insert(path, std::nullopt);
    }
    return changes;
}

} // namespace catalpa::migrate
