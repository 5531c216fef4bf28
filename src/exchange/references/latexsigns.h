// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::exchange {

//! The character of Unicode that combines, for a command of TeX for an accent, such as "v"; null for another command.
QChar combining(const QString &command);
//! The letter or sign that a command without an argument prints, such as "ss" and "alpha"; empty for another command.
QString latexSign(const QString &command);
//! Whether a command changes how letters look, or prints nothing for another reason.
bool isLatexSwitch(const QString &command);

} // namespace catalpa::exchange
