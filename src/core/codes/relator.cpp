// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/relator.h"

#include "core/codes/codelist.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! Roles that have further names: MARC's code, UNIMARC's, the word in English, and further words for it.
struct Role {
    const char *code;
    const char *unimarc;
    const char *word;
    const char *others; //!< In lower case, with bars between them.
};

constexpr std::array roles{
    Role{"aut", "070", "author", "verfasser|verfasserin|auteur|autor|autore|writer|joint author|by|autor. t."},
    Role{"edt", "340", "editor", "ed|eds|edited by|hrsg|herausgeber|herausgeberin|éditeur scientifique|curatore"},
    Role{"trl", "730", "translator", "tr|trans|translated by|übersetzer|übersetzerin|übers|traducteur|traductor"},
    Role{"ill", "440", "illustrator", "ill|illus|illustrated by|illustratorin|illustrateur|ilustrador"},
    Role{"ctb", "205", "contributor", "mitwirkender|mitwirkende|collaborateur|beiträger"},
    Role{"aui", "080", "author of introduction, etc.", "author of introduction|introduction|préfacier|preface"},
    Role{"aft", "075", "author of afterword, colophon, etc.", "afterword|nachwort"},
    Role{"adp", "010", "adapter", "bearbeiter|adaptateur"},
    Role{"com", "220", "compiler", "comp|kompilator"},
    Role{"cmp", "230", "composer", "komponist|compositeur"},
    Role{"pht", "600", "photographer", "fotograf|photographe"},
    Role{"nrt", "550", "narrator", "sprecher|reader"},
    Role{"cre", "200", "creator", ""},
    Role{"art", "040", "artist", "künstler"},
    Role{"pbl", "650", "publisher", "verlag"},
    Role{"isb", "", "issuing body", "herausgebendes organ"},
    Role{"drt", "300", "director", "regisseur"},
    Role{"act", "005", "actor", "schauspieler"},
    Role{"sng", "721", "singer", ""},
    Role{"aus", "690", "screenwriter", ""},
    Role{"ann", "020", "annotator", ""},
    Role{"cov", "140", "cover designer", ""},
};

//! A term as roleCode() looks for it.
QString withoutPoint(const QString &term)
{
    return term.endsWith(u'.') ? term.chopped(1) : term;
}

const QHash<QString, QString> &codesByWord()
{
    static const QHash<QString, QString> codes = [] {
        QHash<QString, QString> all;
        for (const NamedCode &role : relators())
            all.insert(withoutPoint(role.name), role.code);
        for (const Role &role : roles) {
            const QString code = QString::fromLatin1(role.code);
            for (const QString &word : QString::fromUtf8(role.others).split(u'|', Qt::SkipEmptyParts))
                all.insert(word, code);
            all.insert(withoutPoint(QString::fromLatin1(role.word)), code);
            all.insert(QString::fromLatin1(role.unimarc), code);
        }
        all.remove(QString());
        return all;
    }();
    return codes;
}

bool isKnownCode(const QString &code)
{
    return std::any_of(roles.begin(), roles.end(),
                       [&](const Role &role) { return code == QLatin1StringView(role.code); });
}

} // namespace

QString roleCode(const QString &role)
{
    static const QRegularExpression noise(u"^[\\s(\\[.,]+|[\\s.,;:)\\]]+$"_s);
    static const QRegularExpression code(u"^[a-z]{3}$"_s);

    if (role.isEmpty() || isKnownCode(role))
        return role;
    const QString last = role.contains(u"/relators/"_s) ? role.section(u'/', -1) : role;
    const QString word = QString(last).remove(noise).toLower();
    const QString known = codesByWord().value(word);
    return !known.isEmpty() ? known : code.match(word).hasMatch() ? word : role;
}

QString roleWord(const QString &code)
{
    for (const Role &role : roles) {
        if (code == QLatin1StringView(role.code))
            return QString::fromLatin1(role.word);
    }
    const auto rare = std::ranges::find(relators(), code, &NamedCode::code);
    return rare == relators().end() ? code : rare->name;
}

} // namespace catalpa
