// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/page.h"

#include <QtCore/QByteArray>

namespace catalpa::cli {

//! Where a list goes on, as one word of letters, digits, - and _ that is printed behind a part of it and given to
//! --after. It names the first row that was not shown, by what it is sorted by and not by its place, so that rows which
//! are added or removed meanwhile neither repeat another one nor hide it.
struct ListCursor {
    QString list; //!< Which list: its kind, order and search, in any form.
    QString collation; //!< The list's, see CatalogueCapabilities::collation.
    Key key; //!< Without its label.
    bool isFiled = false; //!< The list is in a library's order, see CatalogueCapabilities::hasSortKeys.

    QByteArray word() const;
    //! Nothing for what no word() has made, or is cut off or damaged.
    static std::optional<ListCursor> fromWord(const QString &word);
};

} // namespace catalpa::cli
