// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! The name of a country for its ISO 3166-1 code ("CZ" gives "Czechia"); any other text as it is.
QString countryName(const QString &recorded);

} // namespace catalpa
