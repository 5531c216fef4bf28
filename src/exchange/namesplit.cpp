// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/namesplit.h"

#include "core/filing/filingwords.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

using filing::FilingWords;
using filing::NameWord;

QStringList trimmedParts(const QStringList &parts)
{
    QStringList all;
    for (const QString &part : parts) {
        if (const QString text = part.trimmed(); !text.isEmpty())
            all += text;
    }
    return all;
}

bool isInitials(const QString &word)
{
    static const QRegularExpression form(u"^(?:\\p{Lu}\\.?[ -]?){1,4}$"_s);
    return form.match(word).hasMatch();
}

//! "Jane", "J.", "Jane Mary": what begins like forenames.
bool areForenames(const QString &text)
{
    const QString first = text.section(u' ', 0, 0);
    return isInitials(first)
        || (FilingWords::instance().flags(first.toLower().section(u'-', 0, 0)) & NameWord::Forename) != 0;
}

bool isBody(const QString &text)
{
    constexpr int words = NameWord::Corporate | NameWord::Article | NameWord::Origin;
    const QStringList parts = text.toLower().split(u' ');
    return std::any_of(parts.cbegin(), parts.cend(), [](const QString &word) {
        return word == u"for"_s || (FilingWords::instance().flags(word) & words) != 0;
    });
}

//! The list without "et al.".
QString withoutOthers(const QString &text)
{
    static const QRegularExpression others(u"[,\\s]+(?:et al\\.?|(?:and|&) others|u\\. ?a\\.)$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(others);
}

//! "John Smith": a forename and more, without a comma.
bool isSpoken(const QString &text)
{
    return text.contains(u' ') && !text.contains(u',') && text.front().isUpper() && areForenames(text)
        && !isInitials(text) && !isBody(text);
}

//! "Smith, John", perhaps with dates.
bool isHeading(const QString &text)
{
    static const QRegularExpression form(u"^[^,]+,([^,]+)(?:,[^,]*[0-9]{3}[^,]*)?$"_s);
    const auto match = form.match(text);
    return match.hasMatch() && !isBody(text) && areForenames(match.captured(1).trimmed());
}

bool areAll(const QStringList &parts, bool (*is)(const QString &))
{
    return parts.size() > 1 && std::all_of(parts.cbegin(), parts.cend(), is);
}

//! "Smith | J. | Doe | J." as pairs; nothing where each second part is not the beginning of a given name.
QStringList pairs(const QStringList &parts)
{
    QStringList names;
    for (qsizetype i = 0; i + 1 < parts.size(); i += 2) {
        const bool isPair = areForenames(parts.at(i + 1)) && !isInitials(parts.at(i)) && parts.at(i).count(u' ') < 3;
        if (!isPair || isBody(parts.at(i)))
            return {};
        names += parts.at(i) + u", "_s + parts.at(i + 1);
    }
    return parts.size() > 3 && parts.size() % 2 == 0 ? names : QStringList();
}

//! The parts between strokes, where each is a whole name.
QStringList betweenStrokes(const QString &text)
{
    const QStringList parts = trimmedParts(text.split(u'/'));
    const bool areWhole = std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
        return part.contains(u' ') && !isBody(part) && part.front().isUpper();
    });
    return areWhole ? parts : QStringList{text};
}

} // namespace

QStringList splitAtMarks(const QString &text)
{
    static const QRegularExpression marks(u"\\s*(?:[|;\\n、]|\\s／\\s?)\\s*"_s);
    return trimmedParts(text.split(marks));
}

SplitNames splitNames(const QString &text)
{
    static const QRegularExpression word(u",?\\s+(?:and|und|et|och|og|és|и|&)\\s+"_s);
    if (const QStringList parts = betweenStrokes(text); parts.size() > 1)
        return {parts, true};
    const QStringList parts = trimmedParts(withoutOthers(text).replace(word, u"\n"_s).split(u'\n'));
    if (areAll(parts, isHeading))
        return {parts, false};
    const QStringList pieces = trimmedParts(parts.join(u',').split(u','));
    if (areAll(pieces, isSpoken))
        return {pieces, true};
    if (const QStringList both = pairs(pieces); !both.isEmpty())
        return {both, true};
    return {{text}, false};
}

} // namespace catalpa::exchange
