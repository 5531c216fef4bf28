// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/codelist.h"

#include "core/codes/language.h"
#include "core/search/foldedtext.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct Named {
    NamedCode code;
    QStringList folded; //!< Its names; the English one first.
};

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

QList<Named> withNames(const QList<NamedCode> &codes, const std::function<QStringList(const QString &)> &others)
{
    QList<Named> all;
    for (const NamedCode &each : codes) {
        QStringList names{folded(each.name)};
        for (const QString &name : others(each.code))
            names += folded(name);
        names.removeDuplicates();
        names.removeAll(QString());
        all += {each, names};
    }
    return all;
}

const QList<Named> &namedLanguages()
{
    static const QList<Named> all = withNames(languages(), [](const QString &code) {
        QStringList names{nameIn(code, code)};
        for (const QString &language : QLocale::system().uiLanguages())
            names += nameIn(language, code);
        return names;
    });
    return all;
}

const QList<Named> &namedRelators()
{
    static const QList<Named> all = withNames(relators(), [](const QString &) { return QStringList(); });
    return all;
}

//! Whether a text is the code, or begins a name, a word of a name or the code; 0 for the likeliest kind.
std::optional<int> rank(const Named &named, const QString &code, const QString &sought)
{
    if (!code.isEmpty() && named.code.code == code)
        return 0;
    for (qsizetype name = 0; name < named.folded.size() && !sought.isEmpty(); ++name) {
        if (named.folded.at(name).startsWith(sought))
            return name == 0 ? 1 : 2;
    }
    const bool isWithin = !sought.isEmpty() && named.folded.first().contains(u' ' + sought);
    return isWithin || (!code.isEmpty() && named.code.code.startsWith(code)) ? std::optional(3) : std::nullopt;
}

QList<NamedCode> beginning(const QList<Named> &all, const QString &text)
{
    const QString code = text.trimmed().toLower();
    const QString sought = folded(text);
    std::array<QList<NamedCode>, 4> found;
    for (const Named &named : all) {
        if (const auto at = rank(named, code, sought))
            found[std::size_t(*at)] += named.code;
    }
    return found[0] + found[1] + found[2] + found[3];
}

//! As they stand on the title pages of books; all others are rare there.
constexpr std::array usualRoles{"edt", "trl", "ill", "aut", "ctb", "aui", "aft", "com", "pht", "nrt"};

QList<NamedCode> readRelators()
{
    QList<NamedCode> all = codeList(u"relators"_s);
    std::ranges::sort(all, {}, &NamedCode::name);
    const auto place = [](const NamedCode &each) {
        return std::ranges::find(usualRoles, each.code.toLatin1(), [](const char *code) { return QByteArray(code); })
            - usualRoles.begin();
    };
    std::ranges::stable_sort(all, {}, place);
    return all;
}

} // namespace

QList<NamedCode> codeList(const QString &file)
{
    QFile lines(u":/codes/%1.txt"_s.arg(file)); // In memory.
    if (!lines.open(QIODevice::ReadOnly))
        qFatal("%s is missing in the program", qPrintable(lines.fileName()));
    QList<NamedCode> codes;
    for (const QString &line : QString::fromUtf8(lines.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            codes += {line.section(u' ', 0, 0), line.section(u' ', 1)};
    }
    return codes;
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
    const QString sought = folded(text);
    QStringList named;
    for (const Named &language : namedLanguages()) {
        if (sought.isEmpty() || !language.folded.contains(sought))
            continue;
        if (language.folded.first() == sought)
            return language.code.code;
        named += language.code.code;
    }
    return named.size() == 1 ? std::optional(named.first()) : std::nullopt;
}

QList<NamedCode> languagesBeginning(const QString &text)
{
    return text.trimmed().isEmpty() ? QList<NamedCode>() : beginning(namedLanguages(), text);
}

const QList<NamedCode> &relators()
{
    static const QList<NamedCode> all = readRelators();
    return all;
}

QList<NamedCode> relatorsBeginning(const QString &text)
{
    return text.trimmed().isEmpty() ? relators() : beginning(namedRelators(), text);
}

} // namespace catalpa
