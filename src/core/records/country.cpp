// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/country.h"

#include "core/records/tidying.h"
#include "core/search/foldedtext.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! Names in English that are not the first one of a country.
QStringList otherNames(const QString &code)
{
    static const QMultiHash<QString, QString> all{{u"GB"_s, u"UK"_s},
                                                  {u"GB"_s, u"Great Britain"_s},
                                                  {u"US"_s, u"USA"_s},
                                                  {u"US"_s, u"America"_s},
                                                  {u"CZ"_s, u"Czech Republic"_s},
                                                  {u"CI"_s, u"Côte d’Ivoire"_s},
                                                  {u"TR"_s, u"Türkiye"_s},
                                                  {u"TR"_s, u"Turkey"_s},
                                                  {u"NL"_s, u"Holland"_s},
                                                  {u"MM"_s, u"Burma"_s},
                                                  {u"CV"_s, u"Cape Verde"_s},
                                                  {u"SZ"_s, u"Swaziland"_s},
                                                  {u"MK"_s, u"Macedonia"_s},
                                                  {u"VA"_s, u"Vatican"_s},
                                                  {u"AE"_s, u"UAE"_s},
                                                  {u"TL"_s, u"East Timor"_s},
                                                  {u"KR"_s, u"Republic of Korea"_s},
                                                  {u"RU"_s, u"Russian Federation"_s},
                                                  {u"CD"_s, u"DR Congo"_s},
                                                  {u"VN"_s, u"Viet Nam"_s}};
    return all.values(code);
}

//! The name of a territory in another language, by BCP 47; empty when there is none.
QString nameIn(const QString &language, const QString &code)
{
    std::array<char16_t, 200> name{};
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray locale = "und_" + code.toLatin1();
    uloc_getDisplayCountry(locale, language.toLatin1(), name.data(), qint32(name.size()), &status);
    return status == U_ZERO_ERROR ? QString::fromUtf16(name.data()) : QString();
}

//! Languages of Europe in which countries are understood, whatever the desktop speaks.
const QStringList &readLanguages()
{
    static const QStringList all{u"de"_s, u"fr"_s, u"es"_s, u"it"_s, u"pt"_s, u"nl"_s, u"pl"_s,
                                 u"cs"_s, u"ru"_s, u"sv"_s, u"da"_s, u"hu"_s, u"fi"_s};
    return all;
}

QStringList namesOf(const NamedCode &territory)
{
    QStringList names{territory.name};
    names += otherNames(territory.code);
    const QLocale::Country known = QLocale::codeToTerritory(territory.code);
    for (const QLocale &locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, known))
        names += locale.nativeTerritoryName();
    for (const QString &language : QLocale::system().uiLanguages() + readLanguages())
        names += nameIn(language, territory.code);
    return names;
}

const QList<FoldedCode> &namedTerritories()
{
    static const QList<FoldedCode> all = foldedCodes(countries(), namesOf);
    return all;
}

} // namespace

const QList<NamedCode> &countries()
{
    static const QList<NamedCode> all = [] {
        QList<NamedCode> list;
        for (int number = 1; number <= QLocale::LastTerritory; ++number) {
            const auto territory = QLocale::Country(number);
            const QString code = QLocale::territoryToCode(territory);
            if (code.size() == 2 && code.at(0).isLetter())
                list += {code, QLocale::territoryToString(territory)};
        }
        std::sort(list.begin(), list.end(),
                  [](const NamedCode &one, const NamedCode &other) { return one.name < other.name; });
        return list;
    }();
    return all;
}

QStringList countryCodes(const QString &text)
{
    const QString sought = folded(text);
    QStringList codes;
    if (sought.size() < 3)
        return codes;
    for (const FoldedCode &territory : namedTerritories()) {
        const auto begins = [&](const QString &name) {
            return name.startsWith(sought);
        };
        if (std::any_of(territory.folded.begin(), territory.folded.end(), begins))
            codes += territory.code.code;
    }
    return codes;
}

QStringList countrySpellings(const QString &text)
{
    const auto code = countryCode(text);
    if (!code)
        return {};
    const auto named = std::find_if(countries().cbegin(), countries().cend(),
                                    [&code](const NamedCode &territory) { return territory.code == *code; });
    QStringList spellings;
    for (const QString &name : QStringList{*code} + namesOf(*named))
        spellings += FoldedText(name, FoldedText::Punctuation::Separates).text();
    spellings.removeDuplicates();
    spellings.removeAll(u" "_s);
    return spellings;
}

std::optional<QString> countryCode(const QString &text)
{
    const QString code = text.trimmed().toUpper();
    const auto isMeant = [&code](const NamedCode &territory) {
        return territory.code == code;
    };
    if (std::any_of(countries().cbegin(), countries().cend(), isMeant))
        return code;
    const QString named = codeNamed(namedTerritories(), text);
    return named.isEmpty() ? std::nullopt : std::optional(named);
}

std::optional<QString> countryFrom(const QString &typed)
{
    const auto text = tidiedOptional(typed);
    return text ? std::optional(countryCode(*text).value_or(*text)) : std::nullopt;
}

std::optional<Change<std::optional<QString>>> countryChange(const QString &typed,
                                                            const std::optional<QString> &recorded)
{
    if (typed == recorded.value_or(QString()))
        return std::nullopt;
    const auto text = countryFrom(typed);
    return text == recorded ? std::nullopt : std::optional(Change<std::optional<QString>>{recorded, text});
}

bool isUnknownCountry(const std::optional<QString> &recorded)
{
    return recorded && !recorded->isEmpty() && !countryCode(*recorded);
}

QList<NamedCode> countriesBeginning(const QString &text)
{
    const QString typed = text.trimmed();
    return typed.isEmpty() ? QList<NamedCode>() : codesBeginning(namedTerritories(), typed.toUpper(), text);
}

} // namespace catalpa
