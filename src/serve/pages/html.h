// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace catalpa::serve {

//! \a text as it stands in HTML, in an element or in an attribute with quotation marks.
QByteArray html(const QString &text);

//! \a text in an element of its own direction, so that a name in Arabic does not turn what stands beside it.
QByteArray isolated(const QString &text);

//! \a href has to be one of our own addresses, with nothing in it that is not encoded.
QByteArray anchor(const QByteArray &href, const QByteArray &content, const QByteArray &attributes = {});

//! \a content between the tags of an element.
QByteArray element(const QByteArray &tag, const QByteArray &content, const QByteArray &attributes = {});

} // namespace catalpa::serve
