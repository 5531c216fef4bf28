// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/language.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! Languages by their English names in lower case.
const QHash<QString, QString> &codesByName()
{
    static const QHash<QString, QString> codes = [] {
        QHash<QString, QString> all;
        for (int language = QLocale::Abkhazian; language <= QLocale::LastLanguage; ++language) {
            const auto value = static_cast<QLocale::Language>(language);
            all.insert(QLocale::languageToString(value).toLower(), QLocale::languageToCode(value));
        }
        all.insert(u"norwegian"_s, u"no"_s);
        all.insert(u"modern greek"_s, u"el"_s);
        all.insert(u"greek, modern"_s, u"el"_s);
        all.insert(u"greek, ancient"_s, u"grc"_s);
        return all;
    }();
    return codes;
}

//! Codes of ISO 639-2 that say of no language in particular.
bool saysNothing(const QString &code)
{
    return code == u"und"_s || code == u"zxx"_s || code == u"mul"_s || code == u"mis"_s;
}

} // namespace

QString languageCode(const QString &text)
{
    static const QRegularExpression form(u"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?$"_s);

    const auto match = form.match(text);
    if (!match.hasMatch())
        return codesByName().value(text.toLower(), text);
    const QString code = match.captured(1).toLower();
    if (saysNothing(code))
        return {};
    if (code == u"no"_s || code == u"nor"_s) // Qt knows only the two written forms of it.
        return u"no"_s;
    const QLocale::Language language = QLocale::codeToLanguage(code, QLocale::AnyLanguageCode);
    const QString known = language > QLocale::C ? QLocale::languageToCode(language) : QString();
    return known.isEmpty() ? code : known;
}

QString marcLanguage(const QString &code)
{
    static const QRegularExpression form(u"^[a-z]{3}$"_s);
    if (code == u"no"_s)
        return u"nor"_s;
    const QLocale::Language language = QLocale::codeToLanguage(code, QLocale::AnyLanguageCode);
    const QString known = language > QLocale::C ? QLocale::languageToCode(language, QLocale::ISO639Part2B) : QString();
    return known.isEmpty() && form.match(code).hasMatch() ? code : known;
}

} // namespace catalpa
