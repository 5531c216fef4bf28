// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QXmlStreamReader;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! A text without what XML 1.0 cannot hold.
QString xmlText(const QString &text);

//! The name of the element without its prefix, whether that is declared or not.
QString localName(const QXmlStreamReader &xml);

//! The text of the element that has begun, with that of those within, however deep they are; goes to its end.
QString elementText(QXmlStreamReader &xml);

//! The same, with a blank where another element begins or ends.
QString spacedText(QXmlStreamReader &xml);

} // namespace catalpa::exchange
