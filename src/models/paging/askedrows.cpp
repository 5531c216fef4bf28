// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/askedrows.h"

#include "wording/celltext.h"

#include <QtCore/QScopedValueRollback>

#include <algorithm>

namespace catalpa {

template <typename Record, typename Query>
QString AskedRows<Record, Query>::scrollLabel(int row) const
{
    if (row < 0 || row >= this->rowCount())
        return {};
    const auto &key = this->map().key(this->map().positionOf(row).chunk);
    return key ? labelText(key->label) : QString();
}

template <typename Record, typename Query>
void AskedRows<Record, Query>::seek(const QString &typed)
{
    m_seekReply = ask(Nothing, m_store.seek(m_query, typed), [this](std::optional<qint64> place) {
        const int last = this->rowCount() - 1;
        Q_EMIT this->sought(place ? int(std::min<qint64>(*place, last)) : -1);
    });
}

template <typename Record, typename Query>
void AskedRows<Record, Query>::locate(qint64 id)
{
    m_placeReply.cancel();
    m_sought = id;
    locateSought();
}

//! Not before all chunks are measured: the row might lie behind those that are known.
template <typename Record, typename Query>
void AskedRows<Record, Query>::locateSought()
{
    if (m_sought == 0 || m_isShowing || m_placeReply.isActive() || m_countReply.isActive()
        || this->requests().isMeasuring())
        return;
    m_placeReply =
        ask(Place, m_store.place(m_query, Id<Record>{m_sought}), [this, id = m_sought](std::optional<qint64> place) {
            m_sought = 0;
            const qint64 row = place.value_or(-1);
            Q_EMIT this->located(id, row < this->rowCount() ? int(row) : -1);
        });
}

template <typename Record, typename Query>
bool AskedRows<Record, Query>::showRows(int chunk, const QList<Record> &rows)
{
    const QScopedValueRollback showing(m_isShowing, true);
    return this->show(chunk, rows);
}

template <typename Record, typename Query>
bool AskedRows<Record, Query>::isAllLoaded() const
{
    for (int chunk = 0; chunk < this->map().chunkCount(); ++chunk) {
        if (!this->pages().contains(chunk))
            return false;
    }
    return true;
}

template <typename Record, typename Query>
void AskedRows<Record, Query>::countAgain()
{
    if (this->requests().isMeasuring() || isAllLoaded())
        return m_countReply.cancel();
    m_countReply = ask(Nothing, m_store.count(m_query, PageMap::mostRows), [this](qint64 count) {
        if (this->requests().isMeasuring())
            return; // It is counted once more behind that.
        fit(count);
        Q_EMIT this->counted();
        locateSought();
    });
}

//! In which of the chunks that are not loaded the difference is comes out when they are.
template <typename Record, typename Query>
void AskedRows<Record, Query>::fit(qint64 count)
{
    int more = int(count) - this->rowCount();
    for (int chunk = this->map().chunkCount() - 1; chunk >= 0 && more != 0; --chunk) {
        if (this->pages().contains(chunk) || this->requests().isBusy(chunk))
            continue;
        const int before = this->map().rowsIn(chunk);
        const int now = std::max(1, before + more); // A chunk without rows would never be wanted.
        this->resizeAtEnd(chunk, now);
        more -= now - before;
    }
}

template <typename Record, typename Query>
void AskedRows<Record, Query>::cancelPlaces()
{
    m_countReply.cancel();
    m_placeReply.cancel();
    m_seekReply.cancel();
}

template <typename Record, typename Query>
void AskedRows<Record, Query>::fail(Lack lack, const Error &error)
{
    m_lacks |= int(lack);
    if (error.kind != ErrorKind::Cancelled)
        Q_EMIT this->failed(error);
    if (lack != Nothing)
        Q_EMIT this->progressed();
}

template class AskedRows<Author, AuthorQuery>;
template class AskedRows<Book, BookQuery>;

} // namespace catalpa
