// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::exchange {

//! What TeX's commands and ligatures in a value of BibTeX stand for: accents, letters, quotation marks and dashes.
//! Groups and commands that only change the look are left out; \par is a line break.
QString fromLatex(QStringView text);

//! A text that fromLatex(), and TeX with Unicode, reads as it is. Its braces are always balanced.
QString toLatex(const QString &text);

} // namespace catalpa::exchange
