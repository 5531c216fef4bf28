// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/language.h"

#include "core/search/foldedtext.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! The name of a language in another one, by BCP 47; empty when there is none.
QString nameIn(const QString &language, const QString &code)
{
    std::array<char16_t, 200> name{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_getDisplayLanguage(code.toLatin1(), language.toLatin1(), name.data(), qint32(name.size()), &status);
    return status == U_ZERO_ERROR ? QString::fromUtf16(name.data()) : QString();
}

QList<NamedCode> readLanguages()
{
    QList<NamedCode> all;
    QSet<QString> known;
    const auto add = [&](const QString &code, const QString &name) {
        const bool saysSomething = !languageCode(code).isEmpty(); // Not "several", "none" and the like.
        if (saysSomething && !name.isEmpty() && name != code && code.at(0).isLetter() && !known.contains(code)) {
            known += code;
            all += {code, name};
        }
    };
    for (const char *const *code = uloc_getISOLanguages(); *code; ++code)
        add(QString::fromLatin1(*code), nameIn(u"en"_s, QString::fromLatin1(*code)));
    for (const NamedCode &each : codeList(u"languages"_s))
        add(each.code, each.name);
    std::ranges::sort(all, {}, &NamedCode::name);
    return all;
}

//! With the names that those who speak it have for it.
const QList<FoldedCode> &namedLanguages()
{
    static const QList<FoldedCode> all =
        foldedCodes(languages(), [](const NamedCode &each) { return QStringList{nameIn(each.code, each.code)}; });
    return all;
}

//! With those in the languages of the system, too.
const QList<FoldedCode> &systemLanguages()
{
    static const QList<FoldedCode> all = foldedCodes(languages(), [](const NamedCode &each) {
        QStringList names{nameIn(each.code, each.code)};
        for (const QString &language : QLocale::system().uiLanguages())
            names += nameIn(language, each.code);
        return names;
    });
    return all;
}

//! Languages by what is compared of their names: the English ones first, and of the others those that name one alone.
const QHash<QString, QString> &codesByName()
{
    static const QHash<QString, QString> codes = [] {
        QHash<QString, QString> all;
        for (const FoldedCode &each : namedLanguages()) {
            for (const QString &name : each.folded.mid(1))
                all.insert(name, all.contains(name) ? QString() : each.code.code);
        }
        for (int language = QLocale::Abkhazian; language <= QLocale::LastLanguage; ++language) {
            const auto value = static_cast<QLocale::Language>(language);
            all.insert(folded(QLocale::languageToString(value)), QLocale::languageToCode(value));
        }
        for (const FoldedCode &each : namedLanguages())
            all.insert(each.folded.first(), each.code.code);
        all.insert(u"norwegian"_s, u"no"_s);
        for (const QString &name : {u"modern greek"_s, u"greek, modern"_s})
            all.insert(folded(name), u"el"_s);
        for (const QString &name : {u"ancient greek"_s, u"greek, ancient"_s})
            all.insert(folded(name), u"grc"_s);
        all.removeIf([](const auto &each) { return each.key().isEmpty() || each.value().isEmpty(); });
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
        return codesByName().value(folded(text), text);
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

const QList<NamedCode> &languages()
{
    static const QList<NamedCode> all = readLanguages();
    return all;
}

QString languageName(const QString &code)
{
    static const QHash<QString, QString> names = [] {
        QHash<QString, QString> all;
        for (const NamedCode &each : languages())
            all.insert(each.code, each.name);
        return all;
    }();
    return names.value(code);
}

std::optional<QString> languageNamed(const QString &text)
{
    if (const QString code = languageCode(text.trimmed()); !languageName(code).isEmpty())
        return code;
    const QString code = codeNamed(systemLanguages(), text);
    return code.isEmpty() ? std::nullopt : std::optional(code);
}

QList<NamedCode> languagesBeginning(const QString &text)
{
    const QString typed = text.trimmed();
    return typed.isEmpty() ? QList<NamedCode>() : codesBeginning(systemLanguages(), typed.toLower(), text);
}

} // namespace catalpa
