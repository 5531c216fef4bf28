// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/isbn.h"

#include "base/text.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! Modulo 11, weights ten to two (ISO 2108:1992).
QChar checkDigit10(QStringView digits)
{
    int sum = 0;
    for (int i = 0; i < 9; ++i)
        sum += (10 - i) * digits[i].digitValue();
    const int check = (11 - sum % 11) % 11;
    return check == 10 ? u'X' : QChar(u'0' + check);
}

//! Modulo 10, weights one and three (ISO 2108:2017).
QChar checkDigit13(QStringView digits)
{
    int sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += (i % 2 == 0 ? 1 : 3) * digits[i].digitValue();
    return QChar(u'0' + (10 - sum % 10) % 10);
}

bool isRight(QStringView number)
{
    if (number.size() == 10)
        return number.back() == checkDigit10(number);
    return number.size() == 13 && number.back() == checkDigit13(number);
}

bool isDash(QChar character)
{
    return character.category() == QChar::Punctuation_Dash || character == u'\u2212';
}

const QRegularExpression &thirteen()
{
    static const QRegularExpression form(u"(?<![0-9])97[89](?:[ -]?[0-9]){10}(?![0-9])"_s);
    return form;
}

const QRegularExpression &ten()
{
    static const QRegularExpression form(
        u"(?<![0-9])(?<![0-9][ -])[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx](?![0-9A-Za-z])"_s);
    return form;
}

//! The usual digit, hyphen or X that a character stands for; what it is itself where it is none of them.
QChar plainOf(QChar character)
{
    if (isDash(character))
        return u'-';
    if (character.digitValue() >= 0)
        return QChar(u'0' + character.digitValue());
    return character == u'Ｘ' || character == u'ｘ' ? QChar(u'X') : character;
}

//! With the usual digits and hyphens, and without marks that nobody sees.
QString plainOf(QStringView text)
{
    QString plain;
    for (const QChar character : text) {
        if (character.category() != QChar::Other_Format)
            plain += plainOf(character);
    }
    return plain;
}

//! Whether there is a group of this number of thirteen digits, by the ranges of the International ISBN Agency: 978-66
//! to 978-69 and most of 979 are given to nobody.
bool isGroup(const QString &number)
{
    return number.startsWith(u"978"_s) ? number.at(3) != u'6' || number.at(4) < u'6'
                                       : number.at(3) == u'1' || number.at(3) == u'8';
}

//! The number, or the text without hyphens and blanks, which may make a number of what was none.
QString compacted(QStringView text)
{
    QString plain = plainOf(text);
    for (const QRegularExpression *form : {&thirteen(), &ten()}) {
        if (const auto match = form->match(plain); match.hasMatch()) {
            plain = match.captured();
            break;
        }
    }
    return plain.remove(u'-').remove(u' ').replace(u'x', u'X');
}

//! Adds the numbers of ten digits between two places. One may follow upon another.
void addTens(QStringList &numbers, const QString &plain, qsizetype from, qsizetype to)
{
    static const QRegularExpression form(u"(?:\\G[ -]?|(?<![0-9])(?<![0-9][ -]))([0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx])"
                                         "(?![0-9A-Za-z])"_s);
    for (auto matches = form.globalMatch(plain.mid(from, to - from)); matches.hasNext();)
        numbers += compactIsbn(matches.next().captured(1));
}

} // namespace

QString compactIsbn(QStringView text)
{
    QString number = compacted(text);
    for (QString next = compacted(number); next != number; next = compacted(number))
        number = next;
    return number;
}

IsbnFault isbnFault(QStringView text)
{
    const QString number = compactIsbn(text);
    static const QRegularExpression form(u"^(?:[0-9]{9}[0-9X]|[0-9]{13})$"_s);
    if (!form.match(number).hasMatch())
        return IsbnFault::Length;
    const QString whole = number.size() == 13 ? number : u"978"_s + number;
    if (!whole.startsWith(u"978"_s) && !whole.startsWith(u"979"_s))
        return IsbnFault::Prefix;
    if (whole.startsWith(u"9790"_s))
        return IsbnFault::Music;
    if (!isGroup(whole))
        return IsbnFault::Group;
    return isRight(number) ? IsbnFault::None : IsbnFault::CheckDigit;
}

QString isbnComplaint(const QString &text)
{
    switch (isbnFault(text)) {
    case IsbnFault::None:
        return {};
    case IsbnFault::Length:
        return Text::tr("“%1” is no ISBN: it has neither ten nor thirteen digits.").arg(text);
    case IsbnFault::Prefix:
        return Text::tr("“%1” is no ISBN: it begins neither with 978 nor with 979.").arg(text);
    case IsbnFault::Music:
        return Text::tr("“%1” is no ISBN: 979-0 begins a number of printed music (ISMN).").arg(text);
    case IsbnFault::Group:
        return Text::tr("“%1” is no ISBN: there is no country, area or language with this beginning.").arg(text);
    case IsbnFault::CheckDigit:
        break;
    }
    return Text::tr("“%1” is no ISBN: its check digit is wrong.").arg(text);
}

bool isIsbn(QStringView text)
{
    return isbnFault(text) == IsbnFault::None;
}

QStringList isbnsIn(QStringView text)
{
    const QString plain = plainOf(text);
    QStringList numbers;
    qsizetype at = 0;
    for (auto matches = thirteen().globalMatch(plain); matches.hasNext();) {
        const auto match = matches.next();
        addTens(numbers, plain, at, match.capturedStart());
        numbers += compactIsbn(match.captured());
        at = match.capturedEnd();
    }
    addTens(numbers, plain, at, plain.size());
    if (numbers.isEmpty())
        numbers += compactIsbn(text);
    numbers.removeAll(QString());
    return numbers;
}

QString isbn13(QStringView text)
{
    if (!isIsbn(text))
        return {};
    const QString number = compactIsbn(text);
    if (number.size() == 13)
        return number;
    const QString digits = u"978"_s + number.left(9);
    return digits + checkDigit13(digits);
}

QString isbn10(QStringView text)
{
    const QString number = isbn13(text);
    if (!number.startsWith(u"978"_s))
        return {};
    const QString digits = number.mid(3, 9);
    return digits + checkDigit10(digits);
}

} // namespace catalpa
