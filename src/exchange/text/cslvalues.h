// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace catalpa::exchange {

// Values of variables of CSL-JSON.

//! A number or a text; of a list, which some programs write, its values that are one.
QStringList textsOf(const QJsonValue &value);
QString textOf(const QJsonValue &value); //!< The first of them.

//! "1937-09", or "1937/1938" of two.
QString dateOf(const QJsonObject &issued);
QJsonObject issuedOn(const QString &date);

} // namespace catalpa::exchange
