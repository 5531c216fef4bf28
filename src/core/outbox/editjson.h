// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"

#include <QtCore/QJsonObject>

namespace catalpa {

//! Edits for the journal; editFromJson() gives nothing for what is not an edit.
QJsonObject toJson(const Edit &edit);
std::optional<Edit> editFromJson(const QJsonObject &json);

} // namespace catalpa
