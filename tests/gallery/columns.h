// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>
#include <QtGui/QImage>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::gallery {

//! The columns of tables and lists in which cells do not stand below the beginning of their title, as drawn.
QStringList crookedColumns(const QWidget &window, const QImage &picture);

} // namespace catalpa::gallery
