// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/namedpeople.h"

#include "core/codes/relator.h"
#include "core/filing/filingwords.h"
#include "exchange/names.h"
#include "exchange/namesplit.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! A name of which what does not belong to it is set aside, from its end.
struct Reading {
    QString name;
    QString dates{};
    QStringList roles{};
};

const QString &lifePattern()
{
    static const QString year =
        u"(?:(?:ca?\\.|circa|approximately|approx\\.|about|um|vers) ?)?[0-9]{3,4}(?:\\?)?(?: ?(?:B\\.? ?C\\.?(?: ?E\\.?)?|v\\. ?Chr\\.))?"_s;
    static const QString life =
        u"(?:(?:%1 ?)?[-–] ?%1|%1 ?[-–]|(?:b\\.|born|geb\\.|d\\.|died|gest\\.|\\*|†) ?%1"
        "|(?:active|fl\\.|flourished) ?%1(?: ?[-–] ?%1)?|[0-9]{1,2}(?:st|nd|rd|th) cent(?:\\.|ury)|%1)"_s.arg(year);
    return life;
}

//! "…, 1775-1817", "… (1749-1832)", "… 1947-".
bool takeDates(Reading &reading)
{
    static const QRegularExpression behind(u"^(.*[^\\s,]),\\s*(%1)\\.?$"_s.arg(lifePattern()));
    static const QRegularExpression inBrackets(u"^(.*[^\\s,]),?\\s*[(\\[](%1)[)\\]]$"_s.arg(lifePattern()));
    static const QRegularExpression afterBlank(u"^(.*[^\\s,])\\s+([12][0-9]{3}\\s?[-–](?:\\s?[12][0-9]{3})?)$"_s);
    for (const QRegularExpression *form : {&behind, &inBrackets, &afterBlank}) {
        const auto match = form->match(reading.name);
        if (!reading.dates.isEmpty() || !match.hasMatch())
            continue;
        reading.dates = match.captured(2);
        reading.name = match.captured(1);
        return true;
    }
    return false;
}

//! "… (Editor)", "… [translator]", "…, author, illustrator."; "Smith, Ed" is a name.
bool takeRole(Reading &reading)
{
    static const QRegularExpression inBrackets(u"^(.*\\S)\\s*[(\\[]([^()\\[\\]]+)[)\\]]\\.?$"_s);
    static const QRegularExpression behind(u"^(.*[^\\s,]),\\s*([^,]+)$"_s);
    auto match = inBrackets.match(reading.name);
    if (!match.hasMatch())
        match = behind.match(reading.name);
    const auto role = match.hasMatch() ? knownRole(match.captured(2)) : std::nullopt;
    const bool isShort = match.captured(2).remove(u'.').size() < 6;
    const bool isBehindComma = match.regularExpression() == behind;
    const QString name = match.captured(1);
    if (!role || (isBehindComma && !name.contains(u',') && (isShort || !name.contains(u' '))))
        return false;
    reading.roles.prepend(*role);
    reading.name = name;
    return true;
}

//! "edited by …"
bool takeBeginning(Reading &reading)
{
    struct Beginning {
        const char *role;
        QRegularExpression form;
    };
    const auto form = [](const QString &words) {
        return QRegularExpression(u"^(?:%1)\\s+(?=\\p{Lu})"_s.arg(words), QRegularExpression::CaseInsensitiveOption);
    };
    static const std::array beginnings{
        Beginning{"aut", form(u"by|written by|text by"_s)},
        Beginning{"edt",
                  form(u"(?:[\\w ]{3,30} and )?edited by|ed\\. by|hrsg\\.? v(?:on|\\.)|hg\\.? "
                       u"v(?:on|\\.)|herausgegeben von|a cura di|"
                       "editado por|édité par|red\\. av"_s)},
        Beginning{
            "trl",
            form(
                u"(?:newly |freely )?translated (?:from [\\w ]{3,30} )?by|tr(?:ans)?l?\\. by|(?:aus [\\w ]{3,30} )?"
                "übers(?:etzt|\\.) v(?:on|\\.)|traduit (?:[\\w ’']{3,30} )?par|traducido por|traducción de|traduzione di|trad\\. (?:de|di|par)"_s)},
        Beginning{
            "ill",
            form(
                u"illustrated by|ill(?:us)?\\. by|illustrations by|pictures by|illustriert von|ill\\. von|illustré par"_s)},
        Beginning{"aui", form(u"(?:with an )?introduction by|foreword by|preface by"_s)},
        Beginning{"aft", form(u"(?:with an )?afterword by"_s)},
    };
    for (const Beginning &beginning : beginnings) {
        const auto match = beginning.form.match(reading.name);
        if (!match.hasMatch())
            continue;
        reading.name.remove(0, match.capturedEnd());
        reading.roles.prepend(QString::fromLatin1(beginning.role));
        return true;
    }
    return false;
}

