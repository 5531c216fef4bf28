// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/lookup/target.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Offers the targets that come with the program; at first the one that was chosen last.
void fillTargets(QComboBox &box, const QSettings &settings);
//! By its name or its address.
Result<exchange::LookUpTarget> chosenTarget(const QComboBox &box);
void rememberTarget(const QComboBox &box, QSettings &settings);

} // namespace catalpa::ui
