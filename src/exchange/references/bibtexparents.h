// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/references/bibtexentry.h"

namespace catalpa::exchange {

//! The entries of a file from which others take fields over, by crossref and xdata.
class BibTexParents final {
public:
    //! False where there is no more room.
    bool add(const BibTexEntry &entry);
    //! Gives an entry the fields that it lacks and its parents have; what is found is no field of it any more.
    void complete(BibTexEntry &entry) const;

private:
    bool inherit(BibTexEntry &entry, const QString &field) const;

    QHash<QString, BibTexEntry> m_entries; //!< By their keys in small letters.
    qsizetype m_size = 0;
};

//! Whether the entry takes fields over from another one.
bool hasParents(const BibTexEntry &entry);

} // namespace catalpa::exchange
