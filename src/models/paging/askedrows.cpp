// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/askedrows.h"

#include "wording/celltext.h"

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
    if (m_sought == 0 || m_placeReply.isActive() || this->requests().isMeasuring())
        return;
    m_placeReply =
        ask(Place, m_store.place(m_query, Id<Record>{m_sought}), [this, id = m_sought](std::optional<qint64> place) {
            m_sought = 0;
            const qint64 row = place.value_or(-1);
            Q_EMIT this->located(id, row < this->rowCount() ? int(row) : -1);
        });
}

template <typename Record, typename Query>
void AskedRows<Record, Query>::cancelPlaces()
{
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
