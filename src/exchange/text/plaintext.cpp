// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/plaintext.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString character(const QString &entity)
{
    static const QHash<QString, QString> named{
        {u"amp"_s, u"&"_s},    {u"lt"_s, u"<"_s},     {u"gt"_s, u">"_s},     {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s},   {u"nbsp"_s, u" "_s},   {u"ndash"_s, u"–"_s},  {u"mdash"_s, u"—"_s},
        {u"hellip"_s, u"…"_s}, {u"rsquo"_s, u"’"_s},  {u"lsquo"_s, u"‘"_s},  {u"rdquo"_s, u"”"_s},
        {u"ldquo"_s, u"“"_s},  {u"eacute"_s, u"é"_s}, {u"egrave"_s, u"è"_s}, {u"agrave"_s, u"à"_s},
        {u"auml"_s, u"ä"_s},   {u"ouml"_s, u"ö"_s},   {u"uuml"_s, u"ü"_s},   {u"szlig"_s, u"ß"_s},
        {u"ccedil"_s, u"ç"_s}, {u"ntilde"_s, u"ñ"_s}, {u"oslash"_s, u"ø"_s}, {u"aring"_s, u"å"_s},
    };
    if (!entity.startsWith(u'#'))
        return named.value(entity);
    const bool isHex = entity.startsWith(u"#x"_s, Qt::CaseInsensitive);
    bool isNumber = false;
    const uint code = entity.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    const bool isCharacter = isNumber && code > 0 && code <= 0x10FFFF && !QChar::isSurrogate(code);
    return isCharacter ? QString::fromUcs4(std::array{char32_t(code)}.data(), 1) : QString();
}

//! The text with what its entities stand for; those that stand for nothing stay.
QString replaced(const QString &text, const QRegularExpression &entities)
{
    if (!text.contains(u'&'))
        return text;
    QString plain;
    qsizetype at = 0;
    for (auto matches = entities.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QString meant = character(match.captured(1));
        plain += QStringView(text).sliced(at, match.capturedStart() - at);
        plain += meant.isEmpty() ? match.captured() : meant;
        at = match.capturedEnd();
    }
    return plain.append(QStringView(text).sliced(at));
}

} // namespace

QString withoutMarkup(const QString &html)
{
    static const QRegularExpression breaks(u"<(?:br|/p|/div|/li|/h[1-6])\\b[^<>]*>"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(
        u"<!--[^<>]*-->|<!DOCTYPE[^<>]*>|</"
        u"?(?:jats:)?(?:a|abbr|address|article|aside|b|base|big|blockquote|body|br|caption|center|cite|"
        "code|col|colgroup|dd|del|div|dl|dt|em|figure|figcaption|font|footer|h[1-6]|head|header|hr|html|i|img|ins|"
        "italic|bold|kbd|li|link|main|mark|meta|nav|ol|p|pre|q|s|samp|sc|sec|section|small|span|strike|strong|style|"
        "sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr)(?:[\\s/][^<>]*)?>"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression entities(u"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});"_s);
    return replaced(QString(html).replace(breaks, u"\n"_s).remove(tags), entities).trimmed();
}

QString withoutCslMarkup(const QString &text)
{
    static const QRegularExpression tags(u"</?(?:i|b|sup|sub|sc)>|<span(?:\\s[^<>]*)?>|</span>"_s);
    static const QRegularExpression entities(u"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});"_s);
    return replaced(QString(text).remove(tags), entities).trimmed();
}

QString withoutNumericEntities(const QString &text)
{
    static const QRegularExpression entities(u"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"_s);
    return replaced(text, entities);
}

QString withoutIsbd(const QString &text)
{
    static const QRegularExpression separator(u"(?:(?<!\\s)\\s+[/:;=,+]|[,;:/])\\s*$"_s);
    static const QRegularExpression stop(
        u"(?<=[\\p{L}\\p{N})\\]]{3})(?<!etc|Inc|Ltd|vol|Vol|rev|Aufl|Hrsg|hrsg|Bros|Univ|verm|bearb|Nachdr)\\.$"_s);
    QString plain = text.trimmed();
    if (plain.isEmpty() || !QStringView(u"/:;=,+.").contains(plain.back()))
        return plain;
    plain.remove(separator);
    if (!plain.endsWith(u".."_s))
        plain.remove(stop);
    plain = plain.trimmed();
    return plain.isEmpty() ? text.trimmed() : plain;
}

} // namespace catalpa::exchange
