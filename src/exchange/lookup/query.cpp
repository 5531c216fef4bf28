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

//! With the usual digits and hyphens. What stands around numbers is a semicolon: "ISBN-13:" before one, "(pbk.)"
//! behind.
QString bareNumbers(const QString &typed)
{
    static const QRegularExpression names(u"\\bISBN(?:[ -]?1[03](?![0-9]))?[ :#]*"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bindings(u"[(\\[][^()\\[\\]0-9]*[)\\]][ :.]*"_s);
    static const QRegularExpression edges(u"^[;\\s]+|[;\\s]+$"_s);
    QString bare =
        withoutControls(QString(typed).replace(u'\n', u';').simplified()).normalized(QString::NormalizationForm_KC);
    for (QChar &each : bare) {
        if (each.digitValue() >= 0)
            each = QChar(u'0' + each.digitValue());
        else if (each.category() == QChar::Punctuation_Dash || each == u'\u2212')
            each = u'-';
    }
    return bare.replace(names, u";"_s).replace(bindings, u";"_s).remove(edges);
}

//! Whether a text is the digits of one number, as printed or scanned.
bool isNumber(QString bare)
{
    static const QRegularExpression form(u"^(?:[0-9]{9}[0-9Xx]|[0-9]{13})$"_s);
    bare.removeIf([](QChar each) { return each.isSpace() || each == u'-'; });
    return form.match(bare).hasMatch();
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

bool isMeantAsIsbn(const QString &typed)
{
    return isNumber(bareNumbers(typed));
}

QStringList lookUpQuestions(const QString &typed)
{
    static const QRegularExpression marks(u"[,;\n]+"_s);
    static const QRegularExpression marksAndBlanks(u"[\\s,;]+"_s);
    const QString bare = bareNumbers(typed);
    if (isNumber(bare))
        return {bare};
    for (const QRegularExpression &between : {marks, marksAndBlanks}) {
        QStringList parts;
        for (const QString &part : bare.split(between, Qt::SkipEmptyParts))
            parts += part.trimmed();
        parts.removeAll(QString());
        if (!parts.isEmpty() && std::all_of(parts.cbegin(), parts.cend(), isNumber))
            return parts;
    }
    return {typed};
}

Result<LookUpQuery> lookUpQuery(const QString &typed)
{
    const QString text = withoutControls(typed.simplified());
    if (isMeantAsIsbn(text)) {
        const QString number = bareNumbers(text);
        if (const QString complaint = isbnComplaint(number); !complaint.isEmpty())
            return failure(ErrorKind::Invalid, complaint + u' ' + Text::tr("Compare it with the book."));
        QStringList forms{isbn13(number), isbn10(number)};
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
