// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What an order of texts is called, from its BCP 47 tag: "Swedish", "German, phone book order". In the reader's words
//! where Qt has them; else every language names itself.
QString collationName(const QString &tag);

} // namespace catalpa
