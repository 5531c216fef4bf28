// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

QT_BEGIN_NAMESPACE
class QAbstractScrollArea;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Calls \a act whenever \a area has room for another part of what it shows, once that is laid out: what is to stay in
//! view is scrolled to. Until \a area goes.
void whenResized(QAbstractScrollArea &area, const std::function<void()> &act);

} // namespace catalpa::ui
