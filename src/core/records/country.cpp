// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/country.h"

#include "core/search/foldedtext.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace catalpa {
namespace {

struct Named {
    QString code;
    QStringList foldedNames;
};

QList<Named> namedTerritories()
{
    QList<Named> all;
    for (const Country &territory : countries()) {
        const QLocale::Country known = QLocale::codeToTerritory(territory.code);
        QStringList names{folded(territory.name)};
        for (const QLocale &locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, known))
            names += folded(locale.nativeTerritoryName());
        names.removeDuplicates();
        names.removeAll(QString());
        all += {territory.code, names};
    }
    return all;
}

} // namespace

const QList<Country> &countries()
{
    static const QList<Country> all = [] {
        QList<Country> list;
        for (int number = 1; number <= QLocale::LastTerritory; ++number) {
            const auto territory = QLocale::Country(number);
            const QString code = QLocale::territoryToCode(territory);
            if (code.size() == 2 && code.at(0).isLetter())
                list += {code, QLocale::territoryToString(territory)};
        }
        std::sort(list.begin(), list.end(),
                  [](const Country &one, const Country &other) { return one.name < other.name; });
        return list;
    }();
    return all;
}

QStringList countryCodes(const QString &text)
{
    static const QList<Named> named = namedTerritories();
    const QString sought = folded(text);
    QStringList codes;
    if (sought.size() < 3)
        return codes;
    for (const Named &territory : named) {
        const auto begins = [&](const QString &name) {
            return name.startsWith(sought);
        };
        if (std::any_of(territory.foldedNames.begin(), territory.foldedNames.end(), begins))
            codes += territory.code;
    }
    return codes;
}

} // namespace catalpa
