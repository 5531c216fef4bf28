// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/listing/listing.h"

namespace catalpa::store {

//! SQL for the values that a listing's key is compared with: as many parts as wanted, and the id, or nothing for it.
struct KeyValues {
    QByteArrayList parts;
    QByteArray id;
};

//! "$3::bigint" for the parameter that was added last.
QByteArray placeholder(const db::Params &params, const QByteArray &type);

//! A key whose values travel as parameters.
KeyValues bound(const Listing &listing, const Key &key, db::Params &params);

//! True for rows before the values in the order of the listing, and for the others. Where one index can answer it, as
//! a row comparison: "(key, id) >= ($1, $2)".
QByteArray before(const Listing &listing, const KeyValues &values);
QByteArray notBefore(const Listing &listing, const KeyValues &values);

} // namespace catalpa::store
