// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/relator.h"

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
    Role{"edt", "340", "editor",
         "ed|eds|edited by|hrsg|hg|hgg|herausgeber|herausgeberin|éditeur scientifique|curatore"},
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
    Role{"cre", "", "creator", ""},
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

//! UNIMARC's codes for rarer roles (IFLA, UNIMARC Manual, appendix C), each with MARC's.
constexpr std::array rareUnimarc{
    std::pair{"030", "arr"}, std::pair{"050", "asg"}, std::pair{"060", "asn"}, std::pair{"065", "auc"},
    std::pair{"072", "aqt"}, std::pair{"090", "aud"}, std::pair{"100", "ant"}, std::pair{"110", "bnd"},
    std::pair{"120", "bdd"}, std::pair{"130", "bkd"}, std::pair{"150", "bpd"}, std::pair{"160", "bsl"},
    std::pair{"170", "cll"}, std::pair{"180", "ctg"}, std::pair{"190", "cns"}, std::pair{"200", "chr"},
    std::pair{"210", "cmm"}, std::pair{"212", "cwt"}, std::pair{"240", "cmt"}, std::pair{"245", "ccp"},
    std::pair{"250", "cnd"}, std::pair{"255", "csp"}, std::pair{"260", "cph"}, std::pair{"270", "crr"},
    std::pair{"273", "cur"}, std::pair{"275", "dnc"}, std::pair{"280", "dte"}, std::pair{"290", "dto"},
    std::pair{"295", "dgg"}, std::pair{"305", "dis"}, std::pair{"310", "dst"}, std::pair{"320", "dnr"},
    std::pair{"330", "dub"}, std::pair{"350", "egr"}, std::pair{"360", "etr"}, std::pair{"365", "exp"},
    std::pair{"370", "flm"}, std::pair{"380", "frg"}, std::pair{"390", "fmo"}, std::pair{"400", "fnd"},
    std::pair{"420", "hnr"}, std::pair{"430", "ilu"}, std::pair{"450", "ins"}, std::pair{"460", "ive"},
    std::pair{"470", "ivr"}, std::pair{"475", "isb"}, std::pair{"480", "lbt"}, std::pair{"490", "lse"},
    std::pair{"500", "lso"}, std::pair{"510", "ltg"}, std::pair{"520", "lyr"}, std::pair{"530", "mte"},
    std::pair{"540", "mon"}, std::pair{"545", "mus"}, std::pair{"555", "opn"}, std::pair{"557", "orm"},
    std::pair{"560", "org"}, std::pair{"570", "oth"}, std::pair{"580", "ppm"}, std::pair{"590", "prf"},
    std::pair{"595", "res"}, std::pair{"605", "pre"}, std::pair{"610", "prt"}, std::pair{"620", "pop"},
    std::pair{"630", "pro"}, std::pair{"635", "prg"}, std::pair{"640", "pfr"}, std::pair{"651", "pbd"},
    std::pair{"655", "ppt"}, std::pair{"660", "rcp"}, std::pair{"670", "rce"}, std::pair{"673", "rth"},
    std::pair{"675", "rev"}, std::pair{"677", "rtm"}, std::pair{"680", "rbr"}, std::pair{"695", "sad"},
    std::pair{"700", "scr"}, std::pair{"705", "scl"}, std::pair{"710", "sec"}, std::pair{"720", "sgn"},
    std::pair{"723", "spn"}, std::pair{"725", "stn"}, std::pair{"727", "ths"}, std::pair{"740", "tyd"},
    std::pair{"750", "tyg"}, std::pair{"755", "voc"}, std::pair{"760", "wde"},
};

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
        for (const auto &[unimarc, code] : rareUnimarc)
            all.insert(QString::fromLatin1(unimarc), QString::fromLatin1(code));
        all.remove(QString());
        return all;
    }();
    return codes;
}

//! A role in small letters, without brackets and marks around it.
QString bareWord(const QString &role)
{
    static const QRegularExpression noise(u"^[\\s(\\[.,]+|[\\s.,;:)\\]]+$"_s);
    return QString(role).remove(noise).toLower();
}

bool isKnownCode(const QString &code)
{
    return std::any_of(roles.begin(), roles.end(),
                       [&](const Role &role) { return code == QLatin1StringView(role.code); });
}

} // namespace

QString roleCode(const QString &role)
{
    static const QRegularExpression code(u"^[a-z]{3}$"_s);

    if (role.isEmpty() || isKnownCode(role))
        return role;
    const QString last = role.contains(u"/relators/"_s) ? role.section(u'/', -1) : role;
    const QString word = bareWord(last);
    const QString known = codesByWord().value(word);
    return !known.isEmpty() ? known : code.match(word).hasMatch() ? word : role;
}

std::optional<QString> knownRole(const QString &word)
{
    const QString bare = bareWord(word);
    const auto known = codesByWord().constFind(bare);
    if (known == codesByWord().constEnd() || bare.front().isDigit())
        return std::nullopt;
    return *known;
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

const QList<NamedCode> &relators()
{
    static const QList<NamedCode> all = readRelators();
    return all;
}

QList<NamedCode> relatorsBeginning(const QString &text)
{
    static const QList<FoldedCode> named = foldedCodes(relators());
    const QString typed = text.trimmed();
    return typed.isEmpty() ? relators() : codesBeginning(named, typed.toLower(), text);
}

} // namespace catalpa
