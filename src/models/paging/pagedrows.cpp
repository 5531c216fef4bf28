// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagedrows.h"

#include <algorithm>

namespace catalpa {
namespace {

template <typename Record>
QList<qint64> idsOf(const QList<Record> &rows)
{
    QList<qint64> ids;
    ids.reserve(rows.size());
    for (const Record &record : rows)
        ids += record.id.value;
    return ids;
}

} // namespace

template <typename Record>
int PagedRows<Record>::rowOf(qint64 id) const
{
    const auto position = m_pages.positionOf(id);
    return position ? m_map.firstRow(position->chunk) + position->offset : -1;
}

template <typename Record>
const Record *PagedRows<Record>::record(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto [chunk, offset] = m_map.positionOf(row);
    const QList<Record> *rows = m_pages.find(chunk);
    return rows && offset < rows->size() ? &rows->at(offset) : nullptr;
}

template <typename Record>
void PagedRows<Record>::update(const Record &record)
{
    if (const auto position = m_pages.positionOf(record.id.value)) {
        m_pages.rows(position->chunk)[position->offset] = record;
        repaint(position->chunk, position->offset, position->offset);
    }
}

template <typename Record>
void PagedRows<Record>::repaint(int chunk, int firstOffset, int lastOffset)
{
    const int start = m_map.firstRow(chunk);
    Q_EMIT dataChanged(index(start + firstOffset, 0), index(start + lastOffset, columnCount() - 1));
}

template <typename Record>
void PagedRows<Record>::repaintRecord(qint64 id)
{
    if (const auto position = m_pages.positionOf(id))
        repaint(position->chunk, position->offset, position->offset);
}

template <typename Record>
void PagedRows<Record>::startWith(const Page<Record> &page)
{
    m_requests.reset();
    m_pages.clear();
    m_pages.put(0, page.rows);
    m_map.reset(int(page.rows.size()), page.next);
}

template <typename Record>
void PagedRows<Record>::extend(const PageMap &whole)
{
    const int more = whole.rowCount() - rowCount();
    if (more > 0)
        beginInsertRows({}, rowCount(), whole.rowCount() - 1);
    m_map = whole;
    if (more > 0)
        endInsertRows();
}

template <typename Record>
bool PagedRows<Record>::show(int chunk, const QList<Record> &rows)
{
    fetchStrays(chunk, rows);
    if (m_pages.contains(chunk))
        return change(chunk, rows);
    fill(chunk, rows);
    return false;
}

template <typename Record>
void PagedRows<Record>::cut(int chunk, int pageRows, const Key &next)
{
    const int before = m_map.rowsIn(chunk);
    const int end = m_map.firstRow(chunk) + before;
    const bool isRoomy = before > pageRows && !m_pages.contains(chunk);
    if (!isRoomy)
        beginInsertRows({}, end, end);
    m_map.cut(chunk, isRoomy ? pageRows : before, next, isRoomy ? before - pageRows : 1);
    renumber(chunk + 1, 1);
    if (!isRoomy)
        endInsertRows();
}

template <typename Record>
void PagedRows<Record>::divide(int chunk, const Outline &outline)
{
    PageMap divided = m_map;
    divided.divide(chunk, outline);
    const int more = divided.rowCount() - rowCount();
    const int end = m_map.firstRow(chunk) + m_map.rowsIn(chunk);
    if (more > 0)
        beginInsertRows({}, end, end + more - 1);
    else if (more < 0)
        beginRemoveRows({}, end + more, end - 1);
    const int chunks = divided.chunkCount() - m_map.chunkCount();
    m_map = std::move(divided);
    renumber(chunk + 1, chunks);
    if (more > 0)
        endInsertRows();
    else if (more < 0)
        endRemoveRows();
}

template <typename Record>
void PagedRows<Record>::joinSmall(int chunk, int most)
{
    if (isJoinable(chunk, most))
        join(chunk);
    if (isJoinable(chunk - 1, most))
        join(chunk - 1);
}

template <typename Record>
void PagedRows<Record>::renumber(int first, int by)
{
    m_pages.renumber(first, by);
    m_requests.renumber(first, by);
}

//! Records of a page that are still shown where they stood before: their rows move here.
template <typename Record>
void PagedRows<Record>::fetchStrays(int chunk, const QList<Record> &rows)
{
    const QList<qint64> ids = idsOf(rows);
    QList<qint64> strays = m_pages.strays({ids.cbegin(), ids.cend()}, chunk);
    if (strays.isEmpty())
        return;
    std::sort(strays.begin(), strays.end(), [&ids](qint64 a, qint64 b) { return ids.indexOf(a) < ids.indexOf(b); });
    if (!m_pages.contains(chunk))
        resizeAtEnd(chunk, int(rows.size() - strays.size()));
    for (const qint64 id : std::as_const(strays))
        fetch(id, chunk, std::min(int(ids.indexOf(id)), m_map.rowsIn(chunk)));
}

template <typename Record>
void PagedRows<Record>::fetch(qint64 id, int chunk, int offset)
{
    const PageMap::Position from = *m_pages.positionOf(id);
    const int row = m_map.firstRow(from.chunk) + from.offset;
    const bool moves = beginMoveRows({}, row, row, {}, m_map.firstRow(chunk) + offset);
    const Record record = m_pages.rows(from.chunk).takeAt(from.offset);
    m_map.resize(from.chunk, m_map.rowsIn(from.chunk) - 1);
    m_map.resize(chunk, m_map.rowsIn(chunk) + 1);
    if (m_pages.contains(chunk))
        m_pages.rows(chunk).insert(offset, record);
    if (moves)
        endMoveRows();
}

//! The rows of a chunk that was not loaded.
template <typename Record>
void PagedRows<Record>::fill(int chunk, const QList<Record> &rows)
{
    resizeAtEnd(chunk, int(rows.size()));
    m_pages.put(chunk, rows);
    if (!rows.isEmpty())
        repaint(chunk, 0, int(rows.size()) - 1);
}

//! The rows of a chunk that was loaded: each record keeps its row, wherever that is now.
template <typename Record>
bool PagedRows<Record>::change(int chunk, const QList<Record> &rows)
{
    const QList<qint64> before = idsOf(m_pages.rows(chunk));
    const QList<qint64> now = idsOf(rows);
    QList<qint64> gone = before;
    gone.removeIf([kept = QSet<qint64>(now.cbegin(), now.cend())](qint64 id) { return kept.contains(id); });
    if (!gone.isEmpty())
        Q_EMIT departed(gone);
    QList<qint64> changed = now;
    changed.removeIf([known = QSet<qint64>(before.cbegin(), before.cend())](qint64 id) { return known.contains(id); });
    const bool areOthers = !gone.isEmpty() || !changed.isEmpty();
    for (const RowChange &step : rowDiff(before, now))
        take(chunk, step, rows);
    changed += replace(chunk, rows);
    if (!changed.isEmpty())
        Q_EMIT changedElsewhere(changed);
    return areOthers;
}

//! The same records, as they are now; those that are not what they were.
template <typename Record>
QList<qint64> PagedRows<Record>::replace(int chunk, const QList<Record> &rows)
{
    QList<qint64> changed;
    int first = int(rows.size());
    int last = -1;
    for (int offset = 0; offset < rows.size(); ++offset) {
        if (Record &shown = m_pages.rows(chunk)[offset]; shown != rows.at(offset)) {
            shown = rows.at(offset);
            changed += shown.id.value;
            first = std::min(first, offset);
            last = offset;
        }
    }
    if (last >= 0)
        repaint(chunk, first, last);
    return changed;
}

template <typename Record>
void PagedRows<Record>::take(int chunk, const RowChange &step, const QList<Record> &rows)
{
    const int row = m_map.firstRow(chunk) + step.first;
    QList<Record> &page = m_pages.rows(chunk);
    switch (step.kind) {
    case RowChange::Remove:
        return removeFromChunk(chunk, step.first, step.count);
    case RowChange::Insert:
        beginInsertRows({}, row, row + step.count - 1);
        for (int offset = step.first; offset < step.first + step.count; ++offset)
            page.insert(offset, rows.at(offset));
        m_map.resize(chunk, int(page.size()));
        return endInsertRows();
    case RowChange::Move:
        beginMoveRows({}, row, row, {}, m_map.firstRow(chunk) + step.to + (step.to > step.first ? 1 : 0));
        page.move(step.first, step.to);
        return endMoveRows();
    }
}

template <typename Record>
void PagedRows<Record>::removeFromChunk(int chunk, int offset, int count)
{
    const int row = m_map.firstRow(chunk) + offset;
    beginRemoveRows({}, row, row + count - 1);
    m_pages.rows(chunk).remove(offset, count);
    m_map.resize(chunk, m_map.rowsIn(chunk) - count);
    endRemoveRows();
}

template <typename Record>
void PagedRows<Record>::resizeAtEnd(int chunk, int rows)
{
    const int start = m_map.firstRow(chunk);
    const int before = m_map.rowsIn(chunk);
    if (rows > before) {
        beginInsertRows({}, start + before, start + rows - 1);
        m_map.resize(chunk, rows);
        endInsertRows();
    } else if (rows < before) {
        beginRemoveRows({}, start + rows, start + before - 1);
        m_map.resize(chunk, rows);
        endRemoveRows();
    }
}

template <typename Record>
bool PagedRows<Record>::isJoinable(int chunk, int most) const
{
    if (chunk < 0 || chunk + 1 >= m_map.chunkCount() || m_requests.isBusy(chunk) || m_requests.isBusy(chunk + 1))
        return false;
    const int rows = m_map.rowsIn(chunk);
    const int rowsBehind = m_map.rowsIn(chunk + 1);
    return rows == 0 || rowsBehind == 0
        || (m_pages.contains(chunk) && m_pages.contains(chunk + 1) && rows + rowsBehind <= most);
}

template <typename Record>
void PagedRows<Record>::join(int chunk)
{
    if (m_pages.contains(chunk) && m_pages.contains(chunk + 1))
        m_pages.rows(chunk) += m_pages.rows(chunk + 1);
    else
        m_pages.erase(chunk);
    m_pages.erase(chunk + 1);
    m_map.join(chunk);
    renumber(chunk + 2, -1);
}

template class PagedRows<Author>;
template class PagedRows<Book>;

} // namespace catalpa
