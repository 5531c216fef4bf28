// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/namesplit.h"

#include "core/filing/filingwords.h"
#include "exchange/names.h"
#include "exchange/wholenames.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QStringList trimmedParts(const QStringList &parts)
{
    QStringList all;
    for (const QString &part : parts) {
        if (const QString text = part.trimmed(); !text.isEmpty())
            all += text;
    }
    return all;
}

//! The list without "et al.".
QString withoutOthers(const QString &text)
{
    static const QRegularExpression others(u"[,\\s]+(?:et al\\.?|(?:and|&) others|u\\. ?a\\.|и др\\.)$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(others);
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

//! The parts between commas. What only stands behind a name stays with it: "National Geographic, Inc."
QStringList betweenCommas(const QString &text)
{
    QStringList names;
    for (const QString &part : trimmedParts(splitAtCommas(text))) {
        if (!names.isEmpty() && isBehindName(part))
            names.last() += u", "_s + part;
        else
            names += part;
    }
    return names;
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
    QStringList parts = trimmedParts(withoutOthers(text).replace(word, u"\n"_s).split(u'\n'));
    if (areAll(parts, isHeading))
        return {parts, false};
    if (parts.size() == 1)
        parts = betweenSmallWords(parts.first());
    const QStringList pieces = betweenCommas(parts.join(u','));
    if (areWholeNames(pieces) && (parts.size() > 1 || !isOneHeading(pieces)))
        return {pieces, true};
    if (const QStringList both = pairs(pieces); !both.isEmpty())
        return {both, true};
    if (const QStringList turned = withInitialsBehind(pieces); !turned.isEmpty())
        return {turned, true};
    return {{text}, false};
}

} // namespace catalpa::exchange
