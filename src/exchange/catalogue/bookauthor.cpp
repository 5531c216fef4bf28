// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/bookauthor.h"

#include "base/text.h"
#include "core/codes/relator.h"
#include "core/filing/filingwords.h"
#include "core/filing/sortname.h"
#include "core/records/detailcheck.h"
#include "core/records/tidying.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Books in these make some headings be spoken with the family first.
constexpr std::array familyFirstLanguages{""_L1, "hu"_L1, "vi"_L1};

bool isAuthor(const Person &person)
{
    return person.role == "aut"_L1 || person.role == "cre"_L1;
}

//! "1890-1938", "1920-", "-1938", "b. 1950": years, perhaps with a word before them, as they are given.
const QRegularExpression &lifeDates()
{
    static const QString era = QStringLiteral(R"((?: ?(?:B\.? ?C\.?(?: ?E\.?)?|v\. ?Chr\.)))");
    static const QString year = QStringLiteral(R"((?:ca?\. ?|circa |about |um |approximately )?)")
        + QStringLiteral(R"((?:\d{4}-\d\d-\d\d|(?:\d\d?\.? \p{L}{3,}\.? )?\d{3,4}\??%1?|\d\d?%1))").arg(era);
    static const QRegularExpression form(
        QStringLiteral(R"(^(?|(%1)?\s?[-–]\s?(%1)?|(?:b\.|born|geb\.|\*) ?(%1)()|(?:d\.|died|gest\.|†) ?()(%1))$)")
            .arg(year));
    return form;
}

//! Whether who reads a heading out of such a file finds the name again, whatever else the file says.
bool leadsBack(const Person &heading, const Author &author, Format format)
{
    const bool isOneText = format == Format::Ris || format == Format::DublinCore || format == Format::BibTex;
    const QList<Person> read = isOneText ? personNamed(heading.name, heading.role) : QList<Person>{heading};
    const QString country = author.country.value_or(QString());
    return read.size() == 1
        && std::all_of(familyFirstLanguages.begin(), familyFirstLanguages.end(), [&](QLatin1StringView language) {
               return naturalName(read.first(), {{}, language}) == author.name
                   && naturalName(read.first(), {country, language}) == author.name;
           });
}

bool hasWord(const QString &name, int words)
{
    const QStringList lows = name.toLower().split(u' ');
    return std::any_of(lows.begin(), lows.end(), [words](const QString &low) {
        return (filing::FilingWords::instance().flags(low) & words) != 0;
    });
}

//! Whether somebody who is filed under the name as it stands is a body: a word says so, or a person has filed it so and
//! no word is one of people's names.
bool isBody(const Author &author, bool isByHand)
{
    constexpr int words = filing::NameWord::Forename | filing::NameWord::Title | filing::NameWord::Ruler
        | filing::NameWord::Religious | filing::NameWord::Particle | filing::NameWord::Undivided
        | filing::NameWord::Kin;
    const QString low = author.name.toLower();
    const auto &known = filing::FilingWords::instance();
    if ((author.details && !lifeOf(*author.details).isEmpty()) || low.front().script() > QChar::Script_Cyrillic)
        return false;
    return hasWord(author.name, filing::NameWord::Corporate)
        || (isByHand && !hasWord(author.name, words) && known.orders(low.section(u' ', 0, 0)) == 0
            && known.orders(low.section(u' ', -1)) == 0);
}

} // namespace

qsizetype authorIn(const QList<Person> &people)
{
    const auto author = std::find_if(people.cbegin(), people.cend(), isAuthor);
    if (author != people.cend())
        return author - people.cbegin();
    const auto unsaid = std::find_if(people.cbegin(), people.cend(), [](const Person &p) { return p.role.isEmpty(); });
    return unsaid == people.cend() ? 0 : unsaid - people.cbegin();
}

QStringList remarksOnAuthor(const Person &author)
{
    if (author.role.isEmpty() || isAuthor(author))
        return {};
    return {Text::tr("No author is named; %1 (%2) is taken for it.").arg(naturalName(author), roleWord(author.role))};
}

Person personOf(const Author &author, Format format)
{
    const Person natural{author.name, NameForm::Natural, u"aut"_s};
    if (format == Format::Csv || format == Format::Xlsx || format == Format::Html)
        return natural;
    const QString found = authorSortName(author.name, author.country.value_or(QString())).text;
    const QString kept = author.sortName.value_or(found);
    if (kept == author.name && kept.contains(u' ') && !kept.contains(u','))
        return {kept, isBody(author, kept != found) ? NameForm::Body : NameForm::Heading, natural.role};
    for (const QString &filed : {kept, found}) { // As a person has it, or else the rules.
        const Person heading{filed, NameForm::Heading, natural.role};
        if (leadsBack(heading, author, format))
            return heading;
    }
    return natural;
}

std::optional<NewAuthor> authorNamed(const QString &text)
{
    const NamedPeople named = peopleNamed(text, {});
    if (named.people.size() != 1)
        return std::nullopt;
    const Person &person = named.people.first();
    const NewAuthor author{.name = naturalName(person), .details = authorDetailsOf(person)};
    if (author.name == text || author.name.isEmpty())
        return std::nullopt;
    return author;
}

bool isLife(const QString &dates)
{
    return lifeDates().match(dates).hasMatch();
}

AuthorDetails authorDetailsOf(const Person &person)
{
    AuthorDetails details;
    if (const auto match = lifeDates().match(person.dates); match.hasMatch()) {
        details.set(AuthorField::Born, match.captured(1));
        details.set(AuthorField::Died, match.captured(2));
    }
    details.set(AuthorField::OtherNames, person.fuller);
    return details;
}

QString lifeOf(const AuthorDetails &details)
{
    const QString born = details.text(AuthorField::Born);
    const QString died = details.text(AuthorField::Died);
    return born.isEmpty() && died.isEmpty() ? QString() : born + u'-' + died;
}

void addAuthorDetails(ExchangeRecord &record, const AuthorDetails &details)
{
    record.people.first().dates = lifeOf(details);
    record.author = details;
    record.author.set(AuthorField::Born, QString());
    record.author.set(AuthorField::Died, QString());
}

//! Under what the author is filed, where neither what is written of the name says so nor the rules.
QString lostSortName(const Person &written, const Author &author)
{
    const QString said = filedName(written);
    const QString found = authorSortName(author.name, author.country.value_or(QString())).text;
    const QString filed = author.sortName.value_or(found);
    return filed == (said.isEmpty() ? found : said) ? QString() : filed;
}

bool hasIdentifiers(const AuthorDetails &details)
{
    return std::any_of(identifierFields.begin(), identifierFields.end(),
                       [&details](AuthorField field) { return !details.text(field).isEmpty(); });
}

//! What is recorded of the author, without what cannot be, and that is said.
AuthorDetails authorDetails(const ExchangeRecord &record, const Person &person, QStringList &remarks)
{
    AuthorDetails details = authorDetailsOf(person);
    for (const AuthorField field : record.author.fields()) {
        const auto checked = checkDetail(record.author.text(field), description(field));
        if (!checked)
            remarks += Text::tr("%1: %2 What is too much was left out.")
                           .arg(description(field).label(), checked.error().message);
        else
            details.set(field, (details.values(field) + record.author.values(field)));
    }
    return details;
}

//! Under what the author is filed by the file, where the rules would not do the same.
QString sortNameFor(const Person &person, const NewAuthor &author)
{
    const QString filed = tidied(filedName(person));
    return filed == authorSortName(author.name, author.country.value_or(QString())).text ? QString() : filed;
}

} // namespace catalpa::exchange
