// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/searchtext.h"

#include "base/text.h"
#include "core/search/searchfields.h"
#include "wording/celltext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

using Kind = SearchTerm::Kind;

QString dayText(const QDate &day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString ageText(const SearchAge &age)
{
    switch (age.unit) {
    case u'w':
        return age.younger ? Text::tr("added in the last %n week(s)", nullptr, age.count)
                           : Text::tr("added more than %n week(s) ago", nullptr, age.count);
    case u'm':
        return age.younger ? Text::tr("added in the last %n month(s)", nullptr, age.count)
                           : Text::tr("added more than %n month(s) ago", nullptr, age.count);
    case u'y':
        return age.younger ? Text::tr("added in the last %n year(s)", nullptr, age.count)
                           : Text::tr("added more than %n year(s) ago", nullptr, age.count);
    default:
        return age.younger ? Text::tr("added in the last %n day(s)", nullptr, age.count)
                           : Text::tr("added more than %n day(s) ago", nullptr, age.count);
    }
}

QString dateText(const SearchTerm &term)
{
    if (term.age)
        return ageText(*term.age);
    if (!term.until.isValid())
        return Text::tr("added since %1").arg(dayText(term.from));
    if (!term.from.isValid())
        return Text::tr("added before %1").arg(dayText(term.until));
    const QDate last = term.until.addDays(-1);
    return last == term.from ? Text::tr("added on %1").arg(dayText(last))
                             : Text::tr("added from %1 to %2").arg(dayText(term.from), dayText(last));
}

//! Years are told without the separators of thousands.
QString yearText(const SearchTerm &term)
{
    const QString least = QString::number(term.least.value_or(0));
    const QString most = QString::number(term.most.value_or(0));
    if (!term.most)
        return Text::tr("published in %1 or later").arg(least);
    if (!term.least)
        return Text::tr("published in %1 or earlier").arg(most);
    return least == most ? Text::tr("published in %1").arg(least)
                         : Text::tr("published from %1 to %2").arg(least, most);
}

QString numberText(const SearchTerm &term)
{
    if (term.field == SearchField::Year)
        return yearText(term);

    const int least = term.least.value_or(0);
    if (!term.most)
        return Text::tr("with %n book(s) or more", nullptr, least);
    if (*term.most <= 0)
        return Text::tr("with no books");
    if (least == *term.most)
        return Text::tr("with %n book(s)", nullptr, least);
    return least <= 0 ? Text::tr("with no more than %n book(s)", nullptr, *term.most)
                      : Text::tr("with %1 to %n book(s)", nullptr, *term.most).arg(least);
}

QString recordedText(const SearchTerm &term)
{
    const bool nothing = (term.kind == Kind::Nothing) != term.excluded;
    switch (term.field) {
    case SearchField::Country:
        return nothing ? Text::tr("without a country") : Text::tr("with a country");
    case SearchField::Bio:
        return nothing ? Text::tr("without a biography") : Text::tr("with a biography");
    case SearchField::Title:
        return nothing ? Text::tr("without a title") : Text::tr("with a title");
    case SearchField::Isbn:
        return nothing ? Text::tr("without an ISBN") : Text::tr("with an ISBN");
    case SearchField::Year:
        return nothing ? Text::tr("without a year") : Text::tr("with a year");
    case SearchField::Language:
        return nothing ? Text::tr("without a language") : Text::tr("with a language");
    case SearchField::Subject:
        return nothing ? Text::tr("without a subject") : Text::tr("with a subject");
    case SearchField::Publisher:
        return nothing ? Text::tr("without a publisher") : Text::tr("with a publisher");
    default:
        return nothing ? Text::tr("without a name") : Text::tr("with a name");
    }
}

QString textText(const SearchTerm &term, SearchScope scope)
{
    const bool authors = scope == SearchScope::Authors;
    const QString text = term.kind == Kind::Exact ? Text::tr("exactly “%1”").arg(shortened(term.text, 60))
                                                  : Text::tr("“%1”").arg(shortened(term.text, 60));
    switch (term.field) {
    case SearchField::Author:
        if (authors)
            return (term.excluded ? Text::tr("not named %1") : Text::tr("named %1")).arg(text);
        return (term.excluded ? Text::tr("not by %1") : Text::tr("by %1")).arg(text);
    case SearchField::Title:
        if (authors)
            return (term.excluded ? Text::tr("without a book titled %1") : Text::tr("with a book titled %1")).arg(text);
        return (term.excluded ? Text::tr("not titled %1") : Text::tr("titled %1")).arg(text);
    case SearchField::Bio:
        return (term.excluded ? Text::tr("without %1 in the biography") : Text::tr("with %1 in the biography"))
            .arg(text);
    case SearchField::Country:
        return (term.excluded ? Text::tr("not from %1") : Text::tr("from %1")).arg(text);
    case SearchField::Isbn:
        return (term.excluded ? Text::tr("without the ISBN %1") : Text::tr("with the ISBN %1")).arg(text);
    case SearchField::Language:
        return (term.excluded ? Text::tr("not in the language %1") : Text::tr("in the language %1")).arg(text);
    case SearchField::Subject:
        return (term.excluded ? Text::tr("not about %1") : Text::tr("about %1")).arg(text);
    case SearchField::Publisher:
        return (term.excluded ? Text::tr("not published by %1") : Text::tr("published by %1")).arg(text);
    default:
        return (term.excluded ? Text::tr("without %1") : Text::tr("with %1")).arg(text);
    }
}

QString termText(const SearchTerm &term, SearchScope scope)
{
    switch (term.kind) {
    case Kind::Dates:
        return term.excluded ? Text::tr("not %1", "added in the last 30 days").arg(dateText(term)) : dateText(term);
    case Kind::Number:
        return term.excluded ? Text::tr("not %1", "with 10 books or more").arg(numberText(term)) : numberText(term);
    case Kind::Nothing:
    case Kind::Something:
        return recordedText(term);
    default:
        return textText(term, scope);
    }
}

//! What is wrong with a term of which there is nothing left to search for.
QString refusal(const SearchRemark &remark)
{
    const QString typed = remark.typed.left(40);
    switch (remark.reason) {
    case SearchRemark::Reason::NoDate:
        return Text::tr("“%1” is no date. Try <30d, 2026-03 or today.").arg(typed);
    case SearchRemark::Reason::NoNumber:
        return remark.meant.isEmpty() ? Text::tr("“%1” is no number. Try 0, >10 or 2..5.").arg(typed)
                                      : Text::tr("“%1” is no year. Try 1954, <1900 or 1990..2000.").arg(typed);
    case SearchRemark::Reason::NotHere:
        return isDetail(fieldNamed(typed).value_or(SearchField::Books))
            ? Text::tr("“%1:” is a field of the books.").arg(typed)
            : Text::tr("“%1:” is a field of the authors.").arg(typed);
    case SearchRemark::Reason::LoneSign:
        return Text::tr("“%1” by itself says nothing.").arg(typed);
    case SearchRemark::Reason::TooMuch:
        return Text::tr("A search has %n word(s) at most.", nullptr, mostSearchTerms);
    default:
        return {};
    }
}

QString hint(const SearchRemark &remark)
{
    const QString typed = remark.typed.left(40);
    switch (remark.reason) {
    case SearchRemark::Reason::UnknownField:
        return Text::tr("There is no field “%1:”. Did you mean “%2:”?").arg(typed, remark.meant);
    case SearchRemark::Reason::NoValueYet:
        return Text::tr("“%1:” looks for the word behind it.").arg(typed);
    case SearchRemark::Reason::NoDate:
        return Text::tr("“%1” is no date and was left out. Try <30d, 2026-03 or today.").arg(typed);
    case SearchRemark::Reason::NoNumber:
        return remark.meant.isEmpty()
            ? Text::tr("“%1” is no number and was left out. Try 0, >10 or 2..5.").arg(typed)
            : Text::tr("“%1” is no year and was left out. Try 1954, <1900 or 1990..2000.").arg(typed);
    case SearchRemark::Reason::TurnedRound:
        return Text::tr("“%1” ends before it begins, so nothing fits it. Did you mean “%2”?").arg(typed, remark.meant);
    case SearchRemark::Reason::NotHere:
        return isDetail(fieldNamed(typed).value_or(SearchField::Books))
            ? Text::tr("“%1:” is a field of the books and was left out.").arg(typed)
            : Text::tr("“%1:” is a field of the authors and was left out.").arg(typed);
    case SearchRemark::Reason::OpenQuotation:
        return Text::tr("The quotation mark is still open.");
    case SearchRemark::Reason::LoneSign:
        return Text::tr("“%1” by itself was left out.").arg(typed);
    case SearchRemark::Reason::TooMuch:
        return Text::tr("Only the first %n word(s) are searched for.", nullptr, mostSearchTerms);
    }
    return {};
}

//! Or would not do what was meant.
bool isLeftOut(const SearchRemark &remark)
{
    using Reason = SearchRemark::Reason;
    switch (remark.reason) {
    case Reason::NoValueYet:
    case Reason::NoDate:
    case Reason::NoNumber:
    case Reason::NotHere:
    case Reason::TooMuch:
    case Reason::TurnedRound:
        return true;
    case Reason::UnknownField:
    case Reason::OpenQuotation:
    case Reason::LoneSign:
        break;
    }
    return false;
}

} // namespace

QString searchSentence(const SearchQuery &search, SearchScope scope)
{
    const bool authors = scope == SearchScope::Authors;
    if (search.terms.isEmpty())
        return authors ? Text::tr("All authors") : Text::tr("All books");
    QStringList parts;
    for (const SearchTerm &term : search.terms)
        parts += termText(term, scope);
    return (authors ? Text::tr("Authors %1", "with “le guin”") : Text::tr("Books %1", "with “le guin”"))
        .arg(parts.join(Text::tr(", ", "between conditions")));
}

QStringList refusals(const SearchQuery &search)
{
    QStringList sentences;
    for (const SearchRemark &remark : search.remarks) {
        if (!search.terms.isEmpty() && !isLeftOut(remark))
            continue;
        const QString sentence = refusal(remark);
        sentences += sentence.isEmpty() ? hint(remark) : sentence;
    }
    return sentences;
}

QStringList searchHints(const SearchQuery &search)
{
    QStringList hints;
    for (const SearchRemark &remark : search.remarks)
        hints += hint(remark);
    return hints;
}

} // namespace catalpa
