// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/detailcheck.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "core/codes/language.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! The last run of digits, hyphens and blanks, without the two: also of an address such as https://orcid.org/0000-….
QString digitsAtEnd(const QString &text)
{
    static const QRegularExpression form(u"([0-9][0-9 -]*[0-9Xx])\\s*$"_s);
    return form.match(text).captured(1).remove(u'-').remove(u' ').toUpper();
}

QChar checkDigitOf(int value)
{
    return value == 10 ? u'X' : QChar(u'0' + value);
}

bool isRight(const QString &value, DetailKind kind)
{
    switch (kind) {
    case DetailKind::Issn:
        return isIssn(value);
    case DetailKind::Isni:
    case DetailKind::Orcid:
        return isIsni(value);
    default:
        return true;
    }
}

Result<> invalid(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

Result<> checkNumber(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (text.isEmpty() || (isNumber && number >= 0 && number <= largestNumber))
        return {};
    return invalid(Text::tr("“%1” is no number of 0 to %2.").arg(text.left(40), QLocale().toString(largestNumber)));
}

} // namespace

Result<> checkDetail(const QString &text, const DetailDescription &description)
{
    if (text.contains(QChar::Null))
        return invalid(Text::tr("The text contains an invisible character (U+0000) that cannot be stored."));
    if (!text.isValidUtf16())
        return invalid(Text::tr("The text contains a broken character that cannot be stored."));
    if (description.kind == DetailKind::Number)
        return checkNumber(text);
    const bool isLong = description.kind == DetailKind::LongText;
    for (const QString &line : description.hasSeveral ? text.split(u'\n') : QStringList{text}) {
        const qsizetype longest = isLong ? longestDetail : longestDetailLine;
        if (line.size() > longest || text.size() > longestDetail) {
            return invalid(Text::tr("This text is too long: it has %1 characters, and %2 is the most.")
                               .arg(QLocale().toString(qMax(line.size(), text.size())),
                                    QLocale().toString(line.size() > longest ? longest : longestDetail)));
        }
        if (!isLong && line.contains(u'\n'))
            return invalid(Text::tr("The %1 is one line.").arg(description.name));
    }
    return {};
}

std::optional<QString> doubtAbout(const QString &text, const DetailDescription &description)
{
    for (const QString &value : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (const QString complaint = isbnComplaint(value);
            description.kind == DetailKind::Isbn && !complaint.isEmpty())
            return complaint;
        if (!isRight(value, description.kind))
            return Text::tr("%1 has a wrong check digit, or is no %2.").arg(value, description.name);
    }
    if (text.isEmpty())
        return std::nullopt;
    if (description.kind == DetailKind::Date && !yearIn(text))
        return Text::tr("No year can be read from “%1”.").arg(text.left(40));
    if (description.kind == DetailKind::Language && marcLanguage(text).isEmpty())
        return Text::tr("“%1” is no code of a language (ISO 639).").arg(text.left(40));
    return std::nullopt;
}

bool isIssn(const QString &text)
{
    const QString digits = digitsAtEnd(text);
    if (digits.size() != 8 || digits.first(7).contains(u'X'))
        return false;
    int sum = 0;
    for (int i = 0; i < 7; ++i) // Modulo 11, weights eight to two (ISO 3297).
        sum += (8 - i) * digits.at(i).digitValue();
    return digits.back() == checkDigitOf((11 - sum % 11) % 11);
}

bool isIsni(const QString &text)
{
    const QString digits = digitsAtEnd(text);
    if (digits.size() != 16 || digits.first(15).contains(u'X'))
        return false;
    int total = 0;
    for (int i = 0; i < 15; ++i) // ISO 7064, MOD 11-2.
        total = (total + digits.at(i).digitValue()) * 2 % 11;
    return digits.back() == checkDigitOf((12 - total % 11) % 11);
}

} // namespace catalpa
