// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringView>

namespace catalpa {

//! Whether two words differ as typing errors do: by a letter, two that changed places, or two of a long word. Not by
//! the ending of a man's and a woman's name, nor by figures.
bool isNearWord(QStringView one, QStringView other);

} // namespace catalpa
