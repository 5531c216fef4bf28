// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/page.h"

#include <QtCore/QByteArray>

#include <optional>

namespace catalpa::serve {

//! A place in a list as it travels in ?after=: letters, digits, - and _.
QByteArray cursorOf(const Key &key);

//! Nothing for what no cursorOf() has made. Whether its texts fit the list is for the list to say.
std::optional<Key> keyFrom(const QString &cursor);

} // namespace catalpa::serve
