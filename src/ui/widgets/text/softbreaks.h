// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::ui {

//! A text as a field for many lines can show it without a stall: a line of very many characters is laid out as a whole
//! each time a part of it changes, so it gets breaks of its own, between words where there are any.
QString withSoftBreaks(const QString &text);
//! The text of such a field without these breaks.
QString withoutSoftBreaks(QString shown);

} // namespace catalpa::ui
