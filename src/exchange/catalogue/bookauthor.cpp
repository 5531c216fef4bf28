// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/bookauthor.h"

#include "base/text.h"
#include "core/codes/relator.h"
#include "core/filing/sortname.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

bool isAuthor(const Person &person)
{
    return person.role == "aut"_L1 || person.role == "cre"_L1;
}

//! "1890-1938", "1920-", "-1938", "b. 1950": years, perhaps with a word before them, as they are given.
const QRegularExpression &lifeDates()
{
    static const QString year = QStringLiteral(
        R"((?:ca?\. ?|circa |about |um |approximately )?\d{3,4}(?:\?)?(?: ?(?:B\.? ?C\.?(?: ?E\.?)?|v\. ?Chr\.))?)");
    static const QRegularExpression form(
        QStringLiteral(R"(^(?|(%1)?\s?[-–]\s?(%1)?|(?:b\.|born|geb\.|\*) ?(%1)()|(?:d\.|died|gest\.|†) ?()(%1))$)")
            .arg(year));
    return form;
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
    for (const QString &filed : {author.sortName.value_or(found), found}) { // As a person has it, or else the rules.
        const Person heading{filed, NameForm::Heading, natural.role};
        if (naturalName(heading) == author.name)
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

} // namespace catalpa::exchange
