// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/page.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! A dash for "nothing recorded".
QString cellText(const std::optional<QString> &text);
//! A number with the locale's separators.
QString cellText(qint64 number);
//! A short date in the user's locale and time zone.
QString cellText(const QDateTime &instant);
//! The same date by ISO 8601, for other programs.
QString isoDate(const QDateTime &instant);
//! At most \a length letters of a name within a sentence, "…" where it is cut; on one line.
QString shortened(const QString &text, int length);
//! What rows around a place are sorted by, for the bubble on the scroll bar.
QString labelText(const SortLabel &label);
//! Date and time in full, with the time zone, for the tool tip.
QString fullInstant(const QDateTime &instant);

} // namespace catalpa
