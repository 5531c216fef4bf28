// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QIcon>

namespace catalpa::ui {

//! One of our line icons (resources/icons), drawn in the palette's text colour of the moment and sharp at every scale.
QIcon icon(const QString &name);

//! The same in a fixed colour; ask again when the palette changes.
QIcon icon(const QString &name, const QColor &colour);

} // namespace catalpa::ui
