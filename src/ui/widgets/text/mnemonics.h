// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::ui {

//! A text for a button, a menu or a label with a buddy that shows each & of \a text, instead of underlining a letter.
QString literalLabel(QString text);

//! What is read of such a text: "Save" of "&Save", "R&D" of "R&&D".
QString readLabel(const QString &label);

} // namespace catalpa::ui
