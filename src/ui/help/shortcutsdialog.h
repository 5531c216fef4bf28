// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;

//! A sheet of every command that has a key.
void showShortcuts(const Actions &actions, QWidget *parent);

} // namespace catalpa::ui
