// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::filing {

//! How people are named in a country, as far as it matters for filing.
enum class Naming {
    Unknown, //!< No country is given.
    English,
    French,
    German,
    Spanish,
    Italian,
    Belgian,
    Hungarian,
    Vietnamese,
    Japanese,
    EastAsian, //!< China and Korea.
    Undivided, //!< Iceland, Thailand.
    Patronymic, //!< Malaysia.
    Other,
};

Naming namingOf(const QString &country);

} // namespace catalpa::filing