//! A semicolon where a comma stands before words for a role: "Jane Austen, edited by Vivien Jones".
QString markedAtRoles(const QString &text)
{
    static const QRegularExpression comma(
        u"\\s*,\\s*(?=(?:newly |freely )?(?:edited|ed\\.|translated|transl?\\.|illustrated|ill(?:us)?\\.|illustrations|"
        "pictures|foreword|preface|introduction|afterword|hrsg\\.?|hg\\.?|herausgegeben|übers(?:etzt|\\.)|illustriert|"
        "traduit|traducido|trad\\.|traduzione|a cura|editado|édité|illustré)[\\p{L} ]* (?:by|v\\.|von|di|de|par|por) "
        "\\p{Lu})"_s,
        QRegularExpression::CaseInsensitiveOption);
    return QString(text).replace(comma, u"; "_s);
}

//! 夏目漱石著, 村上 春樹／著, and without the country of (美)海明威著
bool takeHanRole(Reading &reading)
{
    static const QRegularExpression country(u"^[(（\\[［〔【]\\p{Han}{1,5}[)）\\]］〕】]\\s*(?=\\S)"_s);
    static const QRegularExpression form(
        u"^([\\p{Han}\\p{Katakana}][\\p{Han}\\p{Hiragana}\\p{Katakana}・·ー. A-Z]+?) ?[/／]? ?(著者?|編著?|訳|译|编著?|译著?)$"_s);
    reading.name.remove(country);
    const auto match = form.match(reading.name);
    if (!match.hasMatch())
        return false;
    const QChar first = match.captured(2).front();
    reading.roles.prepend(first == u'著' ? u"aut"_s : first == u'訳' || first == u'译' ? u"trl"_s : u"edt"_s);
    reading.name = match.captured(1);
    return true;
}

