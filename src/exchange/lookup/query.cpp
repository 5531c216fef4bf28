// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/query.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "exchange/lookup/target.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qsizetype longestText = 300;

bool isWord(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar each) { return each.isLetterOrNumber() || each.isSurrogate(); });
}

QString withoutControls(QString text)
{
    return text.removeIf(
        [](QChar each) { return each.category() == QChar::Other_Control || each.category() == QChar::Other_Format; });
}

//! A term in quotation marks, in which a backslash takes the meaning of what follows it.
QString quoted(const QString &term, QStringView special)
{
    QString text{u'"'};
    for (const QChar each : term) {
        if (special.contains(each))
            text += u'\\';
        text += each;
    }
    return text + u'"';
}

//! Operators stand before their two operands.
QString joinedPrefix(const QStringList &operands, const QString &operation)
{
    return (operation + u' ').repeated(operands.size() - 1) + operands.join(u' ');
}

QString prefixTerm(int attribute, const QString &term)
{
    return u"@attr 1=%1 "_s.arg(attribute) + quoted(term, u"\"\\");
}

QString cqlTerm(const QString &index, const QString &term)
{
    // An asterisk, a question mark and a caret would stand for other characters.
    return index + u"="_s + quoted(term, u"\"\\*?^");
}

} // namespace

bool isMeantAsIsbn(QString typed)
{
    static const QRegularExpression prefix(u"^ISBN(?:-1[03])?:?"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression form(u"^(?:[0-9]{9}[0-9Xx]|[0-9]{13})$"_s); // As printed or scanned.
    typed = withoutControls(typed.simplified());
    typed.remove(prefix);
    typed.removeIf([](QChar each) { return each.isSpace() || each.category() == QChar::Punctuation_Dash; });
    return form.match(typed).hasMatch();
}

QStringList lookUpQuestions(const QString &typed)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    const QStringList parts = isMeantAsIsbn(typed) ? QStringList() : typed.split(between, Qt::SkipEmptyParts);
    return parts.size() > 1 && std::all_of(parts.cbegin(), parts.cend(), isMeantAsIsbn) ? parts : QStringList{typed};
}

Result<LookUpQuery> lookUpQuery(const QString &typed)
{
    const QString text = withoutControls(typed.simplified());
    if (isMeantAsIsbn(text)) {
        const QString thirteen = isbn13(text);
        if (thirteen.isEmpty())
            return failure(ErrorKind::Invalid,
                           Text::tr("“%1” is no ISBN: its check digit is wrong. Compare it with the book.").arg(text));
        QStringList forms{thirteen, isbn10(text)};
        forms.removeAll(QString());
        return LookUpQuery{forms, {}};
    }
    if (text.size() > longestText)
        return failure(ErrorKind::Invalid,
                       Text::tr("These are more than %1 characters. Give a few words of the title and the author.")
                           .arg(longestText));
    LookUpQuery query;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (isMeantAsIsbn(word)) {
            if (const auto number = lookUpQuery(word); !number)
                return passOn(number);
            return failure(ErrorKind::Invalid,
                           Text::tr("“%1” is an ISBN. Look up ISBNs, or words of a title and an author, but not both "
                                    "at once.")
                               .arg(word));
        }
        if (isWord(word))
            query.words += word;
    }
    if (query.words.isEmpty())
        return failure(ErrorKind::Invalid, Text::tr("Give an ISBN, or words of the title and the author."));
    return query;
}

QByteArray prefixQuery(const LookUpQuery &query)
{
    QStringList parts;
    for (const QString &isbn : query.isbns)
        parts += prefixTerm(7, isbn);
    if (!parts.isEmpty())
        return joinedPrefix(parts, u"@or"_s).toUtf8();
    for (const QString &word : query.words)
        parts += u"@or "_s + prefixTerm(4, word) + u' ' + prefixTerm(1003, word);
    return joinedPrefix(parts, u"@and"_s).toUtf8();
}

QString cqlQuery(const LookUpQuery &query, const LookUpTarget &target)
{
    QStringList parts;
    for (const QString &isbn : query.isbns)
        parts += cqlTerm(target.isbnIndex, isbn);
    if (!parts.isEmpty())
        return parts.join(" or "_L1);
    for (const QString &word : query.words)
        parts += u"("_s + cqlTerm(target.titleIndex, word) + " or "_L1 + cqlTerm(target.authorIndex, word) + u')';
    return parts.join(" and "_L1);
}

bool isAskedFor(const ExchangeRecord &record, const LookUpQuery &query)
{
    return query.isbns.isEmpty()
        || std::any_of(record.identifiers.cbegin(), record.identifiers.cend(), [&](const Identifier &identifier) {
               return identifier.kind == IdentifierKind::Isbn && isbn13(identifier.value) == query.isbns.first();
           });
}

} // namespace catalpa::exchange
