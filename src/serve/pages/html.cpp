// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/pages/html.h"

namespace catalpa::serve {

QByteArray html(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray isolated(const QString &text)
{
    return element("bdi", html(text));
}

QByteArray anchor(const QByteArray &href, const QByteArray &content, const QByteArray &attributes)
{
    return element("a", content,
                   "href=\"" + QByteArray(href).replace('&', "&amp;") + '"'
                       + (attributes.isEmpty() ? QByteArray() : ' ' + attributes));
}

QByteArray element(const QByteArray &tag, const QByteArray &content, const QByteArray &attributes)
{
    return '<' + tag + (attributes.isEmpty() ? QByteArray() : ' ' + attributes) + '>' + content + "</" + tag + '>';
}

} // namespace catalpa::serve