//! "J. R. R. (John Ronald Reuel)" without the brackets, and what stood in them; the same of "Twain, Mark (Samuel
//! Clemens)".
QString takeFuller(QString &name)
{
    static const QRegularExpression pseudonym(u"\\s*\\(pseud(?:onym|\\.)?\\)$"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression other(
        u"^([^,()]+, [^,()]+?)\\s*\\((\\p{Lu}[\\p{L}\\p{M}.’'-]+(?: [\\p{L}\\p{M}.’'-]+)+)\\)$"_s);
    name.remove(pseudonym);
    if (const auto match = other.match(name);
        match.hasMatch() && !knownRole(match.captured(2)) && !match.captured(1).section(u',', 1).contains(u'.')) {
        name = match.captured(1);
        return match.captured(2);
    }
    static const QRegularExpression form(
        u"^(.*\\p{Lu}\\.)\\s*\\(((?:\\p{Lu}[\\p{L}\\p{M}.’'-]*)(?: [\\p{L}\\p{M}.’'-]+)*)\\)(.*)$"_s);
    const auto match = form.match(name);
    if (!match.hasMatch() || knownRole(match.captured(2)))
        return {};
    name = match.captured(1) + match.captured(3);
    return fullerName(match.captured(1), match.captured(2));
}

//! Whether what stands behind a comma is a title, and the name before it is not turned round: "Paul VI, Pope".
bool isTitle(const QString &text)
{
    constexpr int titles = filing::NameWord::Title | filing::NameWord::Ruler | filing::NameWord::Religious;
    const int flags = filing::FilingWords::instance().flags(text.section(u' ', 0, 0).toLower());
    return (flags & titles) != 0 && (text.contains(u" of "_s) || !text.contains(u' '));
}

//! "United Nations, Department of Economic Affairs"; a corporate word alone may be a family name: "Church, Charlotte".
bool isBodyWithParts(const QString &name)
{
    const QStringList parts = splitAtCommas(name);
    return parts.size() > 1 && std::any_of(parts.cbegin(), parts.cend(), [](const QString &part) {
               const QStringList words = part.toLower().split(u' ');
               return words.size() > 1 && std::any_of(words.cbegin(), words.cend(), [](const QString &word) {
                          return (filing::FilingWords::instance().flags(word) & filing::NameWord::Corporate) != 0;
                      });
           });
}

//! The name with its form: "Augustine, of Hippo, Saint" is "Augustine of Hippo, Saint", as it is spoken.
Person written(const QString &name)
{
    static const QRegularExpression origin(u"^([^,]+), *((?:of|the) [^,]+(?:,.*)?)$"_s);
    if (const auto match = origin.match(name); match.hasMatch())
        return {match.captured(1) + u' ' + match.captured(2), NameForm::Natural, {}};
    static const QRegularExpression suffixed(u"^([^,]+, [^,]*[^\\s,])\\s+(Jr\\.?|Sr\\.?|II|III|IV)$"_s);
    if (const auto match = suffixed.match(name); match.hasMatch())
        return {match.captured(1) + u", "_s + match.captured(2), NameForm::Heading, {}};
    if (isBodyWithParts(name))
        return {name, NameForm::Body, {}};
    const bool isSpoken = name.count(u',') == 1 && isTitle(name.section(u',', 1).trimmed());
    return {name, isSpoken ? NameForm::Natural : formOf(name), {}};
}

bool namesNobody(const QString &text)
{
    static const QRegularExpression form(
        u"^[\\s(\\[]*(?:n/?a|no author|none|nobody|not available|without author|s\\. ?a\\.|o\\. ?v\\.|[-–—?.]+)[\\s)\\]]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

} // namespace

QString fullerName(const QString &name, const QString &inside)
{
    static const QRegularExpression brackets(u"^[\\s(]+|[\\s),]+$"_s);
    const QString given = QString(inside).remove(brackets);
    return given.isEmpty() || !name.contains(u',') ? given : given + u' ' + name.section(u',', 0, 0).trimmed();
}

QList<Person> personNamed(const QString &text, const QString &role)
{
    static const QRegularExpression supplied(u"^\\[([^\\[\\]]+)\\]$"_s);
    Reading reading{text.trimmed()};
    if (const auto match = supplied.match(reading.name); match.hasMatch())
        reading.name = match.captured(1);
    if (reading.name.isEmpty() || namesNobody(reading.name))
        return {};
    while (takeRole(reading) || takeDates(reading) || takeBeginning(reading) || takeHanRole(reading)) { }
    const QString fuller = takeFuller(reading.name);
    takeDates(reading);
    Person person = written(reading.name.trimmed());
    person.dates = reading.dates;
    person.fuller = fuller;
    if (reading.roles.isEmpty())
        reading.roles = QStringList{role};
    reading.roles.removeDuplicates();
    QList<Person> people;
    for (const QString &each : reading.roles) {
        person.role = each;
        people += person;
    }
    return people;
}

QList<Person> personTagged(const QString &text, const QString &role)
{
    const QString name = text.trimmed();
    if (name.contains(u",,"_s) && !name.endsWith(u','))
        return {{QString(name).replace(u",,"_s, u","_s), NameForm::Natural, role}};
    if (!name.endsWith(u',') || (name.count(u',') > 1 && !name.contains(u",,"_s)))
        return personNamed(name, role);
    return {{name.chopped(1).replace(u",,"_s, u","_s), NameForm::Body, role}};
}

QString tagged(const Person &person)
{
    const bool hasComma = person.name.contains(u',');
    const QString doubled = QString(person.name).replace(u',', u",,"_s);
    if (person.form == NameForm::Body || (person.form == NameForm::Heading && person.name.contains(u' ') && !hasComma))
        return doubled + u',';
    return hasComma && naturalNames(personNamed(person.name, {})) != QStringList{naturalName(person)} ? doubled
                                                                                                      : person.name;
}

NamedPeople peopleNamed(const QString &text, const QString &role)
{
    NamedPeople named;
    for (const QString &part : splitAtMarks(markedAtRoles(text))) {
        Reading reading{part.simplified()};
        takeBeginning(reading);
        const SplitNames split = splitNames(reading.name);
        named.isGuess = named.isGuess || split.isGuess;
        for (const QString &name : split.names)
            named.people += personNamed(name, reading.roles.value(0, role));
    }
    return named;
}

} // namespace catalpa::exchange
