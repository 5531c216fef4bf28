// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/page.h"

#include <QtCore/QByteArray>

#include <optional>

namespace catalpa::serve {

//! A place in a list as it travels in ?after=: letters, digits, - and _. \a list: what tells the list from others.
QByteArray cursorOf(const Key &key, const QByteArray &list);

//! A place, and of which list it is.
struct Cursor {
    Key key;
    QByteArray list;

    //! Nothing for what no cursorOf() has made. Whether its texts fit the list is for the list to say.
    static std::optional<Cursor> from(const QString &text);
    //! Whether it is of this list, as cursorOf() was told.
    bool isOf(const QByteArray &other) const;
};

} // namespace catalpa::serve
