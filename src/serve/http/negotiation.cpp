// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/negotiation.h"

#include <QtCore/QList>

#include <optional>

namespace catalpa::serve {
namespace {

//! How much \a name is wanted in a list such as "text/html, application/json;q=0.9"; absent when it is not named.
std::optional<double> qualityOf(const QByteArray &list, const QByteArray &name)
{
    for (const QByteArray &each : list.split(',')) {
        const QList<QByteArray> parts = each.split(';');
        if (parts.first().trimmed().compare(name, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &parameter : parts.mid(1)) {
            const QByteArray trimmed = parameter.trimmed().toLower();
            bool isNumber = false;
            const double quality = trimmed.mid(2).toDouble(&isNumber);
            if (trimmed.startsWith("q="))
                return isNumber ? quality : 0;
        }
        return 1;
    }
    return std::nullopt;
}

QByteArray withoutWeakness(const QByteArray &etag)
{
    return etag.startsWith("W/") ? etag.mid(2) : etag;
}

} // namespace

bool prefersHtml(const QByteArray &accept)
{
    const double html = qualityOf(accept, "text/html").value_or(0);
    return html > 0 && html >= qualityOf(accept, "application/json").value_or(0);
}

bool acceptsGzip(const QByteArray &acceptEncoding)
{
    const auto gzip = qualityOf(acceptEncoding, "gzip");
    return gzip ? *gzip > 0 : qualityOf(acceptEncoding, "*").value_or(0) > 0;
}

bool matches(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    if (etag.isEmpty() || ifNoneMatch.isEmpty())
        return false;
    if (ifNoneMatch.trimmed() == "*")
        return true;
    for (const QByteArray &each : ifNoneMatch.split(',')) {
        if (withoutWeakness(each.trimmed()) == withoutWeakness(etag))
            return true;
    }
    return false;
}

bool wantsAnew(const QByteArray &cacheControl)
{
    for (const QByteArray &each : cacheControl.split(',')) {
        if (each.trimmed() == "no-cache")
            return true;
    }
    return false;
}

} // namespace catalpa::serve
