// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa {

//! The DOI in a text, each as it stands there. Semicolons and commas may belong to one: another one begins only with
//! "10." behind them, or with what is written before that, "doi:" or an address of doi.org.
QStringList doisIn(const QString &text);

} // namespace catalpa
