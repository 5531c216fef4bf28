// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa {

//! A country or territory of ISO 3166-1.
struct Country {
    QString code; //!< Alpha-2, such as "CZ".
    QString name; //!< In English.
};

//! All of them, by name.
const QList<Country> &countries();
//! The codes of the territories whose English or own name begins with \a text; none for less than three letters.
QStringList countryCodes(const QString &text);

} // namespace catalpa
