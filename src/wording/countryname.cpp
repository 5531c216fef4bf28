// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/countryname.h"

#include <QtCore/QLocale>

namespace catalpa {

QString countryName(const QString &recorded)
{
    if (recorded.size() != 2)
        return recorded;
    const QLocale::Country territory = QLocale::codeToTerritory(recorded);
    return territory == QLocale::AnyTerritory ? recorded : QLocale::territoryToString(territory);
}

} // namespace catalpa
