// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/target.h"

#include "base/text.h"

#include <QtCore/QStringDecoder>
#include <QtCore/QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

Failure unreadable()
{
    return failure(ErrorKind::Invalid, Text::tr("This address cannot be read."));
}

std::optional<QByteArray> bytesOf(const QByteArray &encodedText)
{
    QByteArray bytes;
    bytes.reserve(encodedText.size());
    for (qsizetype i = 0; i < encodedText.size(); ++i) {
        if (encodedText.at(i) != '%') {
            bytes += encodedText.at(i);
            continue;
        }
        bool isHex = false;
        const QByteArray digits = encodedText.mid(i + 1, 2);
        const int byte = digits.toInt(&isHex, 16);
        if (!isHex || digits.size() != 2 || byte < 0 || digits.contains('+') || digits.contains('-'))
            return std::nullopt;
        bytes += char(byte);
        i += 2;
    }
    return bytes;
}

//! As decodeURIComponent() does it, which refuses what is no UTF-8.
Result<QString> decoded(const QByteArray &encodedText)
{
    const auto bytes = bytesOf(encodedText);
    if (!bytes || bytes->contains('\0'))
        return unreadable();
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(*bytes);
    if (decoder.hasError())
        return unreadable();
    return text;
}

Result<QStringList> segmentsOf(QByteArray path)
{
    QStringList segments;
    path = path.mid(1);
    if (path.endsWith('/'))
        path.chop(1);
    else if (path.isEmpty())
        return segments;
    for (const QByteArray &each : path.split('/')) {
        const auto segment = decoded(each);
        if (!segment)
            return passOn(segment);
        segments += *segment;
    }
    return segments;
}

constexpr QByteArrayView scheme = "http://";

bool hasHost(const QByteArray &target)
{
    return target.first(std::min(target.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) == 0;
}

//! Where the path of an address with a host begins; its size where it has none.
qsizetype startOfPath(const QByteArray &target)
{
    qsizetype at = scheme.size();
    while (at < target.size() && target.at(at) != '/' && target.at(at) != '?')
        ++at;
    return at;
}

//! A proxy may ask with the whole address (RFC 9112, 3.2.2).
QByteArray withoutHost(const QByteArray &target)
{
    if (!hasHost(target))
        return target;
    const QByteArray path = target.mid(startOfPath(target));
    return path.startsWith('/') ? path : '/' + path;
}

bool isAsked(QStringView name)
{
    return std::find(askedNames.begin(), askedNames.end(), name) != askedNames.end();
}

//! A form sends blanks as plus signs.
Result<QString> decodedOfForm(QByteArray text)
{
    return decoded(text.replace('+', ' '));
}

} // namespace

std::optional<QString> Target::value(QStringView name) const
{
    for (const auto &[each, text] : query) {
        if (each == name)
            return text;
    }
    return std::nullopt;
}

std::optional<QByteArray> hostOf(const QByteArray &target)
{
    if (!hasHost(target))
        return std::nullopt;
    return target.mid(scheme.size(), startOfPath(target) - scheme.size());
}

Result<Target> readTarget(const QByteArray &asked)
{
    const QByteArray target = withoutHost(asked);
    if (!target.startsWith('/'))
        return unreadable();
    const qsizetype mark = target.indexOf('?');
    const auto segments = segmentsOf(target.left(mark < 0 ? target.size() : mark));
    if (!segments)
        return passOn(segments);
    Target read{*segments, {}, target.left(mark < 0 ? target.size() : mark)};
    const QByteArray query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    for (const QByteArray &each : query.split('&')) {
        const qsizetype sign = each.indexOf('=');
        const auto name = decodedOfForm(each.left(sign < 0 ? each.size() : sign));
        const auto value = decodedOfForm(sign < 0 ? QByteArray() : each.mid(sign + 1));
        if (!name || (!value && !isAsked(*name))) // As Express does: nobody looks at these.
            continue;
        if (!value)
            return unreadable();
        if (!name->isEmpty())
            read.query.append({*name, *value});
    }
    return read;
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

} // namespace catalpa::serve
