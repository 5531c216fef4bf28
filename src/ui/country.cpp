// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/country.h"

#include <QtCore/QLocale>

namespace catalpa::ui {

QString countryName(const QString &recorded)
{
    if (recorded.size() != 2)
        return recorded;
    const QLocale::Territory territory = QLocale::codeToTerritory(recorded);
    return territory == QLocale::AnyTerritory ? recorded : QLocale::territoryToString(territory);
}

} // namespace catalpa::ui
